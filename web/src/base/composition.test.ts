// Enter that ends a composition goes to the input method alone, in either order in which browsers tell of it.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { guardCompositions } from './composition'

let stop: () => void
let field: HTMLInputElement
let heard: string[]

/** A browser's Enter: the form is submitted unless somebody prevented the key. */
function key(type: 'keydown' | 'keyup', init: KeyboardEventInit & { keyCode?: number } = {}): void {
  const event = new KeyboardEvent(type, { key: 'Enter', code: 'Enter', bubbles: true, cancelable: true, ...init })
  if (init.keyCode) Object.defineProperty(event, 'keyCode', { value: init.keyCode })
  field.dispatchEvent(event)
  if (type === 'keydown' && event.key === 'Enter' && !event.defaultPrevented) field.form!.requestSubmit()
}
function composition(type: 'compositionstart' | 'compositionend'): void {
  field.dispatchEvent(new CompositionEvent(type, { bubbles: true, data: '王' }))
}

beforeEach(() => {
  heard = []
  document.body.innerHTML = '<form><input /></form>'
  field = document.querySelector('input')!
  field.addEventListener('keydown', (event) => heard.push(event.key))
  field.form!.addEventListener('submit', (event) => {
    event.preventDefault()
    heard.push('submit')
  })
  stop = guardCompositions()
})
afterEach(() => {
  stop()
  vi.unstubAllGlobals()
})

describe('Enter', () => {
  it('submits when nothing is composed', () => {
    key('keydown')
    expect(heard).toEqual(['Enter', 'submit'])
  })
  it('ends a composition and no more: the key is told first, as composing', () => {
    composition('compositionstart')
    key('keydown', { isComposing: true })
    composition('compositionend')
    key('keyup')
    expect(heard).toEqual([])
  })
  it('ends a composition and no more: the key is told first, by its code 229 alone', () => {
    composition('compositionstart')
    key('keydown', { keyCode: 229 })
    composition('compositionend')
    key('keyup')
    expect(heard).toEqual([])
  })
  it('ends a composition and no more: the end is told first, the key after it with 229', () => {
    composition('compositionstart')
    composition('compositionend')
    key('keydown', { keyCode: 229 })
    key('keyup')
    expect(heard).toEqual([])
  })
  it('ends a composition and no more: the end is told first, the key after it as any other', () => {
    composition('compositionstart')
    composition('compositionend')
    key('keydown', { keyCode: 13 })
    key('keyup')
    expect(heard).toEqual([])
  })
  it('submits when it is pressed again', () => {
    composition('compositionstart')
    composition('compositionend')
    key('keydown', { keyCode: 13 })
    key('keyup')
    key('keydown', { keyCode: 13 })
    expect(heard).toEqual(['Enter', 'submit'])
  })
  it('submits after a composition that another key ended', () => {
    composition('compositionstart')
    key('keydown', { key: ' ', code: 'Space', isComposing: true, keyCode: 229 })
    composition('compositionend')
    key('keyup', { key: ' ', code: 'Space' })
    heard = []
    key('keydown', { keyCode: 13 })
    expect(heard).toEqual(['Enter', 'submit'])
  })
  it('submits long after a composition that the mouse ended', () => {
    composition('compositionstart')
    composition('compositionend')
    const later = performance.now() + 500
    const event = new KeyboardEvent('keydown', { key: 'Enter', code: 'Enter', bubbles: true, cancelable: true })
    Object.defineProperty(event, 'timeStamp', { value: later })
    field.dispatchEvent(event)
    expect(event.defaultPrevented).toBe(false)
    expect(heard).toEqual(['Enter'])
  })
  it('submits at once on Android, whose keyboards compose plain words too', () => {
    vi.stubGlobal('navigator', { userAgent: 'Mozilla/5.0 (Linux; Android 14) Chrome/126' })
    composition('compositionstart')
    composition('compositionend')
    key('keydown', { keyCode: 13 })
    expect(heard).toEqual(['Enter', 'submit'])
  })
})

describe('other keys', () => {
  it('of the input method reach no picker: arrows choose its candidates', () => {
    key('keydown', { key: 'ArrowDown', code: 'ArrowDown', isComposing: true, keyCode: 229 })
    expect(heard).toEqual([])
  })
  it('reach the field as ever', () => {
    key('keydown', { key: 'ArrowDown', code: 'ArrowDown' })
    expect(heard[0]).toBe('ArrowDown')
  })
})
