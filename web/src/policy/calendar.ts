// A year's holidays and make-up days as one types them: a line a day or a run of days.
import { addDays, parseDay, weekday } from '@/base/dates'

export type DayKind = 'holiday' | 'workday'
export interface TypedDay {
  date: string
  kind: DayKind
  name: string
}

const days = (from: string, to: string): string[] => {
  const out: string[] = []
  for (let day = from; day <= to && out.length < 40; day = addDays(day, 1)) out.push(day)
  return out
}

/// Reads "2027-02-05~2027-02-11 放假 春节" line by line; the lines that cannot be read come back by their number.
export function readDays(text: string): { days: TypedDay[]; wrong: number[] } {
  const found: TypedDay[] = []
  const wrong: number[] = []
  text.split('\n').forEach((line, index) => {
    if (!line.trim()) return
    const [, from, to, kind, name] =
      /^\s*([\d./年月日-]+)(?:\s*[~～至—]+\s*([\d./年月日-]+))?[\s,，、]+(\S+?)[\s,，、]+(\S.*?)\s*$/.exec(line) ?? []
    const first = from && parseDay(from)
    const last = to ? parseDay(to) : first
    const works = kind && /^(班|上班|调休|调休上班|workday|work)$/i.test(kind)
    const rests = kind && /^(休|放假|假|holiday)$/i.test(kind)
    if (!first || !last || last < first || (!works && !rests) || !name) return void wrong.push(index + 1)
    for (const date of days(first, last)) found.push({ date, kind: works ? 'workday' : 'holiday', name })
  })
  return { days: found, wrong }
}

export const isWeekend = (iso: string): boolean => [0, 6].includes(weekday(iso))

/// The cells of a month, Monday first: undefined before its first day.
export function monthCells(year: number, month: number): (string | undefined)[] {
  const first = `${year}-${String(month).padStart(2, '0')}-01`
  const cells: (string | undefined)[] = Array<undefined>((weekday(first) + 6) % 7).fill(undefined)
  for (let day = first; day.slice(0, 7) === first.slice(0, 7); day = addDays(day, 1)) cells.push(day)
  return cells
}
