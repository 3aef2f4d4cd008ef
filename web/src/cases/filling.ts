// Filling in an application: saving section by section, and the answer to a stale version. Shared by the offices'
// form and the phone's.
import { computed } from 'vue'
import { client, keyed, Refusal, reply } from '@/base/api'
import type { Case } from '@/base/contract'
import { refresh } from '@/base/queries'
import { useSubmit } from '@/base/submit'
import { incomeBody, incomeErrors } from '@/people/income'
import { fieldsOf, type SectionName, sectionErrors } from './application'
import { useFilled } from './filled'
import { caseKeys, useCase } from './queries'

const postApplication = (id: number, body: ReturnType<typeof fieldsOf> & { version: number }, key: string) =>
  reply(client.POST('/api/cases/{id}/application', { params: { path: { id } }, body, ...keyed(key) }))
const postIncome = (household: number, body: ReturnType<typeof incomeBody> & { version?: number }, key: string) =>
  reply(client.POST('/api/households/{household}/incomes', { params: { path: { household } }, body, ...keyed(key) }))
export type Filling = ReturnType<typeof useFilling>

export function useFilling(id: () => number) {
  const { data: file, isPending, error, refetch } = useCase(computed(id))
  const { form, text, income, draft, textIn, incomeIn, dropDraft, outdated } = useFilled(id(), file)
  const { busy, refusal, submit } = useSubmit()
  async function saveText(): Promise<boolean> {
    const body = { ...fieldsOf(form.values), version: text.read.value!.version }
    const took = text.sending()
    const done = await submit(body, (key) => postApplication(id(), body, key))
    if (!done) return handle(form.refuse, (now) => text.differs(...textIn(now)))
    took(done.version)
    return true
  }
  async function saveIncome(): Promise<boolean> {
    const household = file.value?.member.household
    if (!household) return true
    const version = income.read.value!.version
    const body = { ...incomeBody(form.values.income), ...(version ? { version } : {}) }
    const took = income.sending()
    const done = await submit(body, (key) => postIncome(household.id, body, key))
    const refuse = (refused: Refusal): void => form.refuse(prefixed(refused))
    if (!done) return handle(refuse, (now) => income.differs(...incomeIn(now)))
    took(done.version)
    void refresh('member')
    return true
  }
  /// A refusal goes to the form; after a stale version one is asked whose text goes on. True when both say the same.
  async function handle(refuse: (refused: Refusal) => void, differs: (now: Case) => boolean): Promise<boolean> {
    const refused = refusal.value
    if (!refused) return false
    const now = refused.code === 'stale_version' ? (await refetch()).data : undefined
    if (!now) refuse(refused)
    return now !== undefined && !differs(now)
  }
  const unsaved = (): boolean => text.changed() || income.changed()
  /// What is typed elsewhere and not yet saved stays a draft.
  async function saved(): Promise<void> {
    await draft.discard()
    if (unsaved()) await draft.save(true)
    void refresh(...caseKeys)
  }
  async function save(section: SectionName): Promise<boolean> {
    const ofIncome = section === 'income'
    const errors = ofIncome ? incomeErrors(form.values.income, 'income.') : sectionErrors(section, form.values)
    if (!form.setErrors(errors)) return false
    const elsewhere = section === 'household' || section === 'papers' // on pages of their own
    const done = elsewhere || (await (ofIncome ? saveIncome() : saveText()))
    if (done) await saved()
    return done
  }
  async function keepMine(part: 'text' | 'income'): Promise<boolean> {
    if (part === 'text') text.keepMine()
    else income.keepMine()
    const done = await (part === 'text' ? saveText() : saveIncome())
    if (done) await saved()
    return done
  }
  async function takeTheirs(part: 'text' | 'income'): Promise<void> {
    await draft.quietly(part === 'text' ? text.takeTheirs : income.takeTheirs)
    await saved()
  }
  const state = { file, isPending, error, refetch, form, text, income, busy, draft, outdated }
  return { ...state, takeTheirs, keepMine, save, unsaved, dropDraft }
}

const prefixed = (refusal: Refusal): Refusal => new Refusal(refusal.status, {
  code: refusal.code, message: refusal.message, details: refusal.details,
    fields: refusal.fields.map((each) => ({ ...each, field: `income.${each.field}` })),
})

/// What a section lacks, in the order the server lists it; papers by their names.
export const lacks = (file: Case | undefined,
  section: string): string[] => file?.application.sections.find((each) => each.section === section)?.missing ?? []
