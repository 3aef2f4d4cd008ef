// The form of an application as it was read: its parts with their versions (the application's own text, the household's
// income of a year and its housing), and the draft that was typed over them.
import { computed, type Ref, watch } from 'vue'
import type { Case } from '@/base/contract'
import { useDraft } from '@/base/drafts'
import { useForm } from '@/base/form/form'
import { useReading } from '@/base/form/reading'
import { useSession } from '@/base/session'
import { type Housing, housingIn } from '@/people/housing'
import { incomeForm, type IncomeForm } from '@/people/income'
import { type ApplicationForm, type ApplicationText, blank, textIn, textOf } from './application'

interface Versions {
  application: number
  income: number
  housing: number
}
export function useFilled() {
  const incomeYear = Number(useSession().today.slice(0, 4)) - 1
  const form = useForm<ApplicationForm>(blank(incomeYear))
  const text = useReading<ApplicationText, number>(() => textOf(form.values), (from) => {
    Object.assign(form.values, from)
  })
  const income = useReading<IncomeForm, number>(() => form.values.income, (from) => {
    Object.assign(form.values.income, from)
  })
  const housing = useReading<Housing, number>(() => form.values.housing, (from) => {
    Object.assign(form.values.housing, from)
  })
  /// Of the year in the form; version 0 is a year of which nothing is recorded.
  function incomeIn(now: Case) {
    const year = Number(form.values.income.year)
    const known = now.member.household?.incomes.find((each) => each.year === year)
    return [incomeForm(known, year), known?.version ?? 0] as const
  }
  return { form, text, income, housing, incomeIn, incomeYear }
}
export type Filled = ReturnType<typeof useFilled>

/// The draft of the form over its three readings; follows the file as it is read anew.
export function useApplicationDraft(id: number, file: Ref<Case | undefined>, filled: Filled) {
  const { form, text, income, housing, incomeIn, incomeYear } = filled
  const draft = useDraft<ApplicationForm, Versions>(`application-${id}`, form.values, () => ({
    version: {
      application: text.read.value?.version ?? 0,
      income: income.read.value?.version ?? 0,
      housing: housing.read.value?.version ?? 0,
    },
    base: baseOf(filled),
  }))
  const put = (now: Case, how: 'follow' | 'fill'): void => {
    text[how](...textIn(now))
    income[how](...incomeIn(now))
    housing[how](...housingIn(now.member))
  }
  watch(file, async (now) => {
    if (!now) return
    const first = !text.read.value
    await draft.quietly(() => put(now, 'follow'))
    if (first && (await draft.restore())) resume(filled, draft.restoredFrom.value!)
  }, { immediate: true })
  async function dropDraft(): Promise<void> {
    await draft.discard()
    const now = file.value
    if (!now) return
    await draft.quietly(() => {
      form.values.income.year = String(incomeYear)
      put(now, 'fill')
    })
  }
  /// The draft was typed over a record that another has changed since.
  const outdated = computed(() => draft.restoredFrom.value !== null && file.value !== undefined
    && (text.read.value?.version !== file.value.application.version
      || income.read.value?.version !== incomeIn(file.value)[1]
      || housing.read.value?.version !== housingIn(file.value.member)[1]))
  return { draft, dropDraft, outdated }
}

function baseOf({ text, income, housing }: Filled): ApplicationForm | null {
  const [said, earned, home] = [text.base(), income.base(), housing.base()]
  return said && earned && home && { ...said, income: earned, housing: home }
}
/// An older draft does not tell what it was typed over: version 0 is refused, and every difference is asked. Of what it
/// did not hold the form says what is recorded.
function resume(
  { form, text, income, housing }: Filled,
  { version, base }: { version: Versions; base: ApplicationForm | null },
): void {
  text.resume(base ? version.application : 0, base && textOf(base))
  form.values.income = { ...income.read.value!.values, ...form.values.income }
  income.resume(base ? version.income : 0, base && base.income)
  if (base) housing.resume(version.housing, base.housing)
}
