// What was done, as the log keeps it, in words: "case.submit", "import.row". What is done in the procedure is worded
// with the procedure.
import { word } from '@/base/i18n'
import procedure from '@/cases/zh.approve'
import log from './zh.log'

const others = ['save', 'file', 'void', 'return', 'approve', 'import', 'add_attachment', 'remove_attachment']
const steps = Object.keys(procedure.act).filter((each) => !others.includes(each))

/// Every deed there is a word for.
export const deeds: string[] = [
  ...Object.entries(log.deed).flatMap(([slice, each]) => Object.keys(each).map((deed) => `${slice}.${deed}`)),
  ...steps.map((each) => `case.${each}`),
]
export function deedWord(action: string): string {
  const step = action.startsWith('case.') ? action.slice(5) : ''
  return steps.includes(step) ? word('act', step) : word('deed', action)
}
/// A note as it was given; where it is a code, its word.
export const noteWord = (row: { action: string; note: string }, paperName: (code: string) => string): string =>
  ['case.attach', 'case.detach'].includes(row.action) ? paperName(row.note) : word('log_note', row.note)
