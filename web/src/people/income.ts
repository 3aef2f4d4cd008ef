// A year's income as a form holds it (text in yuan) and as the server takes it (fen).
import type { Income } from '@/base/contract'
import type { Shown } from '@/base/form/reading'
import { aside, t } from '@/base/i18n'
import { parseYuan, yuan, yuanInput } from '@/base/money'

export const incomeKinds = ['wages', 'business', 'transfers', 'property', 'expenses'] as const
export type IncomeKind = (typeof incomeKinds)[number]
export type IncomeForm = Record<IncomeKind, string> & { year: string }

export const emptyIncome = (year: number): IncomeForm => ({
  year: String(year),
  wages: '',
  business: '',
  transfers: '',
  property: '',
  expenses: '',
})
export const incomeForm = (income: Income | undefined, year: number): IncomeForm => ({
  ...emptyIncome(income?.year ?? year),
  ...Object.fromEntries(incomeKinds.map((kind) => [kind, yuanInput(income?.[kind])])),
})

/// The amounts in words, to show two versions beside each other.
export const shownIncome = (): Shown<IncomeForm>[] =>
  incomeKinds.map((kind) => [
    kind,
    t(`file.${kind}`) + aside(t('unit.yuan')),
    (form) => {
      const fen = parseYuan(form[kind])
      return typeof fen === 'number' ? yuan(fen) : form[kind]
    },
  ])

/// What is wrong by field, each under `prefix`.
export function incomeErrors(form: IncomeForm, prefix: string): Record<string, string> {
  const errors: Record<string, string> = {}
  for (const kind of incomeKinds) {
    const fen = parseYuan(form[kind])
    if (fen === undefined) errors[prefix + kind] = t('form.not_money')
    else if (fen === null) errors[prefix + kind] = t('apply.need_income', { name: t(`file.${kind}`) })
  }
  if (!/^\d{4}$/.test(form.year)) errors[`${prefix}year`] = t('household.need_year')
  return errors
}

export interface IncomeBody {
  year: number
  wages: number
  business: number
  transfers: number
  property: number
  expenses: number
}
export function incomeBody(form: IncomeForm): IncomeBody {
  const [wages = 0, business = 0, transfers = 0, property = 0, expenses = 0] = incomeKinds.map(
    (kind) => parseYuan(form[kind]) ?? 0,
  )
  return { year: Number(form.year), wages, business, transfers, property, expenses }
}

/// Sums while typing; null until every amount is there.
export function incomeSums(
  form: IncomeForm,
  size: number,
): { total: number; net: number; head: number | null } | null {
  const amounts = incomeKinds.map((kind) => parseYuan(form[kind]))
  if (amounts.some((each) => typeof each !== 'number')) return null
  const { wages, business, transfers, property, expenses } = incomeBody(form)
  const total = wages + business + transfers + property
  const net = total - expenses
  return { total, net, head: size > 0 ? Math.round(net / size) : null }
}
