// Deadlines in words: overdue, today, days left.
import { daysBetween } from '@/base/dates'
import { t } from '@/base/i18n'

export function dueWords(due: string | null | undefined, today: string): string {
  if (!due) return '—'
  const left = daysBetween(today, due)
  if (left < 0) return t('case.overdue', { count: -left })
  return left === 0 ? t('case.overdue_today') : t('case.left', { count: left })
}
export function dueTone(due: string | null | undefined, today: string): string {
  if (!due) return ''
  const left = daysBetween(today, due)
  return left < 0 ? 'bad strong' : left === 0 ? 'warn' : ''
}

/// The same of a notice's period, which ends rather than falls due.
export function periodWords(end: string, today: string): string {
  return daysBetween(today, end) < 0 ? t('notices.states.over') : dueWords(end, today)
}
