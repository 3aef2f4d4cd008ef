import { expect, it } from 'vitest'
import type { CaseLine, Totals } from '@/base/contract'
import { addsUp } from './ledger'

const row = (household_size: number | null, income_total: number | null) =>
  ({ household_size, income_total }) as unknown as CaseLine
const totals = (cases: number, people: number, income_total: number) =>
  ({ cases, people, income_total }) as unknown as Totals
const rows = [row(3, 650000), row(null, null), row(2, -1200)]

it.each([
  ['the rows and their sums; a household of unknown size counts as one', rows, totals(3, 6, 648800), 1000, true],
  ['a row less', rows.slice(1), totals(3, 6, 648800), 1000, false],
  ['as many rows, but an income has changed', rows, totals(3, 6, 648900), 1000, false],
  ['as many rows, but a household has grown', rows, totals(3, 7, 648800), 1000, false],
  ['of a longer ledger the first rows', rows, totals(9, 20, 5), 3, true],
  ['of a longer ledger not even those', rows, totals(9, 20, 5), 4, false],
  ['nobody', [], totals(0, 0, 0), 1000, true],
])('%s', (_, read, sums, limit, whole) => expect(addsUp(read, sums, limit)).toBe(whole))
