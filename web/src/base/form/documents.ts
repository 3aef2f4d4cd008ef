// The numbers of the documents that say who somebody is, by the rules the server judges by (src/base/id_documents.cpp).
import { type IdFacts, readId } from './checks'

export type DocumentKind = 'resident_id' | 'permanent_residence' | 'passport'

const plain = (typed: string): string =>
  typed.normalize('NFKC').replace(/[\s\p{Cf}-]/gu, '').toUpperCase()

/// What the number tells of its holder, or the name of what is wrong; nothing of one that tells nothing.
export function readDocument(kind: DocumentKind, typed: string, today: string): IdFacts | string | undefined {
  const number = plain(typed)
  if (kind === 'passport') return /^(?=.*\d)[A-Z\d]{5,20}$/.test(number) ? undefined : 'passport_format'
  if (kind === 'resident_id') return readId(typed, today)
  if (number.length !== 18) return /^[A-Z]{3}\d{12}$/.test(number) ? undefined : 'card_format'
  const read = readId(typed, today)
  if (typeof read === 'string') return read.replace('id_', 'card_')
  return number.startsWith('9') ? read : 'card_format'
}
