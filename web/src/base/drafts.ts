// Autosave of a form: to this device at once,
// to the server's sealed draft when the network is there. Shows a time only
// after the write has really happened.
import { computed, onScopeDispose, ref, toRaw, watch } from 'vue'
import { client, Refusal, reply } from './api'
import { canKeepDrafts, dropDraft, findDraft, keepDraft } from './draft-store'

interface Kept { values: unknown; version: number }
export type DraftPlace = 'server' | 'device'

const raw = <T>(values: T): T => JSON.parse(JSON.stringify(toRaw(values))) as T

function parse(body: string | null | undefined): Kept | null {
  if (!body) return null
  try {
    const kept = JSON.parse(body) as Kept
    return typeof kept === 'object' && kept !== null && 'values' in kept ? kept : null
  } catch {
    return null
  }
}

/// The server's draft of a form; nothing when there is none or no network.
const onServer = (form: string) =>
  reply(client.GET('/api/drafts/{form}', { params: { path: { form } } })).catch(() => null)

async function dropEverywhere(form: string): Promise<void> {
  await dropDraft(form).catch(() => undefined)
  const path = { params: { path: { form } }, body: {} }
  await reply(client.POST('/api/drafts/{form}/discard', path)).catch(() => undefined)
}

/// Drafts of `form`; `values` is the reactive form, `version` the record's version that it was filled from.
export function useDraft<T extends object>(form: string, values: T, version: () => number) {
  const savedAt = ref<number | null>(null)
  const place = ref<DraftPlace | null>(null)
  const failed = ref(false)
  const restoredFrom = ref<{ at: number; version: number } | null>(null)
  let serverVersion: number | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let paused = true
  let last = ''
  async function save(): Promise<void> {
    clearTimeout(timer)
    const body = JSON.stringify({ values: raw(values), version: version() } satisfies Kept)
    if (body === last) return
    failed.value = false
    if (canKeepDrafts()) {
      savedAt.value = await keepDraft(form, body)
      place.value = 'device'
    }
    try {
      const kept = await reply(client.POST('/api/drafts/{form}', { params: { path: { form } }, body: { body,
        version: serverVersion } }))
      serverVersion = kept.version
      savedAt.value = kept.saved_at ?? Date.now()
      place.value = 'server'
      last = body
    } catch (error) {
      const stale = error instanceof Refusal && error.code === 'stale_version'
      if (stale) serverVersion = (await onServer(form))?.version || undefined
      else failed.value = place.value === null
    }
  }
  /// Fills `values` with the newest draft, when there is one; call once, after the record is there.
  async function restore(): Promise<boolean> {
    const [there, here] = await Promise.all([onServer(form), findDraft(form).catch(() => null)])
    serverVersion = there?.version || undefined
    const newest = here && here.saved_at > (there?.saved_at ?? 0) ? here : there
    const kept = parse(newest?.body)
    if (kept) {
      Object.assign(values, kept.values)
      restoredFrom.value = { at: newest?.saved_at ?? Date.now(), version: kept.version }
    }
    paused = false
    return kept !== null
  }
  /// After the record took the text, or when the user throws the draft away.
  async function discard(): Promise<void> {
    clearTimeout(timer)
    restoredFrom.value = null
    savedAt.value = null
    last = ''
    await dropEverywhere(form)
    serverVersion = undefined
  }
  const stop = watch(() => JSON.stringify(values), () => {
    if (paused) return
    clearTimeout(timer)
    timer = setTimeout(() => void save(), 1200)
  })
  onScopeDispose(() => { stop(); clearTimeout(timer) })
  /// Changes made by `work` are the record's, not the user's: they are not saved as a draft.
  async function quietly(work: () => void | Promise<void>): Promise<void> {
    paused = true
    await work()
    await Promise.resolve()
    paused = false
  }
  const state = computed(() => ({ at: savedAt.value, place: place.value, failed: failed.value }))
  return { state, restoredFrom, save, restore, discard, quietly }
}
