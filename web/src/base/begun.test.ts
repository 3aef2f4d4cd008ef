import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { begunKey, isKey } from './begun'

let onDevice: string[] = []
let onServer: string[] | null = []
vi.mock('./device-drafts', () => ({ kept: async () => onDevice }))
const key = (letter: string): string => letter.repeat(32)

async function serve(request: Request): Promise<Response> {
  if (!onServer) throw new TypeError('Failed to fetch')
  expect(new URL(request.url).searchParams.get('kind')).toBe('member')
  const rows = onServer.map((form) => ({ form, version: 1, saved_at: 1 }))
  return new Response(JSON.stringify({ rows }), { headers: { 'Content-Type': 'application/json' } })
}
beforeEach(() => {
  onDevice = []
  onServer = []
  vi.stubGlobal('fetch', serve)
})
afterEach(() => void vi.unstubAllGlobals())

it('is made anew where nothing was begun, and away from the server too', async () => {
  const made = await begunKey('member')
  expect(isKey(made)).toBe(true)
  onServer = null
  const other = await begunKey('member')
  expect(isKey(other)).toBe(true)
  expect(other).not.toBe(made)
})
it('is that of the latest draft on the server', async () => {
  onServer = [`member-${key('b')}`, `member-${key('a')}`]
  expect(await begunKey('member')).toBe(key('b'))
})
it('is that of what the server has not had yet, before any other', async () => {
  onServer = [`member-${key('b')}`]
  onDevice = ['member-17', `visit-${key('c')}`, `member-${key('d')}`]
  expect(await begunKey('member')).toBe(key('d'))
})
it('is no word and no number of a record', () => {
  expect(['new', '17', key('A'), key('a') + '0', undefined, [key('a')]].filter(isKey)).toEqual([])
})
