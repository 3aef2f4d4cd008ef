import { type EffectScope, effectScope, nextTick, reactive } from 'vue'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { gate } from './api'
import { keepOpenDrafts, useDraft } from './drafts'
import { closeToast, shownToast } from './toast'

interface Kept {
  body: string
  version: number
  saved_at: number
}
type Local = Kept & { over: number }
let server: Kept | null = null
let reachable = true
let next = 10
const scopes: EffectScope[] = []
let asked: { path: string; body: unknown; keepalive: boolean }[] = []
/// What this device keeps; null where it may keep nothing.
let device: Map<string, Local> | null = null

vi.mock('./draft-store', () => ({
  canKeepDrafts: () => device !== null,
  keepDraft: async ({ account, form }: { account: number; form: string }, body: string, over: number) => {
    const saved_at = Date.now()
    device!.set(`${account}/${form}`, { body, version: 0, over, saved_at })
    return saved_at
  },
  findDraft: async ({ account, form }: { account: number; form: string }) => device!.get(`${account}/${form}`) ?? null,
  dropDraft: async ({ account, form }: { account: number; form: string }, saved_at: number) => {
    if (device!.get(`${account}/${form}`)?.saved_at === saved_at) device!.delete(`${account}/${form}`)
  },
  formsKept: async () => [],
}))

const answer = (body: unknown, status = 200): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } })
const stale = (): Response => answer({ code: 'stale_version', message: 'stale' }, 409)

/// The program's draft routes: a version that was read with each change, none twice.
async function serve(request: Request): Promise<Response> {
  if (!reachable) throw new TypeError('Failed to fetch')
  if (request.method === 'GET') return answer(server ?? { body: null, version: 0, saved_at: null })
  const ask = (await request.json()) as { body?: string; version?: number }
  asked.push({ path: new URL(request.url).pathname, body: ask, keepalive: request.keepalive })
  if (typeof ask.version !== 'number') return answer({ code: 'request.invalid', message: 'version' }, 400)
  if (request.url.endsWith('/discard')) {
    if (server && ask.version !== server.version) return stale()
    server = null
    return answer({})
  }
  if (ask.version !== (server?.version ?? 0)) return stale()
  server = { body: ask.body!, version: next++, saved_at: 1000 }
  return answer({ body: null, version: server.version, saved_at: server.saved_at })
}

beforeEach(() => {
  vi.useFakeTimers()
  server = null
  reachable = true
  asked = []
  device = null
  closeToast()
  gate.account = 7
  vi.stubGlobal('fetch', serve)
})
afterEach(async () => {
  for (const scope of scopes.splice(0)) scope.stop()
  await vi.advanceTimersByTimeAsync(0)
  vi.restoreAllMocks()
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
  const over = () => ({ version: 3, base: { situation: '', remark: '' } })
  const draft = scope.run(() => useDraft('application-1', values, over))!
  return { values, draft, scope }
}
async function typed(values: Values, text: string): Promise<void> {
  values.situation = text
  await nextTick()
  await vi.advanceTimersByTimeAsync(1300)
}
const onServer = (): Values => JSON.parse(server!.body).values
const hide = (event: string, state: string): void => {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(state as DocumentVisibilityState)
  ;(event === 'pagehide' ? window : document).dispatchEvent(new Event(event))
}

describe('a draft', () => {
  it('is saved a moment after typing stops, and only then shows a time', async () => {
    const { values, draft } = open()
    await draft.restore()
    expect(draft.state.value.at).toBeNull()
    await typed(values, '家中受灾')
    expect(JSON.parse(server!.body)).toEqual({
      values: { situation: '家中受灾', remark: '' },
      version: 3,
      base: { situation: '', remark: '' },
    })
    expect(draft.state.value).toEqual({ at: 1000, place: 'server', failed: false })
  })
  it('comes back when the form is opened again', async () => {
    const first = open()
    await first.draft.restore()
    await typed(first.values, '家中受灾')
    first.scope.stop()
    const again = open()
    expect(await again.draft.restore()).toBe(true)
    expect(again.values.situation).toBe('家中受灾')
    expect(again.draft.restoredFrom.value).toEqual({
      at: 1000,
      version: 3,
      base: { situation: '', remark: '' },
    })
  })
  it('says when nothing could be saved, and saves once the network is back, without a further change', async () => {
    const { values, draft } = open()
    await draft.restore()
    reachable = false
    await typed(values, '一')
    expect(draft.state.value.failed).toBe(true)
    reachable = true
    await vi.advanceTimersByTimeAsync(10_000)
    expect(onServer().situation).toBe('一')
    expect(draft.state.value).toEqual({ at: 1000, place: 'server', failed: false })
  })
  it('saves on the next change after it failed', async () => {
    const { values, draft } = open()
    await draft.restore()
    reachable = false
    await typed(values, '一')
    expect(draft.state.value.failed).toBe(true)
    reachable = true
    await typed(values, '一二')
    expect(draft.state.value.failed).toBe(false)
    expect(server).not.toBeNull()
  })
  it('is gone once the record took the text', async () => {
    const { values, draft } = open()
    await draft.restore()
    await typed(values, '家中受灾')
    await draft.discard()
    expect(server).toBeNull()
  })
  it('ignores what the program itself fills in', async () => {
    const { values, draft } = open()
    await draft.restore()
    await draft.quietly(() => {
      values.situation = '记录'
    })
    await vi.advanceTimersByTimeAsync(3000)
    expect(server).toBeNull()
  })
  it('is saved while typing goes on for minutes without a pause', async () => {
    const { values, draft } = open()
    await draft.restore()
    for (let i = 0; i < 12; i++) {
      values.situation += '字'
      await nextTick()
      await vi.advanceTimersByTimeAsync(500)
    }
    expect(onServer().situation.length).toBeGreaterThanOrEqual(9)
  })
  it('is saved at once when the form is left', async () => {
    const { values, draft, scope } = open()
    await draft.restore()
    values.situation = '刚写完就离开'
    await nextTick()
    scope.stop()
    await vi.advanceTimersByTimeAsync(0)
    expect(onServer().situation).toBe('刚写完就离开')
    await vi.advanceTimersByTimeAsync(60_000)
    expect(asked).toHaveLength(1)
  })
  it.each([
    ['visibilitychange', 'hidden'],
    ['pagehide', 'visible'],
  ])('is sent at once on %s, by a request that outlives the page', async (event, state) => {
    const { values, draft, scope } = open()
    await draft.restore()
    values.situation = '关闭页面'
    await nextTick()
    hide(event, state)
    await vi.advanceTimersByTimeAsync(0)
    expect(onServer().situation).toBe('关闭页面')
    expect(asked.map((each) => each.keepalive)).toEqual([true])
    scope.stop()
  })
  it('sends nothing when a form in which nothing was typed is left or hidden', async () => {
    const { values, draft, scope } = open()
    await draft.restore()
    await draft.quietly(() => {
      values.situation = '记录'
    })
    hide('visibilitychange', 'hidden')
    scope.stop()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(asked).toEqual([])
  })
})

describe('a draft typed in two windows', () => {
  async function two() {
    const [one, other] = [open(), open()]
    await one.draft.restore()
    await other.draft.restore()
    return { one, other }
  }
  it('joins what each of them typed, and says so', async () => {
    const { one, other } = await two()
    await typed(one.values, '窗口一')
    other.values.remark = '窗口二'
    await nextTick()
    await vi.advanceTimersByTimeAsync(1300)
    expect(onServer()).toEqual({ situation: '窗口一', remark: '窗口二' })
    expect(other.values).toEqual({ situation: '窗口一', remark: '窗口二' })
    expect(other.draft.state.value).toEqual({ at: 1000, place: 'server', failed: false })
    expect(shownToast.value).not.toBeNull()
  })
  it('is not thrown away by the one for what the other typed since', async () => {
    const { one, other } = await two()
    await typed(one.values, '窗口一')
    expect(await other.draft.restore()).toBe(true)
    await typed(other.values, '窗口二接着写的')
    await one.draft.discard()
    expect(onServer().situation).toBe('窗口二接着写的')
    expect(shownToast.value).not.toBeNull()
    await other.draft.discard()
    expect(server).toBeNull()
  })
  it('is gone once the record took the text, though the other opened it: opening alone writes nothing', async () => {
    const one = open()
    await one.draft.restore()
    await typed(one.values, '窗口一')
    expect(await open().draft.restore()).toBe(true)
    await vi.advanceTimersByTimeAsync(10_000)
    expect(asked).toHaveLength(1)
    await one.draft.discard()
    expect(server).toBeNull()
    expect(shownToast.value).toBeNull()
  })
  it('is the other\'s still, and not overwritten by the record that came back with the throwing away', async () => {
    const { one, other } = await two()
    await typed(one.values, '窗口一')
    await other.draft.restore()
    await typed(other.values, '窗口二接着写的')
    await one.draft.discard()
    await one.draft.quietly(() => {
      one.values.situation = ''
    })
    one.values.remark = '窗口一另写的'
    await nextTick()
    await vi.advanceTimersByTimeAsync(1300)
    expect(onServer()).toEqual({ situation: '窗口二接着写的', remark: '窗口一另写的' })
  })
  it('goes on after the other threw it away', async () => {
    const { one, other } = await two()
    await typed(one.values, '窗口一')
    await other.draft.restore()
    await other.draft.discard()
    await typed(one.values, '窗口一接着写')
    expect(onServer().situation).toBe('窗口一接着写')
  })
  it('of this device and another: what never reached the server is joined with what is there', async () => {
    device = new Map()
    const first = open()
    await first.draft.restore()
    reachable = false
    first.values.remark = '断网时填写'
    await nextTick()
    await vi.advanceTimersByTimeAsync(1300)
    expect(first.draft.state.value.place).toBe('device')
    first.scope.stop()
    await vi.advanceTimersByTimeAsync(0)
    reachable = true
    const body = JSON.stringify({ values: { situation: '另一台', remark: '' }, version: 3 })
    server = { body, version: 5, saved_at: 9e15 }
    const again = open()
    expect(await again.draft.restore()).toBe(true)
    expect(again.values).toEqual({ situation: '另一台', remark: '断网时填写' })
    await vi.advanceTimersByTimeAsync(1300)
    expect(onServer()).toEqual({ situation: '另一台', remark: '断网时填写' })
    expect(device.size).toBe(0)
  })
})

describe('a draft on a device that several people use', () => {
  it('is kept for who typed it when another goes on, and is not the other\'s', async () => {
    device = new Map()
    const { values, draft, scope } = open()
    await draft.restore()
    reachable = false
    values.situation = '甲填写的'
    await nextTick()
    await keepOpenDrafts('here')
    expect([...device.keys()]).toEqual(['7/application-1'])
    scope.stop()
    reachable = true
    gate.account = 8
    const other = open()
    expect(await other.draft.restore()).toBe(false)
    expect(other.values.situation).toBe('')
  })
  it('leaves nothing on it after a sign-out, and is on the server', async () => {
    device = new Map()
    const { values, draft, scope } = open()
    await draft.restore()
    values.situation = '退出前填写'
    await nextTick()
    await keepOpenDrafts('there')
    expect(onServer().situation).toBe('退出前填写')
    values.situation += '，又写'
    await nextTick()
    gate.account = 0
    scope.stop()
    await vi.advanceTimersByTimeAsync(0)
    expect(device.size).toBe(0)
  })
  it('says that it is not saved when the device refuses and the server is away', async () => {
    device = new Map()
    device.set = () => {
      throw new DOMException('full', 'QuotaExceededError')
    }
    const { values, draft } = open()
    await draft.restore()
    reachable = false
    await typed(values, '一')
    expect(draft.state.value).toMatchObject({ failed: true, at: null })
  })
})
