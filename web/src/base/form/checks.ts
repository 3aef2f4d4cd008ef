// What can be told of a field before it is sent, by the rules the server judges by (src/base/text.cpp): nothing of an
// empty field or a right one, else the words.
import { addWords, t } from '../i18n'
import words from './zh.rules'

addWords(words)

export type Check = (typed: string) => string | undefined

const plain = (typed: string): string => typed.normalize('NFKC').replace(/[\s\p{Cf}]/gu, '')
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const checkOf = (first17: string): string =>
  '10X98765432'[weights.reduce((sum, weight, index) => sum + weight * Number(first17[index]), 0) % 11]!

export interface IdFacts {
  birth: string
  sex: 1 | 2
}
/// Birth date and sex as an ID number tells them, or what is wrong with it; an old number of 15 digits counts too.
export function readId(typed: string, today: string): IdFacts | 'id_format' | 'id_check_digit' | 'id_date' {
  let id = plain(typed).toUpperCase()
  if (/^\d{15}$/.test(id)) {
    id = `${id.slice(0, 6)}19${id.slice(6)}`
    id += checkOf(id)
  }
  if (!/^\d{17}[\dX]$/.test(id)) return 'id_format'
  if (id[17] !== checkOf(id)) return 'id_check_digit'
  const birth = `${id.slice(6, 10)}-${id.slice(10, 12)}-${id.slice(12, 14)}`
  const exists = new Date(`${birth}T00:00:00Z`)
  const is = !Number.isNaN(exists.getTime()) && exists.toISOString().startsWith(birth)
  if (!is || birth > today || birth < '1850') return 'id_date'
  return { birth, sex: Number(id[16]) % 2 === 1 ? 1 : 2 }
}

/// An 11-digit mobile or a land line with its area code, which begins with 0.
export const phone: Check = (typed) => {
  const digits = plain(typed).replace(/[-()\u2010-\u2015\u2212]/g, '')
  const own = digits.length > 11 ? digits.replace(/^(?:\+86|0086|86)/, '') : digits
  return own && !/^(?:1[3-9]\d{9}|0[12]\d{8,9}|0[3-9]\d{9,10})$/.test(own) ? t('rule.phone') : undefined
}
export const account: Check = (typed) =>
  plain(typed) && !/^\d{8,32}$/.test(plain(typed)) ? t('rule.account') : undefined
export const whole: Check = (typed) =>
  plain(typed) && !/^\d+$/.test(plain(typed)) ? t('form.not_number') : undefined
