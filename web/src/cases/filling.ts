// Filling in an application: values, autosave, saving section by section,
// and the answer to a stale version. Shared by the
// offices' form and the phone's.
import { computed, ref, watch } from 'vue'
import { useForm } from '@/base/form/form'
import { client, keyed, Refusal, reply } from '@/base/api'
import type { Case } from '@/base/contract'
import { useDraft } from '@/base/drafts'
import { refresh } from '@/base/queries'
import { useSession } from '@/base/session'
import { useSubmit } from '@/base/submit'
import { incomeBody, incomeErrors } from '@/people/income'
import { type ApplicationForm, fieldsOf, formOf, type SectionName, sectionErrors } from './application'
import { caseKeys, useCase } from './queries'

const postApplication = (id: number, body: ReturnType<typeof fieldsOf> & { version: number }, key: string) =>
  reply(client.POST('/api/cases/{id}/application', { params: { path: { id } }, body, ...keyed(key) }))
const postIncome = (household: number, body: ReturnType<typeof incomeBody> & { version?: number }, key: string) =>
  reply(client.POST('/api/households/{household}/incomes', { params: { path: { household } }, body, ...keyed(key) }))

export function useFilling(id: () => number) {
  const session = useSession()
  const incomeYear = Number(session.today.slice(0, 4)) - 1
  const { data: file, isPending, error, refetch } = useCase(computed(id))
  const form = useForm<ApplicationForm>(blank(incomeYear))
  const version = ref(0)
  const theirs = ref<ApplicationForm | null>(null)
  const { busy, refusal, submit } = useSubmit()
  const draft = useDraft(`application-${id()}`, form.values, () => version.value)
  let filled = false
  watch(file, async (now) => {
    if (!now || filled) return
    filled = true
    version.value = now.application.version
    Object.assign(form.values, formOf(now, incomeYear))
    await draft.restore()
  }, { immediate: true })
  async function saveApplication(): Promise<boolean> {
    const body = { ...fieldsOf(form.values), version: version.value }
    const done = await submit(body, (key) => postApplication(id(), body, key))
    if (done) version.value = done.version
    return done !== undefined || handle()
  }
  async function saveIncome(): Promise<boolean> {
    const household = file.value?.member.household
    if (!household) return true
    const known = household.incomes.find((each) => each.year === Number(form.values.income.year))
    const body = { ...incomeBody(form.values.income), ...(known ? { version: known.version } : {}) }
    const done = await submit(body, (key) => postIncome(household.id, body, key))
    if (done) refresh('member')
    if (refusal.value) form.refuse(prefixed(refusal.value))
    return done !== undefined
  }
  /// The refusal to the form; a stale version asks whose text goes on.
  function handle(): boolean {
    if (refusal.value?.code === 'stale_version') void compare()
    else if (refusal.value) form.refuse(refusal.value)
    return false
  }
  async function compare(): Promise<void> {
    const now = (await refetch()).data
    if (!now) return
    version.value = now.application.version
    theirs.value = formOf(now, incomeYear)
  }
  function takeTheirs(): void {
    if (theirs.value) Object.assign(form.values, { ...theirs.value, income: form.values.income })
    void draft.discard().then(() => (theirs.value = null))
  }
  async function save(section: SectionName): Promise<boolean> {
    const income = section === 'income'
    const errors = income ? incomeErrors(form.values.income, 'income.') : sectionErrors(section, form.values)
    if (!form.setErrors(errors)) return false
    const saved = section === 'household' || section === 'papers' // on pages of their own
    const done = income ? await saveIncome() : saved || (await saveApplication())
    if (done) {
      await draft.discard()
      refresh(...caseKeys)
    }
    return done
  }
  async function dropDraft(): Promise<void> {
    await draft.discard()
    const now = file.value
    if (now) await draft.quietly(() => { Object.assign(form.values, formOf(now, incomeYear)) })
  }
  const state = { file, isPending, error, refetch, form, version, theirs, busy, draft, incomeYear }
  return { ...state, takeTheirs, saveApplication, save, dropDraft }
}

function blank(year: number): ApplicationForm {
  return {
    situation: '', causes: [], main_cause: '', laid_off_enterprise: '', laid_off_kind: '', allowance_owed: '',
      held: '', certificate: '', valid_until: '',
    findings: [], aid_received: '', aid_requested: '', remark: '', income: { year: String(year), wages: '',
      business: '', transfers: '', property: '', expenses: '' },
  }
}

const prefixed = (refusal: Refusal): Refusal => new Refusal(refusal.status, {
  code: refusal.code, message: refusal.message, details: refusal.details,
    fields: refusal.fields.map((each) => ({ ...each, field: `income.${each.field}` })),
})

/// What a section lacks, in the order the server lists it; papers by their names.
export const lacks = (file: Case | undefined,
  section: string): string[] => file?.application.sections.find((each) => each.section === section)?.missing ?? []
