import { reactive } from 'vue'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { Refusal } from '../api'
import { closeToast, shownToast } from '../toast'
import { useReading } from './reading'
import { type Shown, type Steps, useStale, weigh } from './stale'

interface Text {
  situation: string
  cause: string
  main: string
  remark: string
}
const shown: Shown<Text>[] = [
  ['situation', '困难情况', (each) => each.situation.trim()],
  ['causes', '致困原因', (each) => `${each.cause}/${each.main}`, ['cause', 'main']],
  ['remark', '备注', (each) => each.remark],
]
const base: Text = { situation: '起初', cause: '病', main: '病', remark: '' }

describe('what two say of what was one', () => {
  const rows: [string, Partial<Text>, Partial<Text>, Partial<Text>, string[], string[]][] = [
    ['nobody changed anything', {}, {}, {}, [], []],
    ['only I changed', {}, { situation: '我' }, { situation: '我' }, [], []],
    ['only they changed', { situation: '他' }, {}, { situation: '他' }, ['困难情况'], []],
    ['each changed another', { remark: '他' }, { situation: '我' }, { situation: '我', remark: '他' }, ['备注'], []],
    ['both changed to the same', { situation: '同' }, { situation: '同' }, { situation: '同' }, [], []],
    ['both changed the same answer', { situation: '他' }, { situation: '我' }, { situation: '我' }, [], ['situation']],
    ['both changed a field of one answer', { cause: '灾' }, { main: '灾' }, { main: '灾' }, [], ['causes']],
    ['they emptied what I left', { situation: '' }, {}, { situation: '' }, ['困难情况'], []],
    ['they emptied what I changed', { situation: '' }, { situation: '我' }, { situation: '我' }, [], ['situation']],
    ['both mean the same in words', { situation: '同' }, { situation: '同 ' }, { situation: '同 ' }, [], []],
  ]
  it.each(rows)('%s', (_, theirs, mine, both, taken, asked) => {
    const found = weigh(shown, [base, { ...base, ...theirs }, { ...base, ...mine }])
    expect(found.both).toEqual({ ...base, ...both })
    expect(found.taken).toEqual(taken)
    expect(found.asked.map((each) => each.name)).toEqual(asked)
  })
  it('asks every difference when nobody knows what it was typed over', () => {
    const found = weigh(shown, [null, { ...base, remark: '他' }, { ...base, situation: '我' }])
    expect(found.asked).toEqual([
      { name: 'situation', label: '困难情况', theirs: '起初', mine: '我' },
      { name: 'remark', label: '备注', theirs: '他', mine: '' },
    ])
    expect(found.taken).toEqual([])
  })
  it('takes theirs only where it was chosen, all fields of the answer', () => {
    const theirs = { situation: '他', cause: '灾', main: '灾', remark: '他' }
    const mine = { situation: '我', cause: '残', main: '残', remark: '我' }
    const { both } = weigh(shown, [base, theirs, mine], new Set(['causes']))
    expect(both).toEqual({ situation: '我', cause: '灾', main: '灾', remark: '我' })
  })
})

const refused = new Refusal(409, { code: 'stale_version', message: 'stale' })

/// A form over a record that others may change between two saves.
function open(more: Partial<Steps<Text, number>> = {}) {
  const record = { values: { ...base }, version: 3 }
  const values = reactive<Text>({ ...base })
  const reading = useReading<Text, number>(
    () => values,
    (from) => Object.assign(values, from),
  )
  reading.fill(record.values, record.version)
  const refuse = vi.fn()
  const sent: Text[] = []
  const interfere: Partial<Text>[] = []
  const byOther = (change: Partial<Text>): void => {
    Object.assign(record.values, change)
    record.version++
  }
  async function save(): Promise<boolean> {
    const other = interfere.shift()
    if (other) byOther(other)
    if (reading.read.value!.version !== record.version) return stale.answer(refused, refuse)
    const took = reading.sending()
    sent.push(reading.typed())
    Object.assign(record.values, reading.typed())
    took(++record.version)
    return true
  }
  const stale = useStale(reading, {
    shown: () => shown,
    now: async () => [{ ...record.values }, record.version],
    save,
    ...more,
  })
  return { record, values, reading, stale, save, byOther, interfere, sent, refuse }
}

describe('a save over what another saved', () => {
  beforeEach(() => {
    closeToast()
  })
  it('goes on without a question when each changed another answer, and tells what was taken along', async () => {
    const { record, values, save, byOther, stale } = open()
    values.situation = '我'
    byOther({ remark: '他' })
    expect(await save()).toBe(true)
    expect(record.values).toEqual({ ...base, situation: '我', remark: '他' })
    expect(values).toEqual(record.values)
    expect(stale.asked.value).toEqual([])
    expect(shownToast.value).not.toBeNull()
  })
  it('sends nothing when both say the same', async () => {
    const same = vi.fn()
    const { values, save, byOther, sent, reading } = open({ same })
    values.situation = '同'
    byOther({ situation: '同' })
    expect(await save()).toBe(true)
    expect(same).toHaveBeenCalledTimes(1)
    expect(sent).toEqual([])
    expect(reading.read.value?.version).toBe(4)
    expect(reading.changed()).toBe(false)
  })
  it('asks of what both changed, and sends nothing before the answer', async () => {
    const chosen = vi.fn()
    const { record, values, save, byOther, stale, sent } = open({ chosen })
    Object.assign(values, { situation: '我', remark: '我也写' })
    byOther({ situation: '他', cause: '灾', main: '灾', remark: '他也写' })
    expect(await save()).toBe(false)
    expect(stale.asked.value).toEqual([
      { name: 'situation', label: '困难情况', theirs: '他', mine: '我' },
      { name: 'remark', label: '备注', theirs: '他也写', mine: '我也写' },
    ])
    expect(stale.taken.value).toEqual(['致困原因'])
    expect([sent, values.cause]).toEqual([[], '病'])
    await stale.choose(new Set(['remark']))
    expect(record.values).toEqual({ situation: '我', cause: '灾', main: '灾', remark: '他也写' })
    expect(values).toEqual(record.values)
    expect(chosen).toHaveBeenCalledTimes(1)
    expect(stale.asked.value).toEqual([])
  })
  it('asks again when another saves once more before the choice arrives', async () => {
    const { record, values, save, byOther, interfere, stale } = open()
    values.situation = '我'
    byOther({ situation: '他' })
    await save()
    interfere.push({ situation: '他再改' })
    await stale.choose(new Set())
    expect(stale.asked.value.map((each) => each.theirs)).toEqual(['他再改'])
    await stale.choose(new Set(['situation']))
    expect(record.values.situation).toBe('他再改')
  })
  it('takes theirs as a whole, with what only I changed gone', async () => {
    const { values, reading, save, byOther, stale, sent } = open()
    Object.assign(values, { situation: '我', remark: '只有我写' })
    byOther({ situation: '他' })
    await save()
    stale.takeTheirs()
    expect(values).toEqual({ ...base, situation: '他' })
    expect(reading.changed()).toBe(false)
    expect(reading.read.value?.version).toBe(4)
    expect(sent).toEqual([])
  })
  it('does not go on for ever against a record that is always newer', async () => {
    const { values, save, interfere, refuse } = open()
    values.situation = '我'
    for (let i = 0; i < 20; i++) interfere.push({ remark: `他${i}` })
    expect(await save()).toBe(false)
    expect(refuse).toHaveBeenCalledTimes(1)
    expect(interfere.length).toBeGreaterThan(10)
  })
  it('tells the refusal when the record is gone, and every other refusal', async () => {
    const { stale, refuse } = open({ now: async () => null })
    expect(await stale.answer(refused, refuse)).toBe(false)
    const other = new Refusal(400, { code: 'case.invalid', message: 'no' })
    expect(await open().stale.answer(other, refuse)).toBe(false)
    expect(refuse.mock.calls).toEqual([[refused], [other]])
  })
})
