// Sending an application: whole, with nothing unsaved, and with the member's word that it is true.
import { useAct } from '@/base/act'
import { useForm } from '@/base/form/form'
import { t } from '@/base/i18n'
import type { Filling } from './filling'
import { caseKeys } from './queries'
import type { SectionLine } from './sections'

export function useClosing(id: number, { file, state }: Filling, parts: () => SectionLine[], sent: () => unknown) {
  const form = useForm({ opinion: '', declare: false })
  const { busy, act } = useAct('/api/cases/{id}/submit', {
    form,
    said: () => t('apply.submitted'),
    refresh: caseKeys,
  })
  const incomplete = (): boolean => parts().some((each) => each.status !== 'complete')

  async function send(): Promise<void> {
    const why = state.unsaved() ? 'apply.unsaved' : incomplete() ? 'apply.incomplete' : ''
    if (!form.setErrors(why ? { '': t(why) } : {})) return
    const opinion = form.values.opinion.trim()
    const body = { version: file.value!.line.version, ...(opinion ? { opinion } : {}) }
    if (!(await act(body, { id }))) return
    await state.draft.discard()
    sent()
  }
  return { form, busy, send }
}
