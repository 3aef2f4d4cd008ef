// The drafts of this device: what a form keeps here while it is open, and what forms left here, which goes to the
// server when it can be reached again. What any window of this browser has open is the form's to send.
import { canKeepDrafts, dropDraft, findDraft, formsKept, keepDraft, type Place } from './draft-store'

export { forgetKey } from './draft-store'

/// The forms of an account of which this device has what the server has not.
export const kept = async (account: number): Promise<string[]> => (canKeepDrafts() ? formsKept(account) : [])

/// How to the server; given, so that this stands in a chunk of its own.
export interface Wire {
  account: () => number
  send: (form: string, body: string, version: number) => Promise<unknown>
  /// Whether the server is away, rather than refuses.
  away: (error: unknown) => boolean
}
const again = 10_000
const nameOf = ({ account, form }: Place): string => `bangfu-draft ${account}/${form}`
const here = new Map<string, number>() // how many open forms of this window
const going = new Map<string, Promise<unknown>>()
let timer: ReturnType<typeof setTimeout> | undefined
let running: Promise<void> | null = null

/// Another window's sending ends before; other windows send nothing until the release.
const elsewhere = (name: string): Promise<() => void> =>
  new Promise((granted) => {
    const none = (): void => granted(() => undefined)
    if (!navigator.locks) return none()
    const wait = { mode: 'shared', signal: AbortSignal.timeout(5000) } as const
    navigator.locks.request(name, wait, () => new Promise<void>(granted)).catch(none)
  })

/// A form is open: once this is answered nobody else sends its draft, until the release.
async function hold(place: Place): Promise<() => void> {
  const name = nameOf(place)
  here.set(name, (here.get(name) ?? 0) + 1)
  await going.get(name)
  const release = await elsewhere(name)
  return () => {
    release()
    here.set(name, here.get(name)! - 1)
  }
}
/// Where a form keeps its draft here, from now to the release; null when nothing may be kept.
export async function deviceFor(place: Place) {
  if (!canKeepDrafts()) return null
  const release = await hold(place)
  let at: number | null = null
  const keep = async (body: string, over: number): Promise<number | null> =>
    (at = await keepDraft(place, body, over).catch(() => null))
  async function find() {
    const draft = await findDraft(place).catch(() => null)
    at = draft?.saved_at ?? null
    return draft
  }
  async function drop(): Promise<void> {
    if (at !== null) await dropDraft(place, at).catch(() => undefined)
    at = null
  }
  return { keep, find, drop, release }
}

/// False when another window holds it.
async function unlessHeld(name: string, work: () => Promise<true>): Promise<boolean> {
  if (here.get(name)) return true
  const turn = navigator.locks
    ? navigator.locks.request(name, { ifAvailable: true }, async (lock) => (lock ? work() : false))
    : work()
  going.set(name, turn.catch(() => undefined))
  return turn.finally(() => going.delete(name))
}

/// What another window has saved on the server since stays there, and this draft here: the form joins them.
async function sendOne(place: Place, wire: Wire): Promise<true> {
  const draft = await findDraft(place)
  if (!draft || wire.account() !== place.account) return true
  await wire.send(place.form, draft.body, draft.over)
  await dropDraft(place, draft.saved_at)
  return true
}

async function sendAll(account: number, wire: Wire): Promise<void> {
  const later = (): void => {
    clearTimeout(timer)
    timer = setTimeout(() => void sendKept(wire), again)
  }
  for (const form of await formsKept(account)) {
    const place = { account, form }
    try {
      if (!(await unlessHeld(nameOf(place), () => sendOne(place, wire)))) later() // a window may go without sending it
    } catch (error) {
      if (!wire.away(error)) continue // refused: it stays here for its form
      return later()
    }
  }
}

/// Those of who is signed in; tries again while the server is away, or another window has the form open.
export function sendKept(wire: Wire): Promise<void> {
  clearTimeout(timer)
  if (!wire.account() || !canKeepDrafts()) return Promise.resolve()
  running ??= sendAll(wire.account(), wire)
    .catch(() => undefined)
    .finally(() => (running = null))
  return running
}
