/// A random id of 32 hex digits. Not crypto.randomUUID, which browsers withhold on plain http.
export function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
