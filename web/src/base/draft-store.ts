// Typed text on this device until the server has it, so that a lost network loses nothing. Each account's own, sealed
// with a key that cannot leave the browser and that goes with the account's sign-out, unless the server has not taken
// all of it by then; after seven days a draft is gone.
// Without a secure context nothing is kept here.
import { openDB, type DBSchema, type IDBPDatabase } from 'idb'

/// Whose draft, and of which form.
export interface Place {
  account: number
  form: string
}
export interface LocalDraft {
  name: string
  account: number
  iv: Uint8Array
  sealed: ArrayBuffer
  saved_at: number
  over: number // the version of the server's draft that it goes on from
}
interface DraftSchema extends DBSchema {
  drafts: { key: string; value: LocalDraft }
  keys: { key: number; value: CryptoKey }
}
const week = 7 * 86_400_000
const nameOf = ({ account, form }: Place): string => `${account}/${form}`
let opened: Promise<IDBPDatabase<DraftSchema>> | null = null

export const canKeepDrafts = (): boolean => typeof indexedDB !== 'undefined' && typeof crypto.subtle !== 'undefined'

function database(): Promise<IDBPDatabase<DraftSchema>> {
  // Of whose account the drafts of an earlier version were nobody knows: they go.
  if (!opened) indexedDB.deleteDatabase('bangfu')
  opened ??= openDB<DraftSchema>('bangfu-drafts', 1, {
    upgrade(db) {
      db.createObjectStore('drafts', { keyPath: 'name' })
      db.createObjectStore('keys')
    },
  }).then(async (db) => {
    await forget(db, (each) => Date.now() - each.saved_at > week)
    return db
  })
  return opened
}
async function forget(db: IDBPDatabase<DraftSchema>, which: (draft: LocalDraft) => boolean): Promise<void> {
  for (const each of await db.getAll('drafts')) if (which(each)) await db.delete('drafts', each.name)
}

async function key(account: number): Promise<CryptoKey> {
  const db = await database()
  const known = await db.get('keys', account)
  if (known) return known
  const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
  await db.put('keys', made, account)
  return made
}

/// Keeps `body` and resolves only when it is written; the time it was saved.
export async function keepDraft(place: Place, body: string, over: number, now = Date.now()): Promise<number> {
  const { account } = place
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const plain = new TextEncoder().encode(body)
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, await key(account), plain)
  await (await database()).put('drafts', { name: nameOf(place), account, iv, sealed, saved_at: now, over })
  return now
}

export async function findDraft(
  place: Place,
): Promise<{ body: string; saved_at: number; over: number } | null> {
  if (!canKeepDrafts()) return null
  const db = await database()
  const kept = await db.get('drafts', nameOf(place))
  if (!kept) return null
  try {
    const iv = new Uint8Array(kept.iv)
    const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, await key(place.account), kept.sealed)
    return { body: new TextDecoder().decode(plain), saved_at: kept.saved_at, over: kept.over }
  } catch {
    await db.delete('drafts', nameOf(place))
    return null
  }
}

/// Drops what was kept at `saved_at`; another window may have kept something since.
export async function dropDraft(place: Place, saved_at: number): Promise<void> {
  const db = await database()
  if ((await db.get('drafts', nameOf(place)))?.saved_at === saved_at) await db.delete('drafts', nameOf(place))
}

/// The forms of which this device has what the server has not.
export async function formsKept(account: number): Promise<string[]> {
  const [names, start] = [await (await database()).getAllKeys('drafts'), nameOf({ account, form: '' })]
  return names.filter((each) => each.startsWith(start)).map((each) => each.slice(start.length))
}

/// After a sign-out: the account's key, unless a draft waits here for its next sign-in.
export async function forgetKey(account: number): Promise<void> {
  if (canKeepDrafts() && !(await formsKept(account)).length) await (await database()).delete('keys', account)
}
