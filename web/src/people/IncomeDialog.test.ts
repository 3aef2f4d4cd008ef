// A year's income over what another saved: of the same year, and of another year than was read.
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'
import type { Household, Income } from '@/base/contract'
import IncomeDialog from './IncomeDialog.vue'

const page = vi.hoisted(() => ({ refresh: async (): Promise<void> => undefined }))
vi.mock('@/base/queries', () => ({ refresh: () => page.refresh(), useCodes: () => ({ choices: () => [] }) }))

const amounts = { wages: 10_000, business: 0, transfers: 0, property: 0, expenses: 0 }
/// What the program has recorded, by year.
let recorded: Map<number, Income>
let sent: Record<string, unknown>[] = []
let box: VueWrapper

const household = (): Household =>
  ({ id: 5, version: 1, size: 2, members: [], incomes: [...recorded.values()] }) as unknown as Household
const put = (year: number, version: number, more: object): void =>
  void recorded.set(year, { year, version, ...amounts, ...more } as Income)

async function serve(request: Request): Promise<Response> {
  const body = (await request.json()) as { year: number; version?: number }
  const known = recorded.get(body.year)?.version ?? 0
  const stale = (body.version ?? 0) !== known
  if (!stale) {
    sent.push(body)
    recorded.set(body.year, { ...body, version: known + 1 } as unknown as Income)
  }
  const answer = stale ? { code: 'stale_version', message: 'stale' } : { version: known + 1, warnings: [] }
  return new Response(JSON.stringify(answer), {
    status: stale ? 409 : 200,
    headers: { 'Content-Type': 'application/json' },
  })
}
const field = (name: string): HTMLInputElement =>
  document.querySelector(`dialog form input[id$="-${name}"]`) as HTMLInputElement
async function type(name: string, text: string): Promise<void> {
  field(name).value = text
  field(name).dispatchEvent(new Event('input'))
  await nextTick()
}
async function press(words: string): Promise<void> {
  const buttons = [...document.querySelectorAll<HTMLButtonElement>('dialog .modal-foot button')]
  buttons.find((each) => each.textContent?.trim() === words)!.click()
  await flushPromises()
  await new Promise((done) => setTimeout(done, 20))
}
async function open(row: Income | 'new'): Promise<void> {
  box = mount(IncomeDialog, { props: { household: household(), year: 2023 }, attachTo: document.body })
  page.refresh = async () => box.setProps({ household: household() })
  ;(box.vm as unknown as { open: (row?: Income) => void }).open(row === 'new' ? undefined : row)
  await flushPromises()
}
const questions = (): string[] => [...document.querySelectorAll('dialog legend')].map((each) => each.textContent ?? '')
async function pick(side: 'theirs' | 'mine'): Promise<void> {
  for (const each of document.querySelectorAll('dialog fieldset.stale-answer'))
    (each.querySelectorAll('input')[side === 'theirs' ? 0 : 1] as HTMLInputElement).dispatchEvent(new Event('change'))
  await nextTick()
}

beforeEach(() => {
  recorded = new Map()
  sent = []
  vi.stubGlobal('fetch', serve)
})
afterEach(() => {
  box.unmount()
  vi.unstubAllGlobals()
})

describe('a year of income', () => {
  it('that another itemised otherwise is asked only where both changed it', async () => {
    put(2023, 1, {})
    await open(recorded.get(2023)!)
    await type('wages', '222')
    put(2023, 2, { wages: 33_300, expenses: 500 })
    await press('action.save')
    expect(sent).toEqual([])
    expect(questions()).toEqual([expect.stringContaining('file.wages')])
    await press('stale.go_on')
    expect(sent).toEqual([])
    expect(document.querySelector('dialog [role=alert]')?.textContent).toContain('stale.choose')
    await pick('mine')
    await press('stale.go_on')
    expect(sent).toEqual([{ year: 2023, ...amounts, wages: 22_200, expenses: 500, version: 2 }])
  })
  it('keeps what a ledger stated, and takes along what an import has stated meanwhile', async () => {
    put(2023, 1, { stated_total: 700_000, stated_size: 3 })
    await open(recorded.get(2023)!)
    await type('wages', '222')
    put(2023, 2, { stated_total: 800_000, stated_size: 4 })
    await press('action.save')
    expect(questions()).toEqual([])
    expect(sent).toEqual([
      { year: 2023, ...amounts, wages: 22_200, stated_total: 800_000, stated_size: 4, version: 2 },
    ])
  })
  it('switched to another that is recorded is compared with that one, whatever was read', async () => {
    put(2022, 7, { wages: 55_500, stated_total: 60_000, stated_size: 2 })
    await open('new')
    for (const name of ['wages', 'business', 'transfers', 'property', 'expenses']) await type(name, '1')
    put(2023, 1, {})
    await press('action.save')
    expect(questions()).toHaveLength(5)
    await pick('mine')
    put(2023, 2, { wages: 1 })
    await press('stale.go_on')
    expect(questions()).toHaveLength(1)
    expect(sent).toEqual([])
    await press('stale.take_theirs')
    await type('year', '2022')
    await press('action.save')
    expect(sent).toEqual([])
    expect(questions()).toEqual([expect.stringContaining('file.wages')])
    await pick('theirs')
    await press('stale.go_on')
    expect(recorded.get(2022)).toMatchObject({ wages: 55_500, stated_total: 60_000, stated_size: 2 })
    expect(recorded.get(2023)?.version).toBe(2)
  })
  it('switched after a stale answer to a year of which nothing is recorded is new', async () => {
    await open('new')
    for (const name of ['wages', 'business', 'transfers', 'property', 'expenses']) await type(name, '1')
    put(2023, 1, { wages: 2, stated_total: 5 })
    await press('action.save')
    await press('stale.take_theirs')
    await type('year', '2022')
    await press('action.save')
    expect(sent).toEqual([{ year: 2022, ...amounts, wages: 2 }])
  })
})
