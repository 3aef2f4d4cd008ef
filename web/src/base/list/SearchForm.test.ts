import { mount } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'
import SearchForm from './SearchForm.vue'
import type { SearchField } from './fields'

vi.mock('../i18n', () => ({
  t: (key: string, values: Record<string, unknown> = {}) => [key, ...Object.values(values)].join(' '),
  listed: (words: string[]) => words.join('、'),
}))
vi.mock('../api', () => ({ gate: { account: 7 } }))

const found = vi.fn(async () => [{ id: 5, name: '北岭村', aside: '县/镇/北岭村' }])
const fields: SearchField[] = [
  { kind: 'text', key: 'text', label: '姓名' },
  {
    kind: 'several',
    key: 'level',
    label: '程度',
    choices: [
      { value: '3', label: '特别' },
      { value: '2', label: '比较' },
    ],
  },
  { kind: 'days', from: 'from', to: 'to', label: '日期', folded: true },
  { kind: 'organisation', key: 'organisation', label: '机构', find: found, folded: true },
]
const put = (asked: Record<string, string> = {}) =>
  mount(SearchForm, { attachTo: document.body, props: { fields, asked, name: '台账' } })
let form: ReturnType<typeof put>
afterEach(() => {
  form.unmount()
  vi.useRealTimers()
})
const input = (label: string) => form.find<HTMLInputElement>(`input[aria-label="${label}"]`)
const isOpen = () => form.find('.fold').attributes('aria-expanded')

describe('a search form', () => {
  it('asks for what is typed, and for nothing once reset', async () => {
    form = put()
    await form.find('input[type=search]').setValue(' 王 ')
    await form.trigger('submit')
    expect(form.emitted('search')![0]).toEqual([{ text: '王', level: '', from: '', to: '', organisation: '' }])
    await form.findAll('button').find((each) => each.text() === 'action.reset')!.trigger('click')
    expect(form.emitted('search')![1]).toMatchObject([{ text: '' }])
  })
  it('follows the address', async () => {
    form = put({ text: '王' })
    await form.setProps({ asked: { text: '李' } })
    expect(form.find<HTMLInputElement>('input[type=search]').element.value).toBe('李')
  })
  it('unfolds when a folded field is asked', () => {
    form = put({ from: '2026-01-01' })
    expect(isOpen()).toBe('true')
    form.unmount()
    form = put({ text: '王' })
    expect(isOpen()).toBe('false')
  })
  it('says at its field what cannot be read, does not search, and forgets it when it is typed anew', async () => {
    form = put({ from: '2026-01-01' })
    await input('search.to 日期').setValue('abc')
    await form.trigger('submit')
    await nextTick()
    expect(form.emitted('search')).toBeUndefined()
    const bad = input('search.to 日期')
    expect(bad.attributes('aria-invalid')).toBe('true')
    expect(input('search.from 日期').attributes('aria-invalid')).toBe('false')
    expect(document.getElementById(bad.attributes('aria-describedby')!)?.textContent).toContain('form.not_day')
    expect(document.activeElement).toBe(bad.element)
    await bad.setValue('2026-3-5')
    expect(form.find('[role=alert]').exists()).toBe(false)
    await form.trigger('submit')
    expect(form.emitted('search')).toEqual([[expect.objectContaining({ from: '2026-01-01', to: '2026-03-05' })]])
  })
  it('takes several words in the order of the list', async () => {
    form = put({ level: '2' })
    const button = form.find('.several')
    expect(button.text()).toBe('比较')
    await button.trigger('click')
    await form.find('.several-list input').setValue(true)
    expect(button.text()).toBe('特别、比较')
    await form.trigger('submit')
    expect(form.emitted('search')).toEqual([[expect.objectContaining({ level: '3,2' })]])
  })
  it('finds an organisation by its name, chosen by keys; what was not chosen is not asked', async () => {
    vi.useFakeTimers()
    form = put({ from: '2026-01-01' })
    const box = form.find('[role=combobox]')
    await box.setValue('北岭')
    await vi.advanceTimersByTimeAsync(250)
    expect(found).toHaveBeenCalledWith('北岭')
    await box.trigger('keydown', { key: 'ArrowDown' })
    await box.trigger('keydown', { key: 'Enter' })
    await form.trigger('submit')
    expect(form.emitted('search')).toEqual([[expect.objectContaining({ organisation: '5' })]])
    expect((box.element as HTMLInputElement).value).toBe('北岭村')
    await box.setValue('其他')
    await box.trigger('blur')
    expect((box.element as HTMLInputElement).value).toBe('')
  })
})
