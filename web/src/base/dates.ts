// Days and times as offices write them: 2026-03-05 in tables, 2026年3月5日 in text and on paper, without
// the year only where it is this one. The county's clock is China's, wherever the browser stands.
import { language } from './language'

const zone = 'Asia/Shanghai'
const parts = new Intl.DateTimeFormat('en-CA', {
  timeZone: zone,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

function partsOf(ms: number): Record<string, string> {
  return Object.fromEntries(parts.formatToParts(ms).map((part) => [part.type, part.value]))
}

/// The day at a moment: "2026-11-23".
export function dayOf(ms: number | null | undefined): string {
  if (!ms) return '—'
  const { year, month, day } = partsOf(ms)
  return `${year}-${month}-${day}`
}

/// "2026-11-23 09:12".
export function timeOf(ms: number | null | undefined): string {
  if (!ms) return '—'
  const { hour, minute } = partsOf(ms)
  return `${dayOf(ms)} ${hour}:${minute}`
}

/// A day in a narrow place: "11-23" this year, "2025-11-23" of another.
export function shortDay(iso: string | null | undefined, today = dayOf(Date.now())): string {
  if (!iso) return '—'
  return iso.slice(0, 4) === today.slice(0, 4) ? iso.slice(5) : iso
}

/// "11-23 09:12" this year, "2025-11-23 09:12" of another.
export function shortTime(ms: number | null | undefined, today = dayOf(Date.now())): string {
  return ms ? `${shortDay(dayOf(ms), today)} ${clockOf(ms)}` : '—'
}

export function clockOf(ms: number): string {
  return timeOf(ms).slice(11)
}

/// "2026年3月5日", in English "5 March 2026"; a month only where the paper gives no day.
export function longDay(iso: string | null | undefined): string {
  if (!iso) return '—'
  const [year, month, day] = iso.split('-').map(Number)
  if (language.value === 'zh') return `${year}年${month}月` + (day ? `${day}日` : '')
  const name = new Date(Date.UTC(year!, month! - 1, 1)).toLocaleDateString('en-GB', {
    month: 'long',
    timeZone: 'UTC',
  })
  return (day ? `${day} ` : '') + `${name} ${year}`
}

/// Always Chinese, for printed forms.
export function chineseDay(iso: string | null | undefined): string {
  if (!iso) return ''
  const [year, month, day] = iso.split('-').map(Number)
  return `${year}年${month}月` + (day ? `${day}日` : '')
}

/// "1955.03" as forms give a month of birth or joining.
export function monthOf(iso: string | null | undefined): string {
  return iso ? iso.slice(0, 7).replace('-', '.') : ''
}

const utc = (iso: string): number =>
  Date.UTC(Number(iso.slice(0, 4)), Number(iso.slice(5, 7)) - 1, Number(iso.slice(8, 10)))

/// Whole days from one day to another.
export function daysBetween(from: string, to: string): number {
  return Math.round((utc(to) - utc(from)) / 86_400_000)
}

export function addDays(iso: string, count: number): string {
  return new Date(utc(iso) + count * 86_400_000).toISOString().slice(0, 10)
}

export function weekday(iso: string): number {
  return new Date(utc(iso)).getUTCDay()
}

/// Reads 2026-3-5, 2026.3.5, 2026/3/5, 20260305, 2026年3月5日; with `partial` also a month. Undefined when it is no day.
export function parseDay(text: string, partial = false): string | undefined {
  const plain = text.normalize('NFKC').trim()
  const found = /^(\d{4})(?:(\d{2})(\d{2})?|[-./年](\d{1,2})(?:[-./月](\d{1,2})?日?)?)$/.exec(plain)
  if (!found) return undefined
  const year = Number(found[1])
  const month = Number(found[2] ?? found[4])
  const day = found[3] ?? found[5]
  if (month < 1 || month > 12 || (!day && !partial)) return undefined
  const iso = `${found[1]}-${String(month).padStart(2, '0')}`
  if (!day) return iso
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate()
  return Number(day) >= 1 && Number(day) <= last ? `${iso}-${day.padStart(2, '0')}` : undefined
}

/// "3 天 4 小时" for a time spent.
export function spent(ms: number | null | undefined, words: { day: string; hour: string; minute: string }): string {
  if (ms === null || ms === undefined) return ''
  const minutes = Math.round(ms / 60_000)
  const days = Math.floor(minutes / 1440)
  const hours = Math.floor(minutes / 60) % 24
  if (days > 0) return `${days} ${words.day}` + (hours ? ` ${hours} ${words.hour}` : '')
  if (hours > 0) return `${hours} ${words.hour}`
  return `${Math.max(minutes, 1)} ${words.minute}`
}
