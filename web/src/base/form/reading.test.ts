import { reactive } from 'vue'
import { describe, expect, it } from 'vitest'
import { differences, useReading } from './reading'

interface Text {
  situation: string
}
function open() {
  const values = reactive<Text>({ situation: '' })
  const reading = useReading<Text, number>(
    () => values,
    (from) => Object.assign(values, from),
  )
  reading.fill({ situation: '读到的' }, 3)
  return { values, reading, version: () => reading.read.value?.version }
}

describe('a record in a form', () => {
  it('follows the record while nothing is typed', () => {
    const { values, reading, version } = open()
    reading.follow({ situation: '他人保存的' }, 4)
    expect(values.situation).toBe('他人保存的')
    expect(version()).toBe(4)
  })
  it('keeps what is typed, and the version it was typed over, when the record changes', () => {
    const { values, reading, version } = open()
    values.situation = '我填写的'
    reading.follow({ situation: '他人保存的' }, 4)
    expect(values.situation).toBe('我填写的')
    expect(version()).toBe(3)
  })
  it('sends a draft with the version it was typed over', () => {
    const { values, reading, version } = open()
    values.situation = '草稿'
    reading.resume(1, { situation: '当时的' })
    expect(version()).toBe(1)
    expect(reading.base()).toEqual({ situation: '当时的' })
  })
  it('does not know what an older draft was typed over', () => {
    const { values, reading, version } = open()
    values.situation = '草稿'
    reading.resume(0, null)
    expect(version()).toBe(0)
    expect(reading.base()).toBeNull()
    expect(reading.changed()).toBe(true)
  })
  it('goes on over the version that was shown only once that was chosen', () => {
    const { values, reading, version } = open()
    values.situation = '我填写的'
    expect(reading.differs({ situation: '他人保存的' }, 4)).toBe(true)
    expect(version()).toBe(3)
    reading.keepMine()
    expect(version()).toBe(4)
    expect(values.situation).toBe('我填写的')
    expect(reading.theirs.value).toBeNull()
  })
  it('keeps what is typed while a save is on its way', () => {
    const { values, reading, version } = open()
    values.situation = '已发送的'
    const took = reading.sending()
    values.situation = '已发送的，又接着写的'
    took(4)
    expect(reading.changed()).toBe(true)
    reading.follow({ situation: '已发送的' }, 4)
    expect(values.situation).toBe('已发送的，又接着写的')
    expect(version()).toBe(4)
  })
  it('takes the record instead of what was typed', () => {
    const { values, reading, version } = open()
    values.situation = '我填写的'
    reading.differs({ situation: '他人保存的' }, 4)
    reading.takeTheirs()
    expect(values.situation).toBe('他人保存的')
    expect(version()).toBe(4)
    expect(reading.changed()).toBe(false)
  })
  it('asks nothing when both say the same', () => {
    const { values, reading, version } = open()
    values.situation = '一样'
    expect(reading.differs({ situation: '一样' }, 4)).toBe(false)
    expect(version()).toBe(4)
    expect(reading.changed()).toBe(false)
  })
  it('names only what differs', () => {
    const shown = [['situation', '困难情况', (each: Text) => each.situation]] as const
    expect(differences([[...shown[0]]], { situation: '甲' }, { situation: '乙' })).toEqual([
      { name: 'situation', label: '困难情况', theirs: '乙', mine: '甲' },
    ])
    expect(differences([[...shown[0]]], { situation: '甲' }, { situation: '甲' })).toEqual([])
  })
})
