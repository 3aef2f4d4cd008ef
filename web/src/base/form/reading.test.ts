import { reactive } from 'vue'
import { describe, expect, it } from 'vitest'
import { useReading } from './reading'

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
  it('goes on over the record as it stands now, with what both say', () => {
    const { values, reading, version } = open()
    values.situation = '我填写的'
    reading.join({ situation: '他人保存的' }, 4, { situation: '我填写的' })
    expect(version()).toBe(4)
    expect(reading.base()).toEqual({ situation: '他人保存的' })
    expect(values.situation).toBe('我填写的')
    expect(reading.changed()).toBe(true)
  })
})
