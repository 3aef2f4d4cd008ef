// The server's description of a request, as a form judges by it: one wording for every form.
import { limits } from '../../limits.gen'
import { t } from '../i18n'
import { parseYuan, yuan } from '../money'
import { account, type Check, phone, whole } from './checks'
import type { FieldRules, Schema } from './form'

export type Described = keyof typeof limits

/// Read with blanks and hyphens between the figures; the numbers of documents have a field of their own (IdField).
const formats: Record<string, Check> = { phone, 'bank-account': account }
const patterns = new Map<string, RegExp>()
const plain = (typed: string): string => typed.normalize('NFKC').trim()

function matches(pattern: string, text: string): boolean {
  let known = patterns.get(pattern)
  if (!known) patterns.set(pattern, (known = new RegExp(pattern, 'u')))
  return known.test(text)
}
function outside({ from, to }: FieldRules, found: number, words: (each: number) => string): string | undefined {
  if (from !== undefined && to !== undefined && (found < from || found > to) && from >= 0)
    return t('rule.between', { from: words(from), to: words(to) })
  if (from !== undefined && found < from) return t('rule.small', { from: words(from) })
  return to !== undefined && found > to ? t('rule.large', { to: words(to) }) : undefined
}
function numberProblem(rule: FieldRules, typed: string): string | undefined {
  if (rule.number === 'whole')
    return whole(typed) ?? outside(rule, Number(plain(typed)), (each) => each.toLocaleString())
  const fen = parseYuan(typed)
  return typeof fen === 'number' ? outside(rule, fen, yuan) : undefined
}
function textProblem({ format = '', pattern, least, most }: FieldRules, typed: string): string | undefined {
  const known = formats[format]?.(typed)
  if (known) return known
  const text = plain(typed)
  if (pattern && !matches(pattern, text)) return t(`rule.${format.replaceAll('-', '_')}`)
  const length = [...text].length
  if (least && length < least) return t('rule.short', { count: least })
  return most && length > most ? t('rule.long', { count: most }) : undefined
}
const problem = (rule: FieldRules, typed: string): string | undefined =>
  rule.number ? numberProblem(rule, typed) : textProblem(rule, typed)

/// What a request to that path takes, or to the one of several that is meant now.
export function schemaOf(path: Described | (() => Described)): Schema {
  const rules = (): Record<string, FieldRules> => limits[typeof path === 'function' ? path() : path]
  return { rule: (name) => rules()[name], problem }
}
/// Fields that stand in a group of the request, and without it in the form.
export const within = (group: string, { rule, problem: judge }: Schema): Schema => ({
  rule: (name) => rule(`${group}.${name}`),
  problem: judge,
})
