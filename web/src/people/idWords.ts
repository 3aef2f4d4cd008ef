// The number of a document while it is typed: checked when the field is left, and what it says of its holder shown at
// once. By the rules the server judges by (src/base/id_documents.cpp).
import { computed } from 'vue'
import { longDay } from '@/base/dates'
import { type Check, type IdFacts, readId } from '@/base/form/checks'
import { t, word } from '@/base/i18n'
import { useSession } from '@/base/session'

export type DocumentKind = 'resident_id' | 'permanent_residence' | 'passport'

const plain = (typed: string): string =>
  typed.normalize('NFKC').replace(/[\s\p{Cf}-]/gu, '').toUpperCase()

/// What the number tells of its holder, or the name of what is wrong; nothing of one that tells nothing.
export function readDocument(kind: DocumentKind, typed: string, today: string): IdFacts | string | undefined {
  if (kind === 'passport')
    return /^(?=.*\d)[A-Z\d]{5,20}$/.test(plain(typed)) ? undefined : 'household.passport_format'
  if (kind === 'resident_id' || plain(typed).length === 18) {
    const read = readId(typed, today)
    const form = kind === 'resident_id' ? 'form' : 'household'
    if (typeof read === 'string') return `${form}.${read}`
    return kind === 'resident_id' || plain(typed).startsWith('9') ? read : 'household.id_format'
  }
  return /^[A-Z]{3}\d{12}$/.test(plain(typed)) ? undefined : 'household.id_format'
}

export function useIdWords(typed: () => string, kind: () => DocumentKind = () => 'resident_id') {
  const session = useSession()
  const read = (number: string) => (number.trim() ? readDocument(kind(), number, session.today) : undefined)
  const checkId: Check = (number) => {
    const found = read(number)
    return typeof found === 'string' ? t(found) : undefined
  }
  const idWords = computed(() => {
    const found = read(typed())
    return !found || typeof found === 'string'
      ? undefined
      : t('form.id_says', { birth: longDay(found.birth), sex: word('sex', found.sex) })
  })
  return { checkId, idWords }
}
