import { describe, expect, it, vi } from 'vitest'
import type { ChoreRun } from '@/base/contract'
import { tookWords, troubleOf } from './chores'

vi.mock('@/base/i18n', () => ({
  t: (key: string, values: object = {}) => [key, ...Object.values(values)].join(' '),
}))

// Ten in the morning of 2026-11-29 in the county.
const now = Date.UTC(2026, 10, 29, 2)
const minutes = (count: number): number => count * 60_000
const run = (of: Partial<ChoreRun>): ChoreRun => ({
  chore: 'ledger_month',
  day: '2026-11-29',
  state: 'done',
  attempts: 1,
  started_at: now - minutes(10),
  ended_at: null,
  ...of,
})

describe('what is wrong with a chore', () => {
  it.each<[string, Partial<ChoreRun>, string]>([
    ['is nothing once it is done, however late', { attempts: 3, day: '2026-11-01' }, ''],
    ['is nothing while it runs', { state: 'running', started_at: now - minutes(30) }, ''],
    [
      'is that it may be cut short when it runs too long',
      { state: 'running', started_at: now - minutes(31) },
      'chores.trouble.late 30',
    ],
    [
      'is that nobody takes it up after its last attempt',
      { state: 'running', attempts: 3, started_at: now - minutes(31) },
      'chores.trouble.given_up 3',
    ],
    ['is that it failed and is tried again', { state: 'failed', attempts: 2 }, 'chores.trouble.again'],
    ['is that it failed for good', { state: 'failed', attempts: 3 }, 'chores.trouble.given_up 3'],
    [
      'is that its day is over',
      { state: 'failed', attempts: 1, day: '2026-11-28' },
      'chores.trouble.given_up 1',
    ],
  ])('%s', (_, of, words) => {
    expect(troubleOf(run(of), now)).toBe(words)
  })
})

describe('the time that a chore took', () => {
  it.each<[string, number, number | null, string]>([
    ['is told in seconds below a minute', now - minutes(10), now - minutes(10) + 1200, 'chores.seconds 2'],
    ['is told in minutes from one on', now - minutes(10), now - minutes(9), '1 unit.minute'],
    ['runs on while it runs', now - minutes(12), null, '12 unit.minute'],
    ['is never less than none', now + 500, null, 'chores.seconds 0'],
  ])('%s', (_, started_at, ended_at, words) => {
    expect(tookWords(run({ started_at, ended_at }), now)).toBe(words)
  })
})
