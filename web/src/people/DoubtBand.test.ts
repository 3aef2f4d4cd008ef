// What is doubted stands until it is ticked off; who did it and when stands quietly below.
import { flushPromises, mount } from '@vue/test-utils'
import { beforeEach, describe, expect, it, vi } from 'vitest'

const page = vi.hoisted(() => ({ sent: [] as unknown[], may: true, refreshed: 0 }))
vi.mock('@/base/api', () => ({
  client: { POST: (_path: string, ask: unknown) => page.sent.push(ask) },
  keyed: (key: string) => ({ key }),
  reply: (asked: unknown) => Promise.resolve(asked),
}))
vi.mock('@/base/queries', () => ({ refresh: async () => void ++page.refreshed }))
vi.mock('@/base/session', () => ({ useSession: () => ({ may: () => page.may }) }))
vi.mock('@/base/i18n', () => ({
  t: (key: string) => key,
  aside: (words: string) => `(${words})`,
  doubtsOf: (doubts: { message: string }[]) => doubts.map((each) => each.message),
}))

import DoubtBand from './DoubtBand.vue'

const doubt = { doubt: 'ab', about: 'member', code: 'people.area_unknown', message: '地区代码', message_en: 'area' }
const checked = { ...doubt, doubt: 'cd', message: '校验', checked_by: '李某', checked_at: 1_774_000_000_000 }
const band = (...doubts: unknown[]) => mount(DoubtBand, { props: { member: { id: 7, doubts } } as never })

beforeEach(() => Object.assign(page, { sent: [], may: true, refreshed: 0 }))

describe('doubts of a record', () => {
  it('are not there when there are none', () => expect(band().find('section').exists()).toBe(false))
  it('are ticked off by the name of the doubt, and the record is read again', async () => {
    const box = band(doubt, checked)
    expect(box.findAll('li')).toHaveLength(1)
    await box.find('li button').trigger('click')
    await flushPromises()
    expect(page.sent).toEqual([
      expect.objectContaining({ params: { path: { member: 7 } }, body: { doubt: 'ab' } }),
    ])
    expect(page.refreshed).toBe(1)
  })
  it('that were ticked off are a quiet line without a button', () => {
    const box = band(checked)
    expect(box.find('.doubts-open').exists()).toBe(false)
    expect(box.find('.note').text()).toContain('校验')
    expect(box.find('button').exists()).toBe(false)
  })
  it('are seen, not ticked off, by who may not edit', () => {
    page.may = false
    expect(band(doubt).find('button').exists()).toBe(false)
  })
})
