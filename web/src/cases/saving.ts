// Saving an application by its parts, and the answer to what another saved meanwhile. Loaded beside the form.
import type { Ref } from 'vue'
import type { Case } from '@/base/contract'
import type { Complaints } from '@/base/form/form'
import { useSave } from '@/base/form/save'
import { schemaOf, within } from '@/base/form/schema'
import { t } from '@/base/i18n'
import { refresh } from '@/base/queries'
import { useHousing } from '@/people/housingBody'
import { incomeBody, incomeErrors, shownIncome } from '@/people/incomeBody'
import { type SectionName, textIn } from './application'
import { fieldsOf, sectionErrors } from './fields'
import type { Filled } from './filled'
import { shownText } from './shown'

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

const application = '/api/cases/{id}/application'
function useText({ id, filled: { form, text }, code, now, after }: Around, complaints: () => Complaints) {
  form.follow(within('minimum_allowance', schemaOf(application)))
  return useSave(text, {
    path: application,
    form,
    params: () => ({ id }),
    body: () => ({ ...fieldsOf(form.values), version: text.read.value!.version }),
    complaints,
    took: ({ version }) => version,
    shown: () => shownText(code),
    now: async () => found(await now(), textIn),
    ...after,
  })
}

function useIncome({ filled: { form, income, incomeIn }, file, now, after }: Around) {
  return useSave(income, {
    path: '/api/households/{household}/incomes',
    form,
    part: 'income',
    params: () => ({ household: file.value!.member.household!.id }),
    body: () => {
      const version = income.read.value!.version
      return { ...incomeBody(form.values.income), ...(version ? { version } : {}) }
    },
    complaints: () => incomeErrors(form.values.income, 'income.'),
    took: ({ version }) => version,
    done: () => void refresh('member'),
    shown: shownIncome,
    now: async () => found(await now(), incomeIn),
    ...after,
  })
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
  let complaints: Complaints = {}
  const parts = { text: useText(around, () => complaints), income: useIncome(around), housing }

  async function saveHousing(): Promise<boolean> {
    if (!around.editable() || !(reading.changed() || reading.read.value?.version === 0)) return true
    const done = await housing.save()
    if (done) void refresh('member')
    return done
  }
  function saveIncome(): Promise<boolean> | boolean {
    return file.value?.member.household ? parts.income.save() : form.setErrors({ '': t('household.none') })
  }
  function save(section: SectionName): Promise<boolean> | boolean {
    if (section === 'papers') return true // saved as they are added
    if (section === 'household') return form.setErrors({}) && saveHousing()
    if (section === 'income') return saveIncome()
    complaints = sectionErrors(section, form.values)
    return parts.text.save()
  }
  return { parts, save }
}
