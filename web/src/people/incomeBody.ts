// A year's income as it is judged, shown and sent: fen.
import type { Complaints } from '@/base/form/form'
import type { Shown } from '@/base/form/stale'
import { aside, t } from '@/base/i18n'
import { parseYuan, yuan } from '@/base/money'
import { type IncomeForm, incomeKinds } from './income'

const inYuan = (text: string): string => {
  const fen = parseYuan(text)
  return typeof fen === 'number' ? yuan(fen) : text
}

/// The amounts in words, to show two versions beside each other.
export const shownIncome = (): Shown<IncomeForm>[] => [
  ...incomeKinds.map((kind): Shown<IncomeForm> => [
    kind,
    t(`file.${kind}`) + aside(t('unit.yuan')),
    (form) => inYuan(form[kind]),
  ]),
  ['stated_total', t('household.stated_total') + aside(t('unit.yuan')), (form) => inYuan(form.stated_total)],
  ['stated_size', t('household.stated_size'), (form) => form.stated_size],
]
/// The kinds that nothing is said of, each under `prefix`: a kind without income is 0.
export function incomeErrors(form: IncomeForm, prefix: string): Complaints {
  const open = incomeKinds.filter((kind) => !form[kind].trim())
  return Object.fromEntries(open.map((kind) => [prefix + kind, t('apply.need_income', { name: t(`file.${kind}`) })]))
}

export interface IncomeBody {
  year: number
  wages: number
  business: number
  transfers: number
  property: number
  expenses: number
  stated_total?: number
  stated_size?: number
}
export function incomeBody(form: IncomeForm): IncomeBody {
  const [wages = 0, business = 0, transfers = 0, property = 0, expenses = 0] = incomeKinds.map(
    (kind) => parseYuan(form[kind]) ?? 0,
  )
  const stated = parseYuan(form.stated_total)
  return {
    year: Number(form.year),
    wages,
    business,
    transfers,
    property,
    expenses,
    ...(typeof stated === 'number' ? { stated_total: stated } : {}),
    ...(form.stated_size.trim() ? { stated_size: Number(form.stated_size.normalize('NFKC')) } : {}),
  }
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
