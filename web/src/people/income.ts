// A year's income as a form holds it: text in yuan.
import type { Income } from '@/base/contract'
import { yuanInput } from '@/base/money'

export const incomeKinds = ['wages', 'business', 'transfers', 'property', 'expenses'] as const
export type IncomeKind = (typeof incomeKinds)[number]
/// What a ledger stated stays beside the kinds, to be compared, until somebody clears it.
export type IncomeForm = Record<IncomeKind, string> & { year: string; stated_total: string; stated_size: string }

export const emptyIncome = (year: number): IncomeForm => ({
  year: String(year),
  wages: '',
  business: '',
  transfers: '',
  property: '',
  expenses: '',
  stated_total: '',
  stated_size: '',
})
export const incomeForm = (income: Income | undefined, year: number): IncomeForm => ({
  ...emptyIncome(income?.year ?? year),
  ...Object.fromEntries(incomeKinds.map((kind) => [kind, yuanInput(income?.[kind])])),
  stated_total: yuanInput(income?.stated_total),
  stated_size: income?.stated_size?.toString() ?? '',
})
