// The procedure's actions as pages need them: which decide, where each is sent, where a case can go back to.
import { client, keyed, reply } from '@/base/api'
import type { Assembly, BatchItem, Stepped } from '@/base/contract'
import { longDay } from '@/base/dates'
import { t } from '@/base/i18n'

export const decisions = ['record_committee', 'confirm_committee', 'propose_filing', 'confirm_filing'] as const
export type Decision = (typeof decisions)[number]
export const isDecision = (action: string | null | undefined): action is Decision =>
  decisions.includes(action as Decision)

/// The status in which a case waits for an action.
export const waitsIn: Record<string, string> = {
  submit: 'draft',
  record_assembly: 'submitted',
  post_notice: 'assembly_passed',
  close_notice: 'on_notice',
  record_committee: 'notice_passed',
  confirm_committee: 'committee_recorded',
  propose_filing: 'committee_confirmed',
  confirm_filing: 'filing_proposed',
}
const way = [
  'draft',
  'submitted',
  'assembly_passed',
  'on_notice',
  'notice_passed',
  'committee_recorded',
  'committee_confirmed',
  'filing_proposed',
]

/// The steps a case may be sent back to; a notice is never resumed, it is posted anew.
export function stepsBefore(status: string, origin: string): string[] {
  if (origin === 'imported') return status === 'filing_proposed' ? ['imported'] : []
  const here = way.indexOf(status)
  return way.filter((each, index) => index < here && each !== 'on_notice')
}

export interface Meeting {
  date: string
  participants: string[]
}

/// Sends decisions on one or many cases; a batch is whole or not at all.
export function decide(
  action: Decision,
  items: BatchItem[],
  meeting: Meeting | null,
  key: string,
): Promise<{ results: Stepped[] }> {
  if (action === 'record_committee') {
    return reply(
      client.POST('/api/cases/committee', {
        body: { date: meeting?.date ?? '', participants: meeting?.participants ?? [], items },
        ...keyed(key),
      }),
    )
  }
  const path = {
    confirm_committee: '/api/cases/committee-confirm',
    propose_filing: '/api/cases/filing',
    confirm_filing: '/api/cases/filing-confirm',
  } as const
  return reply(client.POST(path[action], { body: { items }, ...keyed(key) }))
}

/// An assembly that did not carry, in one line.
export const failedWords = ({ date, expected, present, in_favour, against, abstained }: Assembly): string =>
  t('approve.failed_votes', { day: longDay(date), expected, present, in_favour, against, abstained })

export const namesIn = (text: string): string[] =>
  text
    .split(/[\n、,，;；]+/)
    .map((each) => each.trim())
    .filter(Boolean)
