// What the ledger is searched by, as it stands in the address and as the server takes it, and its columns.
import type { CaseLine, LedgerAsk, LedgerFilter, Totals } from '@/base/contract'
import { t, word } from '@/base/i18n'
import type { Asked, Choice, SearchField } from '@/base/list/fields'

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

export function filterOf(asked: Asked): LedgerFilter {
  const filter: LedgerFilter = {}
  const organisation = Number(asked.organisation)
  if (organisation) filter.organisation = organisation
  for (const name of ['level', 'cause', 'text', 'origin', 'residence'] as const) {
    const value = asked[name]
    if (value) filter[name] = value
  }
  const status = statusAsk(asked.status)
  if (status) filter.status = status
  if (asked.minimum_allowance) filter.minimum_allowance = asked.minimum_allowance === '1'
  return filter
}

/// The order asked for in the address.
export function orderOf(asked: Asked): Pick<LedgerAsk, 'sort' | 'descending'> {
  const sorts = ['name', 'level', 'income', 'updated', 'filed'] as const
  const sort = sorts.find((each) => each === asked.sort)
  return sort ? { sort, ...(asked.descending ? { descending: true } : {}) } : {}
}

const worded = (group: string, codes: readonly string[]): Choice[] =>
  codes.map((code) => ({ value: code, label: word(group, code) }))
export const ledgerFields = (causes: readonly Choice[]): SearchField<keyof LedgerFilter>[] => [
  { kind: 'text', key: 'text', label: t('ledger.text'), hint: t('ledger.text_hint') },
  { kind: 'several', key: 'level', label: t('ledger.level'), choices: worded('level', ['3', '2', '1']) },
  { kind: 'choice', key: 'cause', label: t('ledger.cause'), choices: causes },
  {
    kind: 'choice',
    key: 'status',
    label: t('ledger.status'),
    all: t('ledger.status_default'),
    choices: [
      { value: 'all', label: t('ledger.all') },
      { value: 'in_procedure', label: t('ledger.in_procedure') },
      ...worded('status', statuses),
    ],
  },
  {
    kind: 'choice',
    key: 'origin',
    label: t('ledger.origin'),
    folded: true,
    choices: worded('origin', ['application', 'imported']),
  },
  {
    kind: 'choice',
    key: 'residence',
    label: t('ledger.residence'),
    folded: true,
    choices: worded('residence', ['rural', 'urban']),
  },
  {
    kind: 'choice',
    key: 'minimum_allowance',
    label: t('ledger.minimum_allowance'),
    folded: true,
    choices: [
      { value: '1', label: t('state.yes') },
      { value: '0', label: t('state.no') },
    ],
  },
]

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
