// What a form left on this device: it goes to the server when it can, unless the form is open.
import { type EffectScope, effectScope, nextTick, reactive } from 'vue'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { gate } from './api'
import { keepOpenDrafts, sendKeptDrafts, useDraft } from './drafts'

interface Kept {
  body: string
  version: number
  saved_at: number
}
let server: Kept | null = null
let reachable = true
let next = 10
let asked: { body: string; version: number }[] = []
let device = new Map<string, { body: string; over: number; saved_at: number }>()
const scopes: EffectScope[] = []
type Place = { account: number; form: string }

vi.mock('./draft-store', () => ({
  canKeepDrafts: () => true,
  keepDraft: async ({ account, form }: Place, body: string, over: number) => {
    const saved_at = Date.now()
    device.set(`${account}/${form}`, { body, over, saved_at })
    return saved_at
  },
  findDraft: async ({ account, form }: Place) => device.get(`${account}/${form}`) ?? null,
  dropDraft: async ({ account, form }: Place, saved_at: number) => {
    if (device.get(`${account}/${form}`)?.saved_at === saved_at) device.delete(`${account}/${form}`)
  },
  formsKept: async (account: number) =>
    [...device.keys()].filter((each) => each.startsWith(`${account}/`)).map((each) => each.split('/')[1]),
}))

const answer = (body: unknown, status = 200): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } })
async function serve(request: Request): Promise<Response> {
  if (!reachable) throw new TypeError('Failed to fetch')
  if (request.method === 'GET') return answer(server ?? { body: null, version: 0, saved_at: null })
  const ask = (await request.json()) as Kept
  asked.push(ask)
  if (ask.version !== (server?.version ?? 0)) return answer({ code: 'stale_version', message: 'stale' }, 409)
  server = { body: ask.body, version: next++, saved_at: 1000 }
  return answer({ body: null, version: server.version, saved_at: server.saved_at })
}

beforeEach(() => {
  vi.useFakeTimers()
  server = null
  reachable = true
  asked = []
  device = new Map()
  gate.account = 7
  vi.stubGlobal('fetch', serve)
})
afterEach(async () => {
  for (const scope of scopes.splice(0)) scope.stop()
  await vi.advanceTimersByTimeAsync(0)
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

interface Values {
  situation: string
  remark: string
}
function open(values = reactive<Values>({ situation: '', remark: '' })) {
  const scope = effectScope()
  scopes.push(scope)
  const draft = scope.run(() => useDraft('application-1', values, () => ({ version: 3, base: null })))!
  return { values, draft, scope }
}
const onServer = (): Values => JSON.parse(server!.body).values
async function typed(values: Values, text: string): Promise<void> {
  values.situation = text
  await nextTick()
  await vi.advanceTimersByTimeAsync(1300)
}

describe('a draft that was left on this device', () => {
  async function left(text: string): Promise<void> {
    const { values, draft, scope } = open()
    await draft.restore()
    reachable = false
    await typed(values, text)
    expect(draft.state.value.place).toBe('device')
    scope.stop()
    await vi.advanceTimersByTimeAsync(0)
    reachable = true
    asked = []
  }
  it('goes to the server though its form is not opened again, and is erased here', async () => {
    server = { body: JSON.stringify({ values: { situation: '以前', remark: '' }, version: 3 }), version: 5, saved_at: 1 }
    await left('断网时填写')
    await sendKeptDrafts()
    expect(onServer().situation).toBe('断网时填写')
    expect(asked.map((each) => each.version)).toEqual([5])
    expect(device.size).toBe(0)
  })
  it('stays when another window has saved on the server since: the form joins them', async () => {
    await left('断网时填写')
    const body = JSON.stringify({ values: { situation: '', remark: '另一台' }, version: 3 })
    server = { body, version: 5, saved_at: 1 }
    await sendKeptDrafts()
    expect(server.body).toBe(body)
    expect([...device.keys()]).toEqual(['7/application-1'])
    const again = open()
    await again.draft.restore()
    expect(again.values).toEqual({ situation: '断网时填写', remark: '另一台' })
  })
  it('is the form\'s to send while it is open, in this window or another', async () => {
    await left('断网时填写')
    const kept = device.get('7/application-1')!
    const again = open()
    await again.draft.restore()
    await typed(again.values, '接着写')
    expect(onServer().situation).toBe('接着写')
    device.set('7/application-1', kept)
    asked = []
    await sendKeptDrafts()
    expect(asked).toEqual([])
    again.scope.stop()
    await vi.advanceTimersByTimeAsync(0)
    let free: object | null = null
    const request = vi.fn(async (_: string, __: object, work: (lock: unknown) => unknown) => work(free))
    vi.stubGlobal('navigator', { locks: { request } })
    await sendKeptDrafts()
    expect(request).toHaveBeenCalledWith('bangfu-draft 7/application-1', { ifAvailable: true }, expect.anything())
    expect(asked).toEqual([])
    device.set('7/application-1', { ...kept, over: server!.version })
    free = {} // the other window went
    await vi.advanceTimersByTimeAsync(10_000)
    expect(onServer().situation).toBe('断网时填写')
  })
  it('is sent before a sign-out', async () => {
    await left('断网时填写')
    await keepOpenDrafts('there')
    expect(onServer().situation).toBe('断网时填写')
    expect(device.size).toBe(0)
  })
  it('is not sent in the name of another account', async () => {
    await left('甲填写的')
    gate.account = 8
    await sendKeptDrafts()
    expect(asked).toEqual([])
    expect(device.size).toBe(1)
  })
  it('is tried again while the server is away, also from the form that was just left', async () => {
    const { values, draft, scope } = open()
    await draft.restore()
    reachable = false
    values.situation = '服务器重启'
    await nextTick()
    scope.stop()
    await vi.advanceTimersByTimeAsync(11_000)
    expect(device.size).toBe(1)
    reachable = true
    await vi.advanceTimersByTimeAsync(31_000)
    expect(onServer().situation).toBe('服务器重启')
    expect(device.size).toBe(0)
  })
  it('that is on its way arrives before its form looks for it', async () => {
    await left('断网时填写')
    let go = (): void => undefined
    vi.stubGlobal('fetch', async (request: Request) => {
      if (request.method === 'POST') await new Promise<void>((done) => (go = done))
      return serve(request)
    })
    const sent = sendKeptDrafts()
    await vi.advanceTimersByTimeAsync(0)
    const again = open()
    const restored = again.draft.restore()
    await vi.advanceTimersByTimeAsync(0)
    expect(again.draft.ready.value).toBe(false)
    go()
    await sent
    expect(await restored).toBe(true)
    expect(again.values.situation).toBe('断网时填写')
    await vi.advanceTimersByTimeAsync(60_000)
    expect(asked).toHaveLength(1)
  })
})
