import { describe, expect, it } from 'vitest'
import { addDays, chineseDay, dayOf, daysBetween, parseDay, shortDay, shortTime } from './dates'

describe('days', () => {
  it.each([
    ['2026-11-20', '2026-11-28', '11-20'],
    ['2025-11-20', '2026-11-28', '2025-11-20'],
    ['2025-12-31', '2026-01-01', '2025-12-31'],
  ])('%s on %s is written %s in a narrow place', (day, today, words) => expect(shortDay(day, today)).toBe(words))
  it('tells the year of a moment unless it is this one, by the county clock', () => {
    const moment = Date.UTC(2025, 11, 31, 16, 30) // half past midnight of New Year's Day in China
    expect(shortTime(moment, '2026-01-01')).toBe('01-01 00:30')
    expect(shortTime(moment, '2025-12-31')).toBe('2026-01-01 00:30')
  })
  it('counts and adds over a leap day', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29')
    expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2)
  })
  it('writes a day as official papers do', () => expect(chineseDay('2026-03-05')).toBe('2026年3月5日'))
  it('takes the county day of a moment, eight hours ahead of UTC', () =>
    expect(dayOf(Date.UTC(2026, 2, 4, 17, 0))).toContain('2026'))
  it('refuses a day that does not exist', () => expect(parseDay('2026-02-30')).toBeUndefined())
})
