// Saving an application by its parts: what is sent, and that nothing is said to be saved that was not.
import { effectScope, ref, type Ref } from 'vue'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Case } from '@/base/contract'
import { useForm } from '@/base/form/form'
import { useReading } from '@/base/form/reading'
import { type Housing, housingIn } from '@/people/housing'
import { incomeForm, type IncomeForm } from '@/people/income'
import { type ApplicationForm, type ApplicationText, blank, textIn, textOf } from './application'
import type { Filled } from './filled'
import { partsOf } from './saving'

vi.mock('@/base/queries', () => ({ refresh: async () => undefined }))

const home = { id: 5, version: 2, address: '北岭村', housing_area: 60, housing_safe: false, members: [{}], incomes: [] }
const caseOf = (household: object | null): Case =>
  ({
    application: { version: 3, situation: '起初', causes: [], findings: [], minimum_allowance: {} },
    member: { id: 9, person: { address: '北岭村' }, household },
  }) as unknown as Case

let sent: { path: string; body: Record<string, unknown> }[] = []
let answers: [number, object][] = []
async function serve(request: Request): Promise<Response> {
  sent.push({ path: new URL(request.url).pathname, body: await request.json() })
  const [status, body] = answers.shift() ?? [200, { version: 7, warnings: [], sections: [], household: 5 }]
  return new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } })
}

function open(household: object | null, { editable = true } = {}) {
  const file = ref(caseOf(household)) as Ref<Case>
  const form = useForm<ApplicationForm>(blank(2023))
  const text = useReading<ApplicationText, number>(
    () => textOf(form.values),
    (from) => Object.assign(form.values, from),
  )
  const income = useReading<IncomeForm, number>(
    () => form.values.income,
    (from) => Object.assign(form.values.income, from),
  )
  const housing = useReading<Housing, number>(
    () => form.values.housing,
    (from) => Object.assign(form.values.housing, from),
  )
  const incomeIn = () => [incomeForm(undefined, 2023), 0] as const
  const filled: Filled = { form, text, income, housing, parts: [], incomeIn, incomeYear: 2023 }
  text.fill(...textIn(file.value))
  income.fill(...incomeIn())
  housing.fill(...housingIn(file.value.member))
  const after = { chosen: vi.fn(), take: (fill: () => void) => fill() }
  const around = { id: 1, filled, file, code: (_: string, value: string) => value, editable: () => editable }
  const scope = effectScope()
  const { parts, save } = scope.run(() => partsOf({ ...around, now: async () => file.value, after }))!
  return { file, form, filled, parts, save }
}

beforeEach(() => {
  sent = []
  answers = []
  vi.stubGlobal('fetch', serve)
})
afterEach(() => vi.unstubAllGlobals())

describe('saving the income', () => {
  it('of a member without a household saves nothing and says why', async () => {
    const { form, filled, save } = open(null)
    Object.assign(form.values.income, { wages: '1', business: '0', transfers: '0', property: '0', expenses: '0' })
    expect(await save('income')).toBe(false)
    expect(form.errors).toEqual({ '': 'household.none' })
    expect(sent).toEqual([])
    expect(filled.income.changed()).toBe(true)
  })
  it('names the wrong field of its part', async () => {
    const { form, save } = open(home)
    Object.assign(form.values.income, { wages: '1', business: '0', transfers: '0', property: '0', expenses: '0' })
    form.register('income.wages', { label: () => '工资', kind: 'fill', problem: () => undefined, lacks: () => false })
    const fields = [{ field: 'wages', code: 'x', message: '太大' }]
    answers = [[400, { code: 'people.invalid', message: 'no', fields }]]
    expect(await save('income')).toBe(false)
    expect(form.errors).toEqual({ 'income.wages': '太大' })
  })
})

describe('saving the housing', () => {
  it('sends nothing when nothing was typed over a household that is recorded', async () => {
    expect(await open(home).save('household')).toBe(true)
    expect(sent).toEqual([])
  })
  it('records a household that was not, as it is shown', async () => {
    expect(await open(null).save('household')).toBe(true)
    expect(sent.map((each) => each.path)).toEqual(['/api/members/9/household'])
    expect(sent[0]!.body).toMatchObject({ address: '北岭村', lives_alone: false })
    expect(sent[0]!.body).not.toHaveProperty('version')
  })
  it('is left to those who may', async () => {
    expect(await open(null, { editable: false }).save('household')).toBe(true)
    expect(sent).toEqual([])
  })
  it('clears what was emptied', async () => {
    const { form, filled, save } = open(home)
    form.values.housing.housing_area = ''
    expect(await save('household')).toBe(true)
    expect(sent[0]!.body).toEqual({
      address: '北岭村',
      housing_kind: '',
      housing_safe: false,
      version: 2,
      cleared: ['housing_area'],
    })
    expect(filled.housing.changed()).toBe(false)
    expect(filled.housing.read.value?.version).toBe(7)
  })
  it('refuses an area that is no number before it is sent', async () => {
    const { form, save } = open(home)
    form.values.housing.housing_area = '六十'
    const problem = (): string | undefined => {
      const [rule, schema] = form.ruleOf('housing.housing_area')!
      return schema.problem(rule, form.values.housing.housing_area)
    }
    form.register('housing.housing_area', { label: () => '面积', kind: 'fill', problem, lacks: () => false })
    expect(await save('household')).toBe(false)
    expect(form.errors).toEqual({ 'housing.housing_area': 'form.not_number' })
    expect(sent).toEqual([])
  })
})

describe('an application that another changed meanwhile', () => {
  const stale: [number, object] = [409, { code: 'stale_version', message: 'stale' }]
  it('is sent again with both, over the newer version', async () => {
    const { file, form, save } = open(home)
    form.values.situation = '我'
    Object.assign(file.value.application, { version: 4, remark: '他' })
    answers = [stale]
    expect(await save('situation')).toBe(true)
    expect(sent.map((each) => each.body.version)).toEqual([3, 4])
    expect(sent[1]!.body).toMatchObject({ situation: '我', remark: '他' })
  })
  it('is asked where both changed the same, and not sent', async () => {
    const { file, form, parts, save } = open(home)
    form.values.situation = '我'
    Object.assign(file.value.application, { version: 4, situation: '他' })
    answers = [stale]
    expect(await save('situation')).toBe(false)
    expect(parts.text.stale.asked.value.map((each) => each.name)).toEqual(['situation'])
    expect(sent).toHaveLength(1)
  })
})
