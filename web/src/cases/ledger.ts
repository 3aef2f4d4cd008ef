// The ledger's filters as they stand in the address, and its columns.
import type { CaseLine, LedgerAsk, LedgerFilter, Totals } from '@/base/contract'
import { t } from '@/base/i18n'
import { language } from '@/base/language'
import type { Column } from '@/base/table/columns'

export const statuses = [
  'draft',
  'submitted',
  'assembly_passed',
  'on_notice',
  'notice_passed',
  'committee_recorded',
  'committee_confirmed',
  'filing_proposed',
  'on_ledger',
  'returned',
  'rejected',
  'withdrawn',
  'voided',
  'imported',
]
const groups: Record<string, string[]> = {
  all: statuses,
  in_procedure: [...statuses.slice(0, 8), 'returned'], // what the home page counts so
}

/// A status word of the address as the server takes it; none means on the ledger or imported.
export const statusAsk = (word: string | undefined): string | undefined =>
  word ? (groups[word] ?? [word]).join(',') : undefined

export function filterOf(one: (name: string) => string | undefined): LedgerFilter {
  const filter: LedgerFilter = {}
  const organisation = Number(one('organisation'))
  if (organisation) filter.organisation = organisation
  for (const name of ['level', 'cause', 'text', 'origin', 'residence'] as const) {
    const value = one(name)
    if (value) filter[name] = value
  }
  const status = statusAsk(one('status'))
  if (status) filter.status = status
  if (one('minimum_allowance')) filter.minimum_allowance = one('minimum_allowance') === '1'
  return filter
}

/// The order asked for in the address.
export function orderOf(one: (name: string) => string | undefined): Pick<LedgerAsk, 'sort' | 'descending'> {
  const sorts = ['name', 'level', 'income', 'updated', 'filed'] as const
  const sort = sorts.find((each) => each === one('sort'))
  return sort ? { sort, ...(one('descending') ? { descending: true } : {}) } : {}
}

/// Whether rows are those that the totals sum up: all of them, or as many as are read of a longer ledger.
export function addsUp(rows: CaseLine[], totals: Totals, limit: number): boolean {
  if (totals.cases > limit) return rows.length === limit
  const sum = (of: (row: CaseLine) => number): number => rows.reduce((total, row) => total + of(row), 0)
  return (
    rows.length === totals.cases &&
    sum((row) => row.household_size ?? 1) === totals.people &&
    sum((row) => row.income_total ?? 0) === totals.income_total
  )
}

export const ledgerColumns = (): Column[] => [
  { key: 'number', label: t('ledger.number'), width: 106, fixed: true },
  { key: 'person_name', label: t('ledger.name'), width: 84, sort: 'name', fixed: true },
  { key: 'sex', label: t('ledger.sex'), width: 48, extra: true },
  { key: 'age', label: t('ledger.age'), width: 52, align: 'right', extra: true },
  { key: 'id_number_masked', label: t('ledger.id_number'), width: 156, extra: true },
  { key: 'level', label: t('ledger.level'), width: 88, sort: 'level' },
  { key: 'branch', label: t('ledger.branch'), width: '100%', clip: true },
  { key: 'join_date', label: t('ledger.join_date'), width: 82 },
  { key: 'household_size', label: t('ledger.size'), width: 46, align: 'right' },
  { key: 'income_per_head', label: t('ledger.per_head'), width: 136, align: 'right', sort: 'income' },
  { key: 'income_total', label: t('ledger.income'), width: 124, align: 'right', extra: true },
  { key: 'main_cause', label: t('ledger.cause'), width: 84, clip: true },
  { key: 'residence', label: t('ledger.residence'), width: 60, extra: true },
  { key: 'minimum_allowance', label: t('ledger.minimum_allowance'), width: 56, extra: true },
  { key: 'status', label: t('ledger.status'), width: 96 },
  { key: 'origin', label: t('ledger.origin'), width: 60, extra: true },
  { key: 'filed_on', label: t('ledger.filed_on'), width: 92, sort: 'filed', extra: true },
  { key: 'due_on', label: t('ledger.due_on'), width: 100, extra: true },
  { key: 'updated_at', label: t('ledger.updated'), width: 94, sort: 'updated', extra: language.value === 'en' },
  { key: 'ops', label: t('table.actions'), width: 84, fixed: true },
]
