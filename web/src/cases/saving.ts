// Saving an application by its parts, and the answer to what another saved meanwhile. Loaded beside the form.
import type { Ref } from 'vue'
import { client, keyed, reply } from '@/base/api'
import type { Case } from '@/base/contract'
import { useStale } from '@/base/form/stale'
import { t } from '@/base/i18n'
import { refresh } from '@/base/queries'
import { useSubmit } from '@/base/submit'
import { useHousing } from '@/people/housingBody'
import { incomeBody, incomeErrors, shownIncome } from '@/people/incomeBody'
import { type SectionName, textIn } from './application'
import { fieldsOf, sectionErrors } from './fields'
import type { Filled } from './filled'
import { shownText } from './shown'

const postApplication = (id: number, body: ReturnType<typeof fieldsOf> & { version: number }, key: string) =>
  reply(client.POST('/api/cases/{id}/application', { params: { path: { id } }, body, ...keyed(key) }))
const postIncome = (household: number, body: ReturnType<typeof incomeBody> & { version?: number }, key: string) =>
  reply(client.POST('/api/households/{household}/incomes', { params: { path: { household } }, body, ...keyed(key) }))
/// The form around: what it holds, how the file is read anew, what follows a choice between two texts.
export interface Around {
  id: number
  filled: Filled
  code: (table: string, value: string) => string
  file: Ref<Case | undefined>
  now: () => Promise<Case | undefined>
  editable: () => boolean // the household, by who is signed in
  after: { chosen: () => unknown; take: (fill: () => void) => unknown }
}
const found = <T, V>(file: Case | undefined, of: (file: Case) => readonly [T, V]) => (file ? of(file) : null)

function useText({ id, filled: { form, text }, code, now, after }: Around) {
  const { busy, refusal, submit } = useSubmit()
  const stale = useStale(text, {
    shown: () => shownText(code),
    now: async () => found(await now(), textIn),
    save,
    ...after,
  })
  async function save(): Promise<boolean> {
    const body = { ...fieldsOf(form.values), version: text.read.value!.version }
    const took = text.sending()
    const done = await submit(body, (key) => postApplication(id, body, key))
    if (!done) return stale.answer(refusal.value, form.refuse)
    took(done.version)
    return true
  }
  return { busy, save, stale }
}

function useIncome({ filled: { form, income, incomeIn }, file, now, after }: Around) {
  const { busy, refusal, submit } = useSubmit()
  const stale = useStale(income, {
    shown: shownIncome,
    now: async () => found(await now(), incomeIn),
    save,
    ...after,
  })
  async function save(): Promise<boolean> {
    const household = file.value?.member.household
    if (!household) return form.setErrors({ '': t('household.none') })
    const version = income.read.value!.version
    const body = { ...incomeBody(form.values.income), ...(version ? { version } : {}) }
    const took = income.sending()
    const done = await submit(body, (key) => postIncome(household.id, body, key))
    if (!done) return stale.answer(refusal.value, (refused) => form.refuse(refused.under('income')))
    took(done.version)
    void refresh('member')
    return true
  }
  return { busy, save, stale }
}

export type Parts = ReturnType<typeof partsOf>

export function partsOf(around: Around) {
  const { filled, file, code, now, after } = around
  const { form, housing: reading } = filled
  const housing = useHousing({
    code,
    form,
    reading,
    member: () => file.value?.member,
    now: async () => (await now())?.member,
    ...after,
  })
  const parts = { text: useText(around), income: useIncome(around), housing }

  async function saveHousing(): Promise<boolean> {
    if (!around.editable() || !(reading.changed() || reading.read.value?.version === 0)) return true
    const done = await housing.save()
    if (done) void refresh('member')
    return done
  }
  function save(section: SectionName): Promise<boolean> | boolean {
    const ofIncome = section === 'income'
    const errors = ofIncome ? incomeErrors(form.values.income, 'income.') : sectionErrors(section, form.values)
    if (!form.setErrors(errors)) return false
    if (section === 'papers') return true // saved as they are added
    return section === 'household' ? saveHousing() : ofIncome ? parts.income.save() : parts.text.save()
  }
  return { parts, save }
}
