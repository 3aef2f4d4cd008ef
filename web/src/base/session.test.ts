import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, type MockInstance, vi } from 'vitest'
import { client, gate, keyed, reply } from './api'
import { useSession } from './session'
import { closeToast, shownToast } from './toast'

const kept = vi.hoisted(() => ({ places: [] as string[], forgotten: [] as number[], sent: 0 }))
vi.mock('./drafts', () => ({
  keepOpenDrafts: async (where: string) => void kept.places.push(where),
  sendKeptDrafts: async () => void kept.sent++,
  forgetDrafts: async (account: number) => void kept.forgotten.push(account),
}))

const people: Record<string, { account: number; name: string }> = {
  jia: { account: 1, name: '甲' },
  yi: { account: 2, name: '乙' },
}
/// Whose session the cookie is of; each sign-in has a proof of its own.
let cookie: { who: string; csrf: string } | null = null
let count = 0
let done: string[] = []
let away = false

const answer = (body: unknown, status = 200): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } })
const me = () => answer({ ...people[cookie!.who], username: cookie!.who, csrf: cookie!.csrf, permissions: [] })

async function serve(request: Request): Promise<Response> {
  const path = new URL(request.url).pathname
  if (away) throw new TypeError('Failed to fetch')
  if (path === '/api/sign-in') {
    const { username } = (await request.json()) as { username: string }
    cookie = { who: username, csrf: `proof-${++count}` }
    return me()
  }
  if (!cookie) return answer({ code: 'session.missing', message: 'sign in' }, 401)
  if (path === '/api/session') return me()
  if (request.headers.get('X-Bangfu-Csrf') !== cookie.csrf)
    return answer({ code: 'request.csrf', message: 'expired page' }, 403)
  done.push(`${cookie.who} ${path}`)
  return answer({})
}

const post = (key = 'k') => reply(client.POST('/api/sign-out', { body: {}, ...keyed(key) }))
const replace = vi.fn()
let listen: MockInstance<typeof window.addEventListener>

async function signedIn() {
  setActivePinia(createPinia())
  const session = useSession()
  await session.signIn('jia', 'x')
  return session
}

beforeEach(() => {
  cookie = null
  done = []
  kept.places = []
  kept.forgotten = []
  kept.sent = 0
  away = false
  closeToast()
  sessionStorage.clear()
  localStorage.clear()
  replace.mockClear()
  vi.stubGlobal('fetch', serve)
  listen = vi.spyOn(window, 'addEventListener')
  vi.spyOn(window.location, 'replace').mockImplementation(replace)
})
afterEach(() => {
  for (const [event, heard] of listen.mock.calls) window.removeEventListener(event, heard)
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

describe('a session that expired over a form', () => {
  it('goes on with what waited when the same person signs in again', async () => {
    const session = await signedIn()
    cookie = null
    const waiting = post()
    await vi.waitFor(() => expect(session.expired).toBe(true))
    await session.signIn('jia', 'x')
    await waiting
    expect(done).toEqual(['jia /api/sign-out'])
    expect(session.expired).toBe(false)
    expect(replace).not.toHaveBeenCalled()
  })
  it('sends nothing of what waited when another person signs in: the text is kept, the page goes', async () => {
    const session = await signedIn()
    cookie = null
    const waiting = [post('a'), post('b')].map((each) => each.then(() => 'sent', (error: Error) => error.message))
    await vi.waitFor(() => expect(session.expired).toBe(true))
    await session.signIn('yi', 'x')
    const words = await Promise.all(waiting)
    expect(words).not.toContain('sent')
    expect(done).toEqual([])
    expect(session.me?.name).toBe('甲')
    expect(kept.places).toEqual(['here'])
    expect(kept.forgotten).toEqual([])
    expect(replace).toHaveBeenCalledTimes(1)
  })
  it('tells the other person after the page has gone, once', async () => {
    const session = await signedIn()
    cookie = null
    const waiting = post().catch(() => undefined)
    await vi.waitFor(() => expect(session.expired).toBe(true))
    await session.signIn('yi', 'x')
    await waiting
    setActivePinia(createPinia())
    expect((await useSession().load())?.name).toBe('乙')
    expect(shownToast.value?.bad).toBe(true)
    setActivePinia(createPinia())
    await useSession().load()
    expect(shownToast.value).not.toBeNull()
  })
  it('sends nothing in the name of who signed in, even for what is asked afterwards in the same page', async () => {
    const session = await signedIn()
    cookie = null
    const waiting = post().catch(() => undefined)
    await vi.waitFor(() => expect(session.expired).toBe(true))
    await session.signIn('yi', 'x')
    await waiting
    await expect(post('later')).rejects.toThrow()
    expect(done).toEqual([])
  })
})

describe('another window of the same browser', () => {
  it('in which the same person signed in anew does not stop this one', async () => {
    await signedIn()
    cookie = { who: 'jia', csrf: 'newer' }
    await post()
    expect(done).toEqual(['jia /api/sign-out'])
    expect(replace).not.toHaveBeenCalled()
  })
  it('in which another person signed in ends this page at the next request', async () => {
    await signedIn()
    cookie = { who: 'yi', csrf: 'theirs' }
    await expect(post()).rejects.toThrow()
    expect(done).toEqual([])
    expect(kept.places).toEqual(['here'])
    expect(replace).toHaveBeenCalledTimes(1)
  })
  it('in which another person signed in ends this page at once', async () => {
    await signedIn()
    window.dispatchEvent(new StorageEvent('storage', { key: 'bangfu.account', newValue: '2' }))
    await vi.waitFor(() => expect(replace).toHaveBeenCalledTimes(1))
    expect(kept.places).toEqual(['here'])
  })
  it('is nothing to this one when it is of the same person', async () => {
    await signedIn()
    window.dispatchEvent(new StorageEvent('storage', { key: 'bangfu.account', newValue: '1' }))
    window.dispatchEvent(new StorageEvent('storage', { key: 'bangfu.large', newValue: '1' }))
    await Promise.resolve()
    expect(kept.places).toEqual([])
    expect(replace).not.toHaveBeenCalled()
  })
})

it('a sign-out saves what is typed, then forgets what this device keeps of the account', async () => {
  const session = await signedIn()
  expect(await session.signOut()).toBe(true)
  expect(kept.places).toEqual(['there'])
  expect(kept.forgotten).toEqual([1])
  expect(session.me).toBeNull()
})
it('a sign-out that does not reach the server is none: nothing is forgotten, and the user is told', async () => {
  const session = await signedIn()
  away = true
  expect(await session.signOut()).toBe(false)
  expect(kept.forgotten).toEqual([])
  expect(session.me?.name).toBe('甲')
  expect(shownToast.value).toEqual({ text: gate.unreachable(), bad: true })
})
it('what forms left on this device is sent when somebody is signed in, and when the network is back', async () => {
  setActivePinia(createPinia())
  await useSession().load()
  expect(kept.sent).toBe(0)
  await useSession().signIn('jia', 'x')
  expect(kept.sent).toBe(1)
  setActivePinia(createPinia())
  await useSession().load()
  expect(kept.sent).toBe(2)
  kept.sent = 0
  setActivePinia(createPinia())
  useSession()
  window.dispatchEvent(new Event('online'))
  expect(kept.sent).toBeGreaterThan(0)
})
