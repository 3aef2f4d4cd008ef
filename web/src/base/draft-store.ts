// Typed text on this device, so that a lost network loses nothing. Sealed with a key that cannot leave the browser and
// that sign-out destroys; after seven days a draft is gone. Without a secure context nothing is kept here.
import { openDB, type DBSchema, type IDBPDatabase } from 'idb'

export interface LocalDraft {
  form: string
  iv: Uint8Array
  sealed: ArrayBuffer
  saved_at: number
}
interface DraftSchema extends DBSchema {
  drafts: { key: string; value: LocalDraft }
  keys: { key: string; value: CryptoKey }
}
const week = 7 * 86_400_000
let opened: Promise<IDBPDatabase<DraftSchema>> | null = null

export const canKeepDrafts = (): boolean => typeof indexedDB !== 'undefined' && typeof crypto.subtle !== 'undefined'

function database(): Promise<IDBPDatabase<DraftSchema>> {
  opened ??= openDB<DraftSchema>('bangfu', 1, {
    upgrade(db) {
      db.createObjectStore('drafts', { keyPath: 'form' })
      db.createObjectStore('keys')
    },
  })
  return opened
}

async function key(): Promise<CryptoKey> {
  const db = await database()
  const known = await db.get('keys', 'drafts')
  if (known) return known
  const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
  await db.put('keys', made, 'drafts')
  return made
}

/// Keeps `body` and resolves only when it is written; the time it was saved.
export async function keepDraft(form: string, body: string, now = Date.now()): Promise<number> {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, await key(), new TextEncoder().encode(body))
  await (await database()).put('drafts', { form, iv, sealed, saved_at: now })
  return now
}

export async function findDraft(
  form: string,
  now = Date.now(),
): Promise<{ body: string; saved_at: number } | null> {
  if (!canKeepDrafts()) return null
  const db = await database()
  const kept = await db.get('drafts', form)
  if (!kept) return null
  try {
    if (now - kept.saved_at > week) throw new Error('expired')
    const plain = await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv: new Uint8Array(kept.iv) },
      await key(),
      kept.sealed,
    )
    return { body: new TextDecoder().decode(plain), saved_at: kept.saved_at }
  } catch {
    await db.delete('drafts', form)
    return null
  }
}

export async function dropDraft(form: string): Promise<void> {
  if (canKeepDrafts()) await (await database()).delete('drafts', form)
}

/// Sign-out: every draft and the key.
export async function forgetDrafts(): Promise<void> {
  if (!canKeepDrafts()) return
  const db = await database()
  await db.clear('drafts')
  await db.clear('keys')
}
