// A household at the member's page: what is typed while something is on its way is neither overwritten nor forgotten.
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Member } from '@/base/contract'
import { gate } from '@/base/api'
import HouseholdMemberDialog from './HouseholdMemberDialog.vue'
import MemberHousehold from './MemberHousehold.vue'
import { emptyHousing } from './housing'

const page = vi.hoisted(() => ({ refresh: async (): Promise<void> => undefined }))
vi.mock('@/base/queries', () => ({
  refresh: () => page.refresh(),
  useCodes: () => ({ choices: () => [], code: (_: string, value: string) => value }),
}))
vi.mock('./queries', () => ({
  memberKeys: ['member'],
  useMember: () => ({ refetch: async () => ({ data: member }) }),
  useMembers: () => ({ data: { value: undefined } }),
}))

const member = {
  id: 3,
  person: { id: 9, version: 1, name: '甲' },
  household: { id: 5, version: 1, size: 1, address: '原住址', housing_area: 60, lives_alone: false, members: [] },
} as unknown as Member
type Held = { done: () => void; path: string }
let held: Held[] = []
let hold: (path: string, method: string) => boolean
let draft: { body: string | null; version: number; saved_at: number | null }
let sent: Record<string, unknown>[] = []
let refuse: object | null = null
let box: VueWrapper

const answer = (body: unknown, status = 200): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } })
async function serve(request: Request): Promise<Response> {
  const { pathname: path } = new URL(request.url)
  const body = request.method === 'POST' ? ((await request.json()) as Record<string, unknown>) : {}
  if (hold(path, request.method)) await new Promise<void>((done) => held.push({ done, path }))
  if (path.endsWith('/discard')) draft = { body: null, version: 0, saved_at: null }
  else if (path.startsWith('/api/drafts/') && request.method === 'POST')
    draft = { body: body.body as string, version: draft.version + 1, saved_at: 1000 }
  if (path.startsWith('/api/drafts/')) return answer(draft)
  if (refuse) {
    const refused = refuse
    refuse = null
    return answer(refused, 409)
  }
  sent.push(body)
  return answer({ version: 2, warnings: [] })
}
const input = (name: string) => box.find<HTMLInputElement>(`input[id$="${name}"]`)
const settle = async (): Promise<void> => {
  await flushPromises()
  await new Promise((done) => setTimeout(done, 30))
}

beforeEach(() => {
  // What an ID number says of its holder asks the session for today.
  setActivePinia(createPinia())
  held = []
  sent = []
  refuse = null
  hold = () => false
  draft = { body: null, version: 0, saved_at: null }
  gate.account = 7
  vi.stubGlobal('fetch', serve)
})
afterEach(async () => {
  box.unmount()
  await settle()
  vi.unstubAllGlobals()
})

describe('the housing of a household', () => {
  async function open(): Promise<void> {
    box = mount(MemberHousehold, {
      props: { member, editable: true },
      attachTo: document.body,
      global: { stubs: { HouseholdTable: true, HouseholdMemberDialog: true } },
    })
    await settle()
  }
  it('cannot be typed before its draft is there, which would overwrite it', async () => {
    const housing = { ...emptyHousing(), address: '草稿住址', housing_area: '71' }
    draft = { body: JSON.stringify({ values: { housing }, version: 1, base: null }), version: 4, saved_at: 1000 }
    hold = (path, method) => method === 'GET' && path.startsWith('/api/drafts/')
    await open()
    await vi.waitFor(() => expect(held).toHaveLength(1))
    expect(input('housing-address').exists()).toBe(false)
    held[0]!.done()
    await settle()
    await vi.waitFor(() => expect(input('housing-address').element.value).toBe('草稿住址'))
  })
  it('typed on while a save is on its way stays a draft', async () => {
    await open()
    await input('housing-address').setValue('新住址')
    hold = (path) => path === '/api/members/3/household'
    await box.find('form').trigger('submit')
    await settle()
    await vi.waitFor(() => expect(held).toHaveLength(1))
    await input('housing-housing_area').setValue('88')
    held[0]!.done()
    await settle()
    await vi.waitFor(() => expect(sent).toHaveLength(1))
    expect(sent).toMatchObject([{ address: '新住址', housing_area: 60, version: 1 }])
    expect(JSON.parse(draft.body!)).toMatchObject({
      values: { housing: { address: '新住址', housing_area: '88' } },
      version: [2],
      base: { housing: { address: '新住址', housing_area: '60' } },
    })
  })
  it('leaves no draft once all of it is saved', async () => {
    await open()
    await input('housing-address').setValue('新住址')
    await box.find('form').trigger('submit')
    await settle()
    expect(sent).toHaveLength(1)
    expect(draft.body).toBeNull()
  })
})

describe('the number of a household member', () => {
  const row = (version: number) => ({
    id: 6,
    version: 1,
    relation: '02',
    identity: 'household',
    person: { id: 11, version, name: '乙某', id_number_masked: '370***********1234' },
  })
  const household = (version: number) => ({ ...member.household!, members: [row(version)] })
  async function press(words: string): Promise<void> {
    const buttons = [...document.querySelectorAll<HTMLButtonElement>('dialog .modal-foot button')]
    buttons.find((each) => each.textContent?.trim() === words)!.click()
    await settle()
  }
  it('typed anew is asked when another saved the person, though the mask is the same', async () => {
    box = mount(HouseholdMemberDialog, {
      props: { household: household(1) } as never,
      attachTo: document.body,
    })
    page.refresh = async () => void (await box.setProps({ household: household(2) } as never))
    ;(box.vm as unknown as { open: (row: object) => void }).open(row(1))
    await settle()
    const field = document.querySelector<HTMLInputElement>('dialog form input[id$="id_number"]')!
    field.value = '370000195003070028'
    field.dispatchEvent(new Event('input'))
    refuse = { code: 'stale_version', message: 'stale' }
    await press('action.save')
    expect(sent).toEqual([])
    const asked = [...document.querySelectorAll('dialog legend')].map((each) => each.textContent)
    expect(asked).toEqual([expect.stringContaining('household.id_number')])
    expect(document.querySelector('fieldset.stale-answer')?.textContent).toContain('370***********1234')
  })
})
