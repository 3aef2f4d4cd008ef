// The procedure's actions as pages need them: which decide, where each is sent, where a case can go back to.
import type { Assembly, BatchResult, CaseLine, Me, Permission } from '@/base/contract'
import { longDay } from '@/base/dates'
import { inTongue, t, word } from '@/base/i18n'

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

const branch = ['branch', 'general_branch']
/// Who takes the step that a case waits at: the right it needs, and the kinds of organisation that have the step.
const takes: Record<string, [Permission, string[]]> = {
  draft: ['file_application', branch],
  submitted: ['record_assembly', branch],
  assembly_passed: ['post_notice', branch],
  on_notice: ['post_notice', branch],
  notice_passed: ['record_committee', ['committee']],
  committee_recorded: ['confirm_committee', ['committee']],
  committee_confirmed: ['propose_filing', ['county']],
  filing_proposed: ['confirm_filing', ['county']],
  imported: ['propose_filing', ['county']],
}
/// Whether the next step of the case is one that this person's office and role take.
export function takesStep(me: Me | null, step: string): boolean {
  const [right, kinds] = takes[step] ?? []
  return !!me && !!right && me.permissions.includes(right) && kinds!.includes(me.organisation.kind)
}

/// An action's dialog names whose case it is.
export const titled = (action: string, line: CaseLine): string =>
  `${word('act', action)} · ${line.person_name} ${line.number}`

/// Where decisions go, on one or many cases: a verdict a row.
export const decisionPaths = {
  record_committee: '/api/cases/committee',
  confirm_committee: '/api/cases/committee-confirm',
  propose_filing: '/api/cases/filing',
  confirm_filing: '/api/cases/filing-confirm',
} as const

/// An assembly that did not carry, in one line.
export const failedWords = ({ date, expected, present, in_favour, against, abstained }: Assembly): string =>
  t('approve.failed_votes', { day: longDay(date), expected, present, in_favour, against, abstained })

export const namesIn = (text: string): string[] =>
  text
    .split(/[\n、,，;；]+/)
    .map((each) => each.trim())
    .filter(Boolean)

/// A row of a batch that was not decided, and why.
export interface Refused { line: CaseLine; message: string }
export const refusedOf = (lines: CaseLine[], refused: BatchResult['refused']): Refused[] =>
  refused.map(({ row, message, message_en }) => ({ line: lines[row]!, message: inTongue(message, message_en) }))
