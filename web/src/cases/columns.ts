// The columns of a case's line, the same in every list of cases.
import type { CaseLine } from '@/base/contract'
import { dayOf } from '@/base/dates'
import { t, word } from '@/base/i18n'
import { language } from '@/base/language'
import type { ListColumn } from '@/base/list/useList'
import type { Level } from '@/base/table/columns'

type Code = (table: string, code: string | null | undefined) => string
export const levelOf = (line: CaseLine): Level => ({
  level: line.level ?? line.proposed_level,
  proposed: !line.level && !!line.proposed_level,
})
const allowance = ({ minimum_allowance: has }: CaseLine): string | null =>
  has == null ? null : t(has ? 'state.yes' : 'state.no')

/// In the ledger's order; `code` words the codes of the code tables.
export const caseColumns = (code: Code): ListColumn<CaseLine>[] => [
  { key: 'number', label: t('ledger.number'), width: 106, pin: true, link: true },
  { key: 'person_name', label: t('ledger.name'), width: 84, sort: 'name', pin: true },
  { key: 'sex', label: t('ledger.sex'), width: 48, value: (line) => word('sex', line.sex), extra: true },
  { key: 'age', label: t('ledger.age'), kind: 'number', width: 52, extra: true },
  { key: 'id_number_masked', label: t('ledger.id_number'), width: 156, extra: true },
  { key: 'level', label: t('ledger.level'), kind: 'level', width: 88, sort: 'level', value: levelOf },
  { key: 'branch', label: t('ledger.branch'), kind: 'organisation', width: '100%', clip: true },
  // English words take more room.
  { key: 'join_date', label: t('ledger.join_date'), kind: 'date', width: 82, extra: language.value === 'en' },
  { key: 'household_size', label: t('ledger.size'), kind: 'number', width: 46 },
  { key: 'income_per_head', label: t('ledger.per_head'), kind: 'money', width: 136, sort: 'income' },
  { key: 'income_total', label: t('ledger.income'), kind: 'money', width: 124, extra: true },
  {
    key: 'main_cause',
    label: t('ledger.cause'),
    width: 84,
    clip: true,
    value: (line) => code('cause', line.main_cause),
  },
  {
    key: 'residence',
    label: t('ledger.residence'),
    width: 60,
    extra: true,
    value: (line) => word('residence', line.residence),
  },
  { key: 'minimum_allowance', label: t('ledger.minimum_allowance'), width: 56, extra: true, value: allowance },
  { key: 'status', label: t('ledger.status'), kind: 'status', width: 96 },
  { key: 'origin', label: t('ledger.origin'), width: 60, extra: true, value: (line) => word('origin', line.origin) },
  { key: 'filed_on', label: t('ledger.filed_on'), kind: 'date', width: 92, sort: 'filed', extra: true },
  { key: 'due_on', label: t('ledger.due_on'), width: 100, extra: true },
  {
    key: 'updated_at',
    label: t('ledger.updated'),
    kind: 'date',
    width: 94,
    sort: 'updated',
    extra: true,
    value: (line) => dayOf(line.updated_at),
  },
]
/// Some of them, shown all, in the order named.
export function someColumns(code: Code, keys: readonly string[]): ListColumn<CaseLine>[] {
  const all = caseColumns(code)
  return keys.flatMap((key) => all.filter((each) => each.key === key).map((each) => ({ ...each, extra: false })))
}

/// The same of rows that hold a case's line.
export const ofLine = <R extends { line: CaseLine }>(columns: readonly ListColumn<CaseLine>[]): ListColumn<R>[] =>
  columns.map(({ value, key, label, kind, width, clip, pin, link }) => ({
    key,
    label,
    kind,
    width,
    clip,
    pin,
    link,
    value: ({ line }: R) => (value ? value(line) : line[key as keyof CaseLine]),
  }))
