// What is compared is shown: a field that differs alone, in any form, is asked with both texts.
import { beforeAll, describe, expect, it } from 'vitest'
import { copy } from '@/base/form/merge'
import { type Shown, weigh } from '@/base/form/stale'
import { emptyHousing, type Housing } from '@/people/housing'
import { housingBody, shownHousing } from '@/people/housingBody'
import { emptyIncome, incomeForm } from '@/people/income'
import { incomeBody, shownIncome } from '@/people/incomeBody'
import { emptyMember, memberFields, shownMember } from '@/people/memberForm'
import type { Income } from '@/base/contract'
import { startWords, t } from '@/base/i18n'
import { lightTranslator } from '@/base/i18n.light'
import zh from '@/words.zh'
import { blank, textOf } from './application'
import { shownText } from './shown'

beforeAll(() => startWords(lightTranslator(), zh, async () => ({})))
const code = (_: string, value: string): string => value

/// Two other values of a field, by what it holds.
function others(value: unknown): [unknown, unknown] {
  if (typeof value === 'boolean') return [true, true]
  if (Array.isArray(value)) return [['illness'], ['disaster']]
  return ['2021-01-02', '2022-03-04']
}
const text = textOf(blank(2023))
const finding = { kind: 'temporary_hardship', found_by: '甲', event: '火灾', date: '2024-01-02', evidence: '照片' }

function singles<T extends object>(form: T, shown: Shown<T>[], fixed: string[] = []): void {
  for (const name of Object.keys(form).filter((each) => !fixed.includes(each)) as (keyof T)[]) {
    const [one, other] = others(form[name])
    const [theirs, mine] = [copy(form), copy(form)] as [T, T]
    Object.assign(theirs, { [name]: one })
    Object.assign(mine, { [name]: other })
    const onlyTheirs = weigh(shown, [form, theirs, copy(form)])
    expect(onlyTheirs.both, `only they changed ${String(name)}`).toEqual(theirs)
    expect(onlyTheirs.taken, String(name)).toHaveLength(1)
    expect(weigh(shown, [form, copy(form), mine]), String(name)).toEqual({ both: mine, taken: [], asked: [] })
    if (one === other) continue
    const { asked } = weigh(shown, [form, theirs, mine])
    expect(asked, `both changed ${String(name)}`).toHaveLength(1)
    expect(asked[0]!.theirs, String(name)).not.toBe(asked[0]!.mine)
  }
}

describe('a field that differs alone is asked, or taken, by itself', () => {
  it('of an application', () => {
    // The main cause is shown at the causes, one of them.
    singles(text, shownText(code), ['findings', 'main_cause', 'held'])
    const base = { ...text, causes: ['illness', 'disaster'], main_cause: 'illness' }
    const { asked } = weigh(shownText(code), [null, { ...base, main_cause: 'disaster' }, base])
    expect(asked.map((each) => each.name)).toEqual(['causes'])
    const held = weigh(shownText(code), [text, { ...text, held: true }, { ...text, held: false }])
    expect(held.asked.map((each) => each.name)).toEqual(['allowance'])
  })
  it.each(Object.keys(finding) as (keyof typeof finding)[])('of a finding: %s', (name) => {
    const base = { ...text, findings: [finding] }
    const theirs = { ...text, findings: [{ ...finding, [name]: name === 'date' ? '2024-05-06' : 'lives_in_hardship' }] }
    const { asked } = weigh(shownText(code), [null, theirs, base])
    expect(asked.map((each) => each.name)).toEqual(['findings'])
  })
  it("of a year's income, what a ledger stated of it too", () => singles(emptyIncome(2023), shownIncome(), ['year']))
  it('of the housing', () => {
    singles(emptyHousing(), shownHousing(code), ['housing_safe'])
    const safe = (value: boolean): Housing => ({ ...emptyHousing(), housing_safe: value })
    expect(weigh(shownHousing(code), [emptyHousing(), safe(true), safe(false)]).asked).toHaveLength(1)
  })
  it('of a member; a sealed one that another typed anew is asked though neither sees the other text', () => {
    const masks = Object.keys(emptyMember()).filter((each) => each.endsWith('_mask'))
    singles(emptyMember(), shownMember(code), masks)
    const base = { ...emptyMember(), phone_mask: '139****0001' }
    const theirs = { ...base, phone_mask: '138****0002' }
    const mine = { ...base, phone: '13700000003' }
    expect(weigh(shownMember(code), [base, theirs, mine]).asked).toEqual([
      { name: 'phone', label: t('members.phone'), theirs: '138****0002', mine: '13700000003' },
    ])
    expect(weigh(shownMember(code), [base, { ...base, duty: '书记' }, mine]).asked).toEqual([])
  })
})

describe('what is sent', () => {
  it('keeps what a ledger stated of the year when its amounts are typed', () => {
    const ledger = { year: 2023, version: 4, stated_total: 6_000_000, stated_size: 3 } as Income
    const typed = { ...incomeForm(ledger, 2023), wages: '100' }
    expect(incomeBody(typed)).toMatchObject({ wages: 10_000, stated_total: 6_000_000, stated_size: 3 })
    expect(incomeBody({ ...emptyIncome(2023), wages: '1' })).not.toHaveProperty('stated_total')
  })
  it('names what was stated of the housing and is not any more', () => {
    const home: Housing = { ...emptyHousing(), housing_area: ' 60 ', housing_safe: false }
    const stated = { housing_area: 60, housing_safe: false, version: 3, cleared: [] }
    expect(housingBody(home, 3, false)).toMatchObject(stated)
    const emptied = housingBody(emptyHousing(), 3, true)
    expect(emptied.cleared).toEqual(['housing_area', 'housing_safe'])
    expect(emptied).not.toHaveProperty('lives_alone')
    expect(housingBody(emptyHousing(), 0, false)).not.toHaveProperty('version')
  })
  it('names a day of becoming regular that was emptied, and no mask', () => {
    const old = { ...emptyMember(), regular_date: '1996-07-01', phone_mask: '139****0001' }
    expect(memberFields({ ...old, regular_date: '' }, old)).toEqual({ cleared: ['regular_date'] })
    expect(memberFields({ ...old, phone_mask: 'x' }, old)).toEqual({})
  })
})
