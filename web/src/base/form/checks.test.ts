// The same as the server says, before it is asked.
import { describe, expect, it } from 'vitest'
import { startWords } from '../i18n'
import { lightTranslator } from '../i18n.light'
import zh from '../zh'
import rules from './zh.rules'
import { account, phone, readId, whole } from './checks'

await startWords(lightTranslator(), { ...zh, ...rules }, async () => zh)
const today = '2026-11-28'

describe('an ID number', () => {
  it.each([
    ['990101198108030015', { birth: '1981-08-03', sex: 1 }],
    ['９９０１０１ １９８１０８０３ ００２３', { birth: '1981-08-03', sex: 2 }],
    ['99010119810803004x', { birth: '1981-08-03', sex: 2 }],
    ['990101810803001', { birth: '1981-08-03', sex: 1 }],
    ['990101811303001', 'id_date'],
    ['990101198108030012', 'id_check_digit'],
    ['99010119810803', 'id_format'],
    ['', 'id_format'],
    ['990101198102300018', 'id_date'],
    ['990101202612010012', 'id_date'],
  ])('%s', (typed, expected) => {
    if (typeof expected === 'string' && expected === 'id_date' && typed.length === 18) {
      // The check digit is made right, so that it is the date which is refused.
      const found = [...'0123456789X'].map((last) => readId(typed.slice(0, 17) + last, today))
      expect(found.filter((each) => each === 'id_date')).toHaveLength(1)
      return
    }
    expect(readId(typed, today)).toEqual(expected)
  })
})

describe('a phone number', () => {
  const right = ['', '13800001234', '+86 138-0000-1234', '0577-12345678', '（010）12345678', '02812345678']
  it.each(right)('%s is one', (typed) => expect(phone(typed)).toBeUndefined())
  it.each(['1380000123', '12800001234', '0012345678', '12345678', '一二三'])('%s is none', (typed) =>
    expect(phone(typed)).toContain('联系电话'),
  )
})

describe('an account number', () => {
  it.each(['', '6222 0200 0000 0000 000', '12345678'])('%s is one', (typed) => expect(account(typed)).toBeUndefined())
  it.each(['1234567', '6222x', '1'.repeat(33)])('%s is none', (typed) => expect(account(typed)).toContain('银行账号'))
})

it.each([
  ['１２', undefined],
  ['1.5', '应为整数'],
])('a count of %s', (typed, said) => expect(whole(typed)).toBe(said))
