// The one field of acts that cannot be taken back lightly.
import { t } from '../i18n'
import type { TextSpec } from './fields'

interface Around {
  name?: string
  hint?: string | undefined
  presets?: string[]
}
export const reasonField = (label: string, { name = 'reason', hint, presets = [] }: Around = {}): TextSpec => ({
  name,
  label,
  hint: hint ?? t('form.no_illness'),
  rows: 4,
  presets,
})
