// The same as the server says of each kind of document, before it is asked.
import { describe, expect, it } from 'vitest'
import { type DocumentKind, readDocument } from './documents'

const today = '2026-11-28'

describe('a number of a document', () => {
  it.each<[DocumentKind, string, unknown]>([
    ['resident_id', '990101198108030015', { birth: '1981-08-03', sex: 1 }],
    ['resident_id', 'E12345678', 'id_format'],
    ['permanent_residence', '911124198108030024', { birth: '1981-08-03', sex: 2 }],
    ['permanent_residence', 'can 1100-8108-0310', undefined],
    ['permanent_residence', '911124198108030025', 'card_check_digit'],
    ['permanent_residence', '11010519491231002X', 'card_format'],
    ['permanent_residence', 'CA1110081080310', 'card_format'],
    ['passport', 'ｅ12345678', undefined],
    ['passport', 'E123', 'passport_format'],
    ['passport', 'PASSPORT', 'passport_format'],
    ['passport', 'A12345678901234567890', 'passport_format'],
  ])('%s %s', (kind, typed, expected) => expect(readDocument(kind, typed, today)).toEqual(expected))
})
