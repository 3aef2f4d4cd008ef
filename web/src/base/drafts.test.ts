import { effectScope, nextTick, reactive } from 'vue'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { useDraft } from './drafts'

interface Kept {
  body: string
  version: number
  saved_at: number
}
let server: Kept | null = null
let reachable = true

const answer = (body: unknown, status = 200): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } })

/// The program's draft routes, as far as a draft needs them.
async function serve(request: Request): Promise<Response> {
  if (!reachable) throw new TypeError('Failed to fetch')
  if (request.method === 'GET') return answer(server ?? { body: null, version: 0, saved_at: null })
  if (request.url.endsWith('/discard')) {
    server = null
    return answer({})
  }
  const asked = (await request.json()) as { body: string; version?: number }
  const known = server?.version ?? 0
  if ((asked.version ?? 0) !== known) return answer({ code: 'stale_version', message: 'stale' }, 409)
  server = { body: asked.body, version: known + 1, saved_at: 1000 }
  return answer(server)
}

beforeEach(() => {
  vi.useFakeTimers()
  server = null
  reachable = true
  vi.stubGlobal('fetch', serve)
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

function open(values = reactive({ situation: '' })) {
  const scope = effectScope()
  const draft = scope.run(() => useDraft('application-1', values, () => 3))!
  return { values, draft, scope }
}
async function typed(values: { situation: string }, text: string): Promise<void> {
  values.situation = text
  await nextTick()
  await vi.advanceTimersByTimeAsync(1300)
}

describe('a draft', () => {
  it('is saved a moment after typing stops, and only then shows a time', async () => {
    const { values, draft } = open()
    await draft.restore()
    expect(draft.state.value.at).toBeNull()
    await typed(values, '家中受灾')
    expect(JSON.parse(server!.body)).toEqual({ values: { situation: '家中受灾' }, version: 3 })
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
    expect(again.draft.restoredFrom.value?.version).toBe(3)
  })
  it('says when nothing could be saved, and saves on the next change', async () => {
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
})
