import { mount } from '@vue/test-utils'
import { defineComponent, h, nextTick } from 'vue'
import { describe, expect, it } from 'vitest'
import { Refusal } from '../api'
import { startWords } from '../i18n'
import { lightTranslator } from '../i18n.light'
import zh from '../zh'
import FormBox from './FormBox.vue'
import TextField from './TextField.vue'
import ChoiceField from './ChoiceField.vue'
import DayField from './DayField.vue'
import { type Form, required, useForm } from './form'

await startWords(lightTranslator(), zh, async () => zh)

interface Values {
  name: string
  findings: { event: string }[]
}
function open(): { form: Form<Values>; box: ReturnType<typeof mount> } {
  let form!: Form<Values>
  const box = mount(
    defineComponent(() => {
      form = useForm<Values>({ name: '', findings: [{ event: '' }] })
      return () =>
        h(FormBox, { form }, () => [
          h(TextField, { name: 'name', label: '姓名', hint: '与身份证一致' }),
          h(TextField, { name: 'findings.0.event', label: '事由' }),
        ])
    }),
    { attachTo: document.body },
  )
  return { form, box }
}
const refused = (field: string, message = '有误'): Refusal =>
  new Refusal(400, { code: 'case.invalid', message: '部分内容填写有误', fields: [{ field, code: 'x', message }] })

describe('a form', () => {
  it('keeps what is typed, by its path', async () => {
    const { form, box } = open()
    await box.findAll('input')[1]!.setValue('受灾')
    expect(form.values.findings[0]!.event).toBe('受灾')
  })
  it.each([
    ['name', '姓名'],
    ['findings[0].event', '事由'],
  ])('shows a refusal of %s at its field and in the summary that links to it', async (field, label) => {
    const { form, box } = open()
    form.refuse(refused(field))
    await nextTick()
    expect(box.find('.error-summary a').text()).toBe(`${label}：有误`)
    const input = box.findAll('input').find((each) => each.attributes('aria-invalid') === 'true')!
    const described = input.attributes('aria-describedby')!.split(' ')
    expect(described.some((id) => document.getElementById(id)?.textContent === '有误')).toBe(true)
    await box.find('.error-summary a').trigger('click')
    expect(document.activeElement).toBe(input.element)
  })
  it('shows a refusal of no field of ours as its own line', async () => {
    const { form, box } = open()
    form.refuse(new Refusal(409, { code: 'case.exists', message: '已有在办申请' }))
    await nextTick()
    expect(box.find('.error-summary').text()).toContain('已有在办申请')
    expect(box.find('.error-summary a').exists()).toBe(false)
  })
  it('labels every input', () => {
    const { box } = open()
    for (const input of box.findAll('input'))
      expect(box.find(`label[for="${input.attributes('id')}"]`).exists()).toBe(true)
  })
})

describe('what is wrong with a field', () => {
  function ask(): { form: Form<{ name: string; day: string; level: string }>; box: ReturnType<typeof mount> } {
    let form!: Form<{ name: string; day: string; level: string }>
    const choices = [{ value: '1', label: '一般困难' }]
    const box = mount(
      defineComponent(() => {
        form = useForm({ name: '', day: '', level: '' })
        return () =>
          h(FormBox, { form }, () => [
            h(TextField, { name: 'name', label: '原因' }),
            h(DayField, { name: 'day', label: '张贴日' }),
            h(ChoiceField, { name: 'level', label: '程度', choices }),
          ])
      }),
      { attachTo: document.body },
    )
    return { form, box }
  }
  const errorsIn = (box: ReturnType<typeof mount>): string[] =>
    box.findAll('.field > .error').map((each) => each.text())

  it('is asked for by its label, once', async () => {
    const { form, box } = ask()
    expect(form.setErrors({ name: required, level: required })).toBe(false)
    await nextTick()
    expect(errorsIn(box)).toEqual(['请填写原因', '请选择程度'])
    expect(box.findAll('.error-summary a').map((each) => each.text())).toEqual(['请填写原因', '请选择程度'])
  })
  it('is gone when its value changes, and the summary counts what is left', async () => {
    const { form, box } = ask()
    form.setErrors({ name: required, level: required })
    await nextTick()
    await box.find('input').setValue('受灾')
    expect(errorsIn(box)).toEqual(['请选择程度'])
    expect(box.find('.error-summary h2').text()).toBe('有 1 处需要修改')
    await box.find('input[type=radio]').setValue(true)
    expect(errorsIn(box)).toEqual([])
    expect(box.find('.error-summary').exists()).toBe(false)
  })
  it('is told when the field is left, not while it is typed, and on sending', async () => {
    const { form, box } = ask()
    const day = box.findAll('input')[1]!
    await day.setValue('2026-02-30')
    expect(errorsIn(box)).toEqual([])
    await day.trigger('blur')
    expect(errorsIn(box)).toEqual(['应为日期，如 2026-03-05'])
    expect(box.find('.error-summary').exists()).toBe(false)
    expect(form.setErrors({})).toBe(false)
    await nextTick()
    expect(box.find('.error-summary a').text()).toBe('张贴日：应为日期，如 2026-03-05')
    await day.setValue('2026.3.5')
    expect(form.setErrors({})).toBe(true)
  })
})
