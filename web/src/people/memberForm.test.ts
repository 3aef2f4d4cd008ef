// What two people type into one sealed field: nobody sees what stands there, so that it is asked.
import { beforeAll, describe, expect, it } from 'vitest'
import type { Member } from '@/base/contract'
import { weigh } from '@/base/form/stale'
import { startWords, t } from '@/base/i18n'
import { lightTranslator } from '@/base/i18n.light'
import zh from '@/words.zh'
import { memberFields, memberForm, type MemberForm, sealedFields, shownMember } from './memberForm'

beforeAll(() => startWords(lightTranslator(), zh, async () => ({})))
const shown = () => shownMember((_, value) => value)

/// A member of whom all is on file, whose person is at `version`.
const at = (version: number, more: object = {}): MemberForm =>
  memberForm({
    member_type: 'full',
    person: {
      version,
      name: '甲',
      id_number_masked: '370***********1234',
      phone_masked: '139****0001',
      bank_account_masked: '****5678',
      has_illness: true,
      ...more,
    },
  } as unknown as Member)

describe('a sealed field of a member', () => {
  it.each(sealedFields)('typed anew is asked when another saved the person, whatever the mask: %s', (name) => {
    const mine = { ...at(4), [name]: '我填写的' }
    const { asked, both } = weigh(shown(), [at(4), at(5), mine])
    expect(asked.map((each) => [each.name, each.mine])).toEqual([[name, '我填写的']])
    expect(asked[0]!.theirs).toMatch(name === 'illness' ? t('file.has_illness') : /^[\d*]+$/)
    expect(memberFields(both, at(5))).toEqual({ [name]: '我填写的' })
    const chosen = weigh(shown(), [at(4), at(5), mine], new Set([name])).both
    expect(chosen).toEqual(at(5))
  })
  it('is not asked when only the membership changed, nor when it was not typed', () => {
    const mine = { ...at(4), phone: '13700000003' }
    expect(weigh(shown(), [at(4), at(4, { name: '甲' }), mine])).toEqual({ both: mine, taken: [], asked: [] })
    const { both, taken, asked } = weigh(shown(), [at(4), at(5, { address: '新址' }), at(4)])
    expect([both, taken, asked]).toEqual([at(5, { address: '新址' }), [t('members.address')], []])
  })
  it('that shows otherwise now is named among what is taken along', () => {
    const { taken } = weigh(shown(), [at(4), at(5, { phone_masked: '138****0002' }), at(4)])
    expect(taken).toEqual([t('members.phone')])
  })
})
