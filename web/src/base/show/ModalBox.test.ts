// A dialog that closes leaves the focus where it was, or on the page when that is gone or greyed out; its head is no
// banner of the page.
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import ModalBox from './ModalBox.vue'

let opener: HTMLButtonElement
let box: VueWrapper

async function show(open: boolean): Promise<void> {
  await box.setProps({ modelValue: open })
  await flushPromises()
}
beforeEach(async () => {
  document.body.innerHTML = '<main tabindex="0"><button type="button">open</button></main>'
  opener = document.querySelector('button')!
  opener.focus()
  box = mount(ModalBox, {
    props: { modelValue: false, title: 'A question' },
    slots: { default: '<input />' },
    attachTo: document.body,
  })
  await show(true)
})
afterEach(() => box.unmount())

describe('the focus of a dialog', () => {
  it('is in its first field, and goes back to what opened it', async () => {
    expect(document.activeElement?.tagName).toBe('INPUT')
    await show(false)
    expect(document.querySelector('dialog')).toBeNull()
    expect(document.activeElement).toBe(opener)
  })
  it('goes back when the whole dialog is taken away', async () => {
    box.unmount()
    await flushPromises()
    expect(document.activeElement).toBe(opener)
  })
  it('goes to the page when what opened it is gone', async () => {
    opener.remove()
    await show(false)
    expect(document.activeElement).toBe(document.querySelector('main'))
  })
})

describe('a drawer', () => {
  it('closes by a click beside it, not by one in it', async () => {
    await box.setProps({ drawer: true })
    document.querySelector<HTMLElement>('.modal-body')!.click()
    expect(box.emitted('update:modelValue')).toBeUndefined()
    document.querySelector('dialog')!.click()
    expect(box.emitted('update:modelValue')).toEqual([[false]])
  })
  it('has no banner and no foot of a page', () => {
    expect(document.querySelector('dialog :is(header, footer)')).toBeNull()
  })
})
