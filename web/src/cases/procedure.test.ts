import { expect, it } from 'vitest'
import type { CaseLine } from '@/base/contract'
import { refusedOf } from './procedure'

const line = (id: number): CaseLine => ({ id }) as CaseLine

it('names the case of each row that was not decided, by its place among those sent', () => {
  const why = { code: 'stale_version', message: '已被他人修改', message_en: 'changed meanwhile' }
  const refused = refusedOf([line(7), line(8), line(9)], [{ row: 1, ...why }, { row: 2, ...why }])
  expect(refused.map((each) => each.line.id)).toEqual([8, 9])
  expect([why.message, why.message_en]).toContain(refused[0]!.message)
})
