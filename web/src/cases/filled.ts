// The form of an application as it was read: its two parts with their versions (the application's own text, and the
// household's income of a year), and the draft that was typed over them.
import { computed, type Ref, watch } from 'vue'
import { useForm } from '@/base/form/form'
import { useReading } from '@/base/form/reading'
import type { Case } from '@/base/contract'
import { useDraft } from '@/base/drafts'
import { useSession } from '@/base/session'
import { incomeForm, type IncomeForm } from '@/people/income'
import { type ApplicationForm, type ApplicationText, formOf, textOf } from './application'

export function useFilled(id: number, file: Ref<Case | undefined>) {
  const incomeYear = Number(useSession().today.slice(0, 4)) - 1
  const form = useForm<ApplicationForm>(blank(incomeYear))
  const text = useReading<ApplicationText, number>(() => textOf(form.values), (from) => {
    Object.assign(form.values, from)
  })
  const income = useReading<IncomeForm, number>(() => form.values.income, (from) => {
    Object.assign(form.values.income, from)
  })
  const draft = useDraft(`application-${id}`, form.values, () => {
    const version = { application: text.read.value?.version ?? 0, income: income.read.value?.version ?? 0 }
    const [said, earned] = [text.base(), income.base()]
    return { version, base: said && earned && { ...said, income: earned } }
  })
  const textIn = (now: Case) => [textOf(formOf(now, incomeYear)), now.application.version] as const
  /// Of the year in the form; version 0 is a year of which nothing is recorded.
  function incomeIn(now: Case) {
    const year = Number(form.values.income.year)
    const known = now.member.household?.incomes.find((each) => each.year === year)
    return [incomeForm(known, year), known?.version ?? 0] as const
  }
  watch(file, async (now) => {
    if (!now) return
    const first = !text.read.value
    await draft.quietly(() => {
      text.follow(...textIn(now))
      income.follow(...incomeIn(now))
    })
    if (!first || !(await draft.restore())) return
    // An older draft does not tell what it was typed over: version 0 is refused, and every difference is asked.
    const { version, base } = draft.restoredFrom.value!
    text.resume(base ? version.application : 0, base && textOf(base))
    income.resume(base ? version.income : 0, base && base.income)
  }, { immediate: true })
  async function dropDraft(): Promise<void> {
    await draft.discard()
    const now = file.value
    if (!now) return
    await draft.quietly(() => {
      form.values.income.year = String(incomeYear)
      text.fill(...textIn(now))
      income.fill(...incomeIn(now))
    })
  }
  /// The draft was typed over a record that another has changed since.
  const outdated = computed(() => draft.restoredFrom.value !== null && file.value !== undefined
    && (text.read.value?.version !== file.value.application.version
      || income.read.value?.version !== incomeIn(file.value)[1]))
  return { form, text, income, draft, textIn, incomeIn, dropDraft, outdated }
}

function blank(year: number): ApplicationForm {
  return {
    situation: '', causes: [], main_cause: '', laid_off_enterprise: '', laid_off_kind: '', allowance_owed: '',
    held: '', certificate: '', valid_until: '',
    findings: [], aid_received: '', aid_requested: '', remark: '', income: { year: String(year), wages: '',
      business: '', transfers: '', property: '', expenses: '' },
  }
}
