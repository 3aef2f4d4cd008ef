// The fields by which a list is searched, as a page lists them, and what is asked in words.
import { parseDay } from '../dates'
import { listed, t } from '../i18n'
import type { Found } from '../organisations'

export interface Choice {
  value: string
  label: string
}
export type { Found }

interface Named<K extends string> {
  key: K
  label: string
  /// Out of sight until the form is unfolded.
  folded?: boolean
}
interface Range<K extends string> {
  from: K
  to: K
  label: string
  folded?: boolean
}
export type TextField<K extends string = string> = Named<K> & { kind: 'text'; hint?: string }
/// One word; `all` stands for none.
export type ChoiceField<K extends string = string> = Named<K> & {
  kind: 'choice'
  choices: readonly Choice[]
  all?: string
}
/// Several words, in the address with commas between.
export type SeveralField<K extends string = string> = Named<K> & { kind: 'several'; choices: readonly Choice[] }
export type DaysField<K extends string = string> = Range<K> & { kind: 'days' }
/// Whole numbers from and to.
export type NumbersField<K extends string = string> = Range<K> & { kind: 'numbers'; unit?: string }
/// An organisation, found by typing a part of its name.
export type OrganisationField<K extends string = string> = Named<K> & {
  kind: 'organisation'
  find: (text: string) => Promise<Found[]>
}
/// Set by a link of a row, not by hand; it stands among the conditions and goes with them.
export type GivenField<K extends string = string> = Named<K> & { kind: 'given'; named?: boolean }
export type SearchField<K extends string = string> =
  | TextField<K>
  | ChoiceField<K>
  | SeveralField<K>
  | DaysField<K>
  | NumbersField<K>
  | OrganisationField<K>
  | GivenField<K>

export const keysOf = (field: SearchField): string[] =>
  field.kind === 'days' || field.kind === 'numbers' ? [field.from, field.to] : [field.key]
export const nameOf = (field: SearchField): string => keysOf(field)[0]!
/// What is typed of a person stays out of what the device keeps.
export const isKeepable = (field: SearchField): boolean => field.kind !== 'text' && field.kind !== 'given'

export type Asked = Readonly<Record<string, string | undefined>>
export interface Chip {
  name: string
  label: string
  words: string
  keys: string[]
}

/// Names of what was chosen, for this window: the address has their numbers alone.
const place = 'bangfu.found'
const seen = (): Record<string, string> =>
  JSON.parse(sessionStorage.getItem(place) ?? '{}') as Record<string, string>
export const keepName = (key: string, found: { id: number | string; name: string }): void =>
  sessionStorage.setItem(place, JSON.stringify({ ...seen(), [`${key}/${found.id}`]: found.name }))
export const nameFound = (key: string, id: string): string => seen()[`${key}/${id}`] ?? t('search.chosen')

function rangeWords(from: string | undefined, to: string | undefined, unit = ''): string {
  if (from && to) return `${from} ${t('search.until')} ${to}${unit}`
  return from ? t('search.at_least', { value: from + unit }) : t('search.at_most', { value: to + unit })
}
function wordsOf(field: SearchField, asked: Asked): string {
  if (field.kind === 'days') return rangeWords(asked[field.from], asked[field.to])
  if (field.kind === 'numbers') return rangeWords(asked[field.from], asked[field.to], field.unit)
  const value = asked[field.key]!
  if (field.kind === 'text') return value
  if (field.kind === 'organisation') return nameFound(field.key, value)
  if (field.kind === 'given') return field.named ? nameFound(field.key, value) : value
  const word = (code: string): string => field.choices.find((each) => each.value === code)?.label ?? code
  return field.kind === 'choice' ? word(value) : listed(value.split(',').map(word))
}
/// What is asked, condition by condition.
export const chipsOf = (fields: readonly SearchField[], asked: Asked): Chip[] =>
  fields
    .filter((field) => keysOf(field).some((key) => asked[key]))
    .map((field) => ({ name: nameOf(field), label: field.label, words: wordsOf(field, asked), keys: keysOf(field) }))

const isWhole = (text: string): boolean => /^\d{1,9}$/.test(text.normalize('NFKC').trim())

/// One bound as it stands in the address, or what is wrong with it.
function readBound(kind: 'days' | 'numbers', text: string): { value: string } | { wrong: string } {
  if (kind === 'days') {
    const day = parseDay(text)
    return day ? { value: day } : { wrong: t('form.not_day') }
  }
  return isWhole(text) ? { value: String(Number(text.normalize('NFKC'))) } : { wrong: t('form.not_number') }
}
const isTurned = (field: DaysField | NumbersField, from = '', to = ''): boolean =>
  from !== '' && to !== '' && (field.kind === 'days' ? from > to : Number(from) > Number(to))

/// What is typed as it stands in the address, and what is wrong with it, by its name there.
export function readFields(
  fields: readonly SearchField[],
  typed: Asked,
): { asked: Asked; wrong: Record<string, string> } {
  const asked: Record<string, string> = {}
  const wrong: Record<string, string> = {}
  for (const field of fields) {
    for (const key of keysOf(field)) {
      const text = typed[key]?.trim() ?? ''
      asked[key] = text
      if (!text || (field.kind !== 'days' && field.kind !== 'numbers')) continue
      const read = readBound(field.kind, text)
      if ('wrong' in read) wrong[key] = read.wrong
      else asked[key] = read.value
    }
    if (field.kind !== 'days' && field.kind !== 'numbers') continue
    const unread = keysOf(field).some((key) => wrong[key])
    if (!unread && isTurned(field, asked[field.from], asked[field.to])) wrong[field.to] = t('search.turned')
  }
  return { asked, wrong }
}
