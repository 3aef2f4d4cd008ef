// The key of a draft whose record is not there yet: made on this device when the form is begun, so that the draft has a
// name before any server has given an id. What was begun and left goes on before anything new is begun.
import { client, gate, reply } from './api'
import { randomId } from './random'

const key = /^[0-9a-f]{32}$/
export const isKey = (text: unknown): text is string => typeof text === 'string' && key.test(text)
const keyIn = (form: string, kind: string): string | undefined =>
  form.startsWith(`${kind}-`) && isKey(form.slice(kind.length + 1)) ? form.slice(kind.length + 1) : undefined

/// What the server has not had yet.
async function here(kind: string): Promise<string | undefined> {
  const forms = await import('./device-drafts').then(({ kept }) => kept(gate.account)).catch(() => [])
  return forms.map((form) => keyIn(form, kind)).find(isKey)
}
/// The latest that the server has; nothing when no answer comes within three seconds.
async function there(kind: string): Promise<string | undefined> {
  const ask = { params: { query: { kind } }, signal: AbortSignal.timeout(3000) }
  const begun = await reply(client.GET('/api/drafts', ask)).catch(() => null)
  return begun?.rows.map(({ form }) => keyIn(form, kind)).find(isKey)
}

export async function begunKey(kind: string): Promise<string> {
  return (await here(kind)) ?? (await there(kind)) ?? randomId()
}
