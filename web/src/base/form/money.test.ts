import { mount } from '@vue/test-utils'
import { defineComponent, h, nextTick } from 'vue'
import { expect, it } from 'vitest'
import { startWords } from '../i18n'
import { lightTranslator } from '../i18n.light'
import { language } from '../language'
import zh from '../zh'
import FormBox from './FormBox.vue'
import MoneyField from './MoneyField.vue'
import { useForm } from './form'

await startWords(lightTranslator(), zh, async () => zh)

it('a sum that is claimed stands in capitals too, as papers have it in Chinese', async () => {
  const box = mount(
    defineComponent(() => {
      const form = useForm({ owed: '', income: '' })
      return () =>
        h(FormBox, { form }, () => [
          h(MoneyField, { name: 'owed', label: '欠发', capital: true }),
          h(MoneyField, { name: 'income', label: '收入' }),
        ])
    }),
  )
  const [owed, income] = box.findAll('input')
  await income!.setValue('1409.5')
  expect(box.text()).not.toContain('元')
  await owed!.setValue('1,409.5')
  expect(box.text()).toContain('1,409.50 元（壹仟肆佰零玖元伍角）')
  await owed!.setValue('很多')
  expect(box.text()).not.toContain('（')
  await owed!.setValue('100000')
  language.value = 'en'
  await nextTick()
  expect(box.text()).not.toContain('壹')
  language.value = 'zh'
})
