// Autosave of a form: to this device at once,
// to the server's sealed draft when the network is there. Shows a time only
// after the write has really happened.
import { onScopeDispose, ref, shallowRef, toRaw, watch } from 'vue'
import { client, Refusal, reply } from './api'
import { canKeepDrafts, dropDraft, findDraft, keepDraft } from './draft-store'

interface Kept<V> { values: unknown; version: V }
interface DraftState { at: number | null; place: 'server' | 'device' | null; failed: boolean }

const raw = <T>(values: T): T => JSON.parse(JSON.stringify(toRaw(values))) as T

function parse<V>(body: string | null | undefined): Kept<V> | null {
  if (!body) return null
  try {
    const kept = JSON.parse(body) as Kept<V>
    return typeof kept === 'object' && kept !== null && 'values' in kept ? kept : null
  } catch {
    return null
  }
}

/// The server's draft of a form; nothing when there is none, or no network that answers within five seconds.
const onServer = (form: string) =>
  reply(client.GET('/api/drafts/{form}', { params: { path: { form } }, signal: AbortSignal.timeout(5000) }))
    .catch(() => null)

async function dropEverywhere(form: string): Promise<void> {
  await dropDraft(form).catch(() => undefined)
  const path = { params: { path: { form } }, body: {} }
  await reply(client.POST('/api/drafts/{form}/discard', path)).catch(() => undefined)
}

/// One at a time: a draft on its way does not arrive after it was thrown away.
function turns(): (work: () => Promise<void>) => Promise<void> {
  let last: Promise<void> = Promise.resolve()
  return (work) => (last = last.then(work, work))
}

/// Drafts of `form`; `values` is the reactive form, `version` the record's version that it was typed over.
export function useDraft<T extends object, V>(form: string, values: T, version: () => V) {
  const state = ref<DraftState>({ at: null, place: null, failed: false })
  const ready = ref(false) // nothing may be typed before: a draft would overwrite it
  const restoredFrom = shallowRef<{ at: number; version: V } | null>(null)
  let serverVersion: number | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let paused = true
  let last = ''
  const inTurn = turns()
  async function write(): Promise<void> {
    clearTimeout(timer)
    const body = JSON.stringify({ values: raw(values), version: version() } satisfies Kept<V>)
    if (body === last) return
    state.value.failed = false
    if (canKeepDrafts()) {
      state.value.at = await keepDraft(form, body)
      state.value.place = 'device'
    }
    try {
      const kept = await reply(client.POST('/api/drafts/{form}', { params: { path: { form } }, body: { body,
        version: serverVersion } }))
      serverVersion = kept.version
      state.value.at = kept.saved_at ?? Date.now()
      state.value.place = 'server'
      last = body
    } catch (error) {
      const stale = error instanceof Refusal && error.code === 'stale_version'
      if (stale) serverVersion = (await onServer(form))?.version || undefined
      else state.value.failed = state.value.place === null
    }
  }
  /// Fills `values` with the newest draft, when there is one; call once, after the record is there.
  async function restore(): Promise<boolean> {
    const [there, here] = await Promise.all([onServer(form), findDraft(form).catch(() => null)])
    serverVersion = there?.version || undefined
    const newest = here && here.saved_at > (there?.saved_at ?? 0) ? here : there
    const kept = parse<V>(newest?.body)
    if (kept) {
      Object.assign(values, kept.values)
      restoredFrom.value = { at: newest?.saved_at ?? Date.now(), version: kept.version }
    }
    paused = false
    ready.value = true
    return kept !== null
  }
  /// After the record took the text, or when the user throws the draft away.
  async function drop(): Promise<void> {
    clearTimeout(timer)
    restoredFrom.value = null
    state.value.at = null
    last = ''
    await dropEverywhere(form)
    serverVersion = undefined
  }
  function typed(): void {
    if (paused) return
    clearTimeout(timer)
    timer = setTimeout(() => void inTurn(write), 1200)
  }
  watch(() => JSON.stringify(values), typed)
  onScopeDispose(() => clearTimeout(timer))
  /// Changes made by `work` are the record's, not the user's: they are not saved as a draft.
  async function quietly(work: () => void | Promise<void>): Promise<void> {
    paused = true
    await work()
    await Promise.resolve()
    paused = false
  }
  return { state, ready, restoredFrom, save: () => inTurn(write), restore, discard: () => inTurn(drop), quietly }
}
