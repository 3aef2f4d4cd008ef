// Autosave of a form: to this device at once, to the server's sealed draft when the network is there. Shows a time only
// after the write has really happened.
import { nextTick, onScopeDispose, ref, shallowRef, watch } from 'vue'
import { client, gate, Refusal, reply } from './api'
import { copy, merged, same } from './form/merge'
import { t } from './i18n'
import { news } from './toast'

/// What a text was typed over: the record's version, and what the record said.
export interface Over<T, V> { version: V; base: T | null }
type Kept<T, V> = Over<T, V> & { values: T }
interface DraftState { at: number | null; place: 'server' | 'device' | null; failed: boolean }
type Work = () => Promise<void>

const [pause, wait_most, again] = [1200, 5000, 10_000]
/// A larger one would not be sent from a page that goes away.
const small = 15_000

function parse<T, V>(body: string | null | undefined): Kept<T, V> | null {
  if (!body) return null
  try {
    const kept = JSON.parse(body) as Kept<T, V>
    return typeof kept === 'object' && kept !== null && typeof kept.values === 'object' ? kept : null
  } catch {
    return null
  }
}
const lazy = () => import('./device-drafts')
const put = (form: string, body: string, version: number, how: { signal?: AbortSignal; keepalive?: boolean }) =>
  reply(client.POST('/api/drafts/{form}', { params: { path: { form } }, body: { body, version }, ...how }))
const away = (error: unknown): boolean =>
  !(error instanceof Refusal) || error.status === 0 || error.status >= 500
const isStale = (error: unknown): boolean => error instanceof Refusal && error.code === 'stale_version'

/// One at a time: a draft on its way does not arrive after it was thrown away.
function turns(): (work: Work) => Promise<void> {
  let last: Promise<void> = Promise.resolve()
  return (work) => (last = last.then(work, work))
}

/// Where the draft of a form is kept: on this device until the server has it, there by version.
function keeper(form: string) {
  const place = { account: gate.account, form }
  const ours = (): boolean => place.account === gate.account // nothing after a sign-out
  const device = lazy().then(({ deviceFor }) => deviceFor(place)).catch(() => null)
  const path = { params: { path: { form } } }
  let version = 0 // 0: there is none
  const here = async (body: string): Promise<number | null> =>
    (ours() && (await (await device)?.keep(body, version))) || null
  const dropHere = async (): Promise<void> => (await device)?.drop()
  async function there(body: string): Promise<number> {
    const kept = await put(form, body, version, { keepalive: body.length < small })
    version = kept.version
    return kept.saved_at ?? Date.now()
  }
  /// What the server has; null when no answer comes within five seconds.
  async function look() {
    const kept = await reply(client.GET('/api/drafts/{form}', { ...path, signal: AbortSignal.timeout(5000) }))
      .catch(() => null)
    if (kept) version = kept.version
    return kept
  }
  async function find() {
    const store = await device // by then what was on its way from there has arrived
    const [server, local] = await Promise.all([look(), store?.find()])
    return { server, local, follows: local?.over === version }
  }
  /// False when another window has typed more since: that draft stays.
  async function drop(): Promise<boolean> {
    await dropHere()
    const read = version
    version = 0
    if (!read) return true
    const gone = reply(client.POST('/api/drafts/{form}/discard', { ...path, body: { version: read } }))
    return gone.then(() => true, (error) => !isStale(error))
  }
  const release = async (): Promise<void> => (await device)?.release()
  return { ours, here, dropHere, there, look, find, drop, release }
}

const opened = new Set<(where: 'here' | 'there') => Promise<unknown>>()
/// Before another person goes on in this page: what is typed is kept for who typed it, on this device or, at a
/// sign-out, on the server, with what was left on this device.
export async function keepOpenDrafts(where: 'here' | 'there'): Promise<void> {
  const left = where === 'there' ? [sendKeptDrafts()] : []
  const all = Promise.all([...left, ...[...opened].map((keep) => keep(where).catch(() => undefined))])
  await Promise.race([all, new Promise((done) => setTimeout(done, 2000))])
}
const wire = {
  away,
  account: () => gate.account,
  send: (form: string, body: string, version: number) =>
    put(form, body, version, { signal: AbortSignal.timeout(5000) }),
}
/// What forms that are no longer open left on this device, to the server.
export const sendKeptDrafts = (): Promise<void> =>
  lazy().then(({ sendKept }) => sendKept(wire)).catch(() => undefined)
export const forgetDrafts = async (account: number): Promise<void> => (await lazy()).forgetKey(account)

/// `flush` when the page is hidden or goes away, when the form is left, and a moment after typing, at most
/// five seconds after it began.
function useTiming(flush: Work) {
  let timer: ReturnType<typeof setTimeout> | undefined
  let since = 0
  let closed = false
  const stop = (): void => {
    clearTimeout(timer)
    since = 0
  }
  const soon = (delay: number): void => {
    clearTimeout(timer)
    if (!closed) timer = setTimeout(() => void flush(), delay)
  }
  function typed(): void {
    since ||= Date.now()
    soon(Math.max(0, Math.min(pause, since + wait_most - Date.now())))
  }
  const hidden = (): void => void (document.visibilityState === 'hidden' && flush())
  const left = (): void => void flush()
  document.addEventListener('visibilitychange', hidden)
  window.addEventListener('pagehide', left)
  onScopeDispose(() => {
    closed = true
    stop()
    document.removeEventListener('visibilitychange', hidden)
    window.removeEventListener('pagehide', left)
    void flush()
  })
  const later = (): void => void (closed ? setTimeout(sendKeptDrafts, again) : soon(again))
  return { typed, stop, later }
}

/// What is typed, on its way to where it is kept.
function useWriting<T extends object, V>(form: string, values: T, over: () => Over<T, V>) {
  const state = ref<DraftState>({ at: null, place: null, failed: false })
  const [kept, inTurn] = [keeper(form), turns()]
  const timing = useTiming(async () => {
    if (unsent) await inTurn(write)
  })
  let [unsent, begun] = [false, copy(values)] // begun: what this window and the server had in common last
  const text = (): string => JSON.stringify({ values, ...over() } satisfies Kept<T, V>)
  const tell = (at: number, place: 'server' | 'device'): void => void (state.value = { at, place, failed: false })

  async function write(): Promise<void> {
    timing.stop()
    if (!unsent || !kept.ours()) return
    const here = kept.here(text())
    void here.then((at) => at !== null && tell(at, 'device'))
    try {
      const at = await send(3)
      await here
      await kept.dropHere()
      tell(at, 'server')
    } catch (error) {
      state.value.failed = (await here) === null
      if (away(error) || isStale(error)) timing.later()
    }
  }
  /// To the server; what another window has saved there meanwhile is joined with what was typed here.
  async function send(tries: number): Promise<number> {
    const [body, sent] = [text(), copy(values)]
    try {
      const at = await kept.there(body)
      begun = sent
      unsent = text() !== body
      return at
    } catch (error) {
      const server = isStale(error) && tries > 1 ? await kept.look() : null
      if (!server) throw error
      join(parse<T, V>(server.body)?.values)
      return send(tries - 1)
    }
  }
  function join(theirs: T | undefined): void {
    if (!theirs) return
    const both = merged(begun, theirs, copy(values))
    begun = theirs
    if (same(both, values)) return
    Object.assign(values, both)
    news(t('draft.merged'))
  }
  async function drop(): Promise<void> {
    timing.stop()
    unsent = false
    state.value.at = null
    begun = copy(values)
    if (!(await kept.drop())) news(t('draft.elsewhere'), true)
  }
  const typed = (): void => void ((unsent = true), timing.typed())
  /// What the form says before anything is typed, or the server's draft.
  const begin = (from: T): void => void (unsent || (begun = from))
  /// Now; `anew` when the draft was dropped and what is typed elsewhere in the form stays one.
  function save(anew = false): Promise<void> {
    unsent ||= anew
    return inTurn(write)
  }
  const keep = async (where: 'here' | 'there'): Promise<unknown> =>
    unsent && (where === 'here' ? kept.here(text()) : save())
  opened.add(keep)
  onScopeDispose(() => void (opened.delete(keep), inTurn(kept.release)))
  return { state, find: kept.find, begin, typed, save, drop: () => inTurn(drop) }
}

/// Drafts of `form`; `values` is the reactive form, `over` what is being typed over.
export function useDraft<T extends object, V>(form: string, values: T, over: () => Over<T, V>) {
  const ready = ref(false) // nothing may be typed before: a draft would overwrite it
  const restoredFrom = shallowRef<({ at: number } & Over<T, V>) | null>(null)
  const { state, find, begin, typed, save, drop } = useWriting(form, values, over)
  let paused = true

  /// Fills `values` with the draft, when there is one; call once, after the record is there.
  async function restore(): Promise<boolean> {
    const { server, local, follows } = await find()
    const [theirs, mine] = [parse<T, V>(server?.body), parse<T, V>(local?.body)]
    const newest = mine ?? theirs
    const record = copy(values)
    begin(theirs?.values ?? record)
    if (newest) {
      // What never reached the server goes on; what another window has saved there since is joined with it.
      Object.assign(values, mine && theirs && !follows ? merged(record, theirs.values, mine.values) : newest.values)
      const at = (mine ? local : server)?.saved_at ?? Date.now()
      restoredFrom.value = { at, version: newest.version, base: newest.base ?? null }
    }
    await nextTick() // what was restored is not typed
    paused = false
    ready.value = true
    if (mine) typed()
    return newest !== null
  }
  /// After the record took the text, or when the user throws the draft away.
  function discard(): Promise<void> {
    restoredFrom.value = null
    return drop()
  }
  /// Changes made by `work` are the record's, not the user's: they are not saved as a draft.
  async function quietly(work: () => void | Promise<void>): Promise<void> {
    paused = true
    await work()
    await Promise.resolve()
    begin(copy(values))
    paused = false
  }
  watch(
    () => JSON.stringify(values),
    () => {
      if (!paused) typed()
    },
  )
  return { state, ready, restoredFrom, save, restore, discard, quietly }
}
