import { beforeEach, describe, expect, it, vi } from 'vitest'
import { chipsOf, keepName, readFields, type SearchField } from './fields'
import { keepable, organisationsOf, useSaved } from './saved'

vi.mock('../i18n', () => ({
  t: (key: string, values: Record<string, unknown> = {}) => [key, ...Object.values(values)].join(' '),
  listed: (words: string[]) => words.join('、'),
}))
const gate = vi.hoisted(() => ({ account: 7 }))
vi.mock('../api', () => ({ gate }))

const choices = [
  { value: '3', label: '特别' },
  { value: '2', label: '比较' },
]
const fields: SearchField[] = [
  { kind: 'text', key: 'text', label: '姓名' },
  { kind: 'several', key: 'level', label: '程度', choices },
  { kind: 'choice', key: 'cause', label: '原因', choices: [{ value: 'a', label: '因病' }] },
  { kind: 'days', from: 'from', to: 'to', label: '日期' },
  { kind: 'numbers', from: 'least', to: 'most', label: '年龄', unit: '岁' },
  { kind: 'organisation', key: 'organisation', label: '机构', find: async () => [] },
  { kind: 'given', key: 'account', label: '操作人', named: true },
]
beforeEach(() => {
  sessionStorage.clear()
  localStorage.clear()
})

describe('what is asked in words', () => {
  it.each([
    ['nothing', {}, []],
    ['a text as it is typed', { text: '王' }, ['姓名 王']],
    ['several words', { level: '3,2' }, ['程度 特别、比较']],
    ['one word; a code without one stands as it is', { cause: 'zz' }, ['原因 zz']],
    ['a range of days', { from: '2026-01-01', to: '2026-02-01' }, ['日期 2026-01-01 search.until 2026-02-01']],
    ['an open one', { least: '60' }, ['年龄 search.at_least 60岁']],
    ['open at the other end', { most: '60' }, ['年龄 search.at_most 60岁']],
    ['what the form does not know is no condition of it', { other: '1' }, []],
  ])('%s', (_, asked, words) =>
    expect(chipsOf(fields, asked).map((each) => `${each.label} ${each.words}`)).toEqual(words),
  )
  it('names an organisation as it was chosen, and one of a link without its name', () => {
    keepName('organisation', { id: 5, name: '北岭村' })
    const word = (id: string) => chipsOf(fields, { organisation: id })[0]!.words
    expect([word('5'), word('6')]).toEqual(['北岭村', 'search.chosen'])
  })
})

describe('what is typed', () => {
  it.each([
    ['days as offices write them', { from: '2026年3月5日', to: '20260401' }, { from: '2026-03-05', to: '2026-04-01' }, {}],
    ['no day', { from: 'abc' }, { from: 'abc' }, { from: 'form.not_day' }],
    ['the one of the two', { from: '2026-03-05', to: '2026-02-30' }, {}, { to: 'form.not_day' }],
    ['the start after the end', { from: '2026-03-05', to: '2026-03-04' }, {}, { to: 'search.turned' }],
    ['the same day', { from: '2026-03-05', to: '2026-03-05' }, {}, {}],
    ['numbers, wide ones too', { least: '６0', most: '100' }, { least: '60', most: '100' }, {}],
    ['no number', { least: '1.5' }, {}, { least: 'form.not_number' }],
    ['numbers by their size', { least: '9', most: '10' }, {}, {}],
    ['turned numbers', { least: '10', most: '9' }, {}, { most: 'search.turned' }],
    ['a text without its margins', { text: ' 王 ' }, { text: '王' }, {}],
  ])('%s', (_, typed, asked, wrong) => {
    const read = readFields(fields, typed)
    expect(read.wrong).toEqual(wrong)
    expect(read.asked).toMatchObject(asked)
  })
})

describe('filters that are kept', () => {
  it('never hold what is typed of a person, nor what a row gave', () => {
    expect(keepable(fields, { text: '990123', level: '3', organisation: '5', account: '9' })).toEqual({
      level: '3',
      organisation: '5',
    })
  })
  it('hold the names of their organisations', () => {
    keepName('organisation', { id: 5, name: '北岭村' })
    expect(organisationsOf(fields, { organisation: '5', level: '3' })).toEqual({ organisation: '北岭村' })
  })
  it('are of one account and one list; a name is there once', () => {
    const mine = useSaved('ledger')
    mine.save({ name: '特别', asked: { level: '3' }, found: {} })
    mine.save({ name: '比较', asked: { level: '2' }, found: {} })
    mine.save({ name: '特别', asked: { level: '3', cause: 'a' }, found: {} })
    expect(useSaved('ledger').saved.value.map((each) => each.name)).toEqual(['特别', '比较'])
    expect(useSaved('ledger').saved.value[0]!.asked).toEqual({ level: '3', cause: 'a' })
    expect(useSaved('members').saved.value).toEqual([])
    gate.account = 8
    expect(useSaved('ledger').saved.value).toEqual([])
    gate.account = 7
    mine.remove('特别')
    expect(useSaved('ledger').saved.value.map((each) => each.name)).toEqual(['比较'])
  })
  it('that cannot be read are none', () => {
    localStorage.setItem('bangfu.filters.7.ledger', '{')
    expect(useSaved('ledger').saved.value).toEqual([])
  })
})
