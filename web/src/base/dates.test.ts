import { describe, expect, it } from 'vitest'
import { addDays, chineseDay, dayOf, daysBetween, parseDay } from './dates'

describe('days', () => {
  it('counts and adds over a leap day', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29')
    expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2)
  })
  it('writes a day as official papers do', () => expect(chineseDay('2026-03-05')).toBe('2026年3月5日'))
  it('takes the county day of a moment, eight hours ahead of UTC', () =>
    expect(dayOf(Date.UTC(2026, 2, 4, 17, 0))).toContain('2026'))
  it('refuses a day that does not exist', () => expect(parseDay('2026-02-30')).toBeUndefined())
})
