// A chore's run in words: how long it took, and what is wrong with it.
import type { ChoreRun } from '@/base/contract'
import { dayOf, spent } from '@/base/dates'
import { t } from '@/base/i18n'

/// As often as the server begins a chore on one day; what takes longer than that many minutes was cut short.
export const attemptsMost = 3
const minutesMost = 30

export function tookWords({ started_at, ended_at }: ChoreRun, now: number): string {
  const took = Math.max((ended_at ?? now) - started_at, 0)
  if (took < 60_000) return t('chores.seconds', { count: Math.ceil(took / 1000) })
  return spent(took, { day: t('unit.day'), hour: t('unit.hour'), minute: t('unit.minute') })
}

/// What is wrong and what to do; nothing while all goes well. Only what is of today is tried again.
export function troubleOf({ state, attempts, day, started_at }: ChoreRun, now: number): string {
  const late = state === 'running' && now - started_at > minutesMost * 60_000
  if (state !== 'failed' && !late) return ''
  if (attempts >= attemptsMost || day < dayOf(now)) return t('chores.trouble.given_up', { count: attempts })
  return late ? t('chores.trouble.late', { minutes: minutesMost }) : t('chores.trouble.again')
}
