// What is decided, with its opinion kept as a draft while it is written.
import { type Schema, useForm } from './form'
import { useRecordForm } from './record'

export interface Decided {
  verdict: string
  opinion: string
  to: string // the step it goes back to
}
/// `more` is what this decision asks besides. Without a draft's name nothing is kept: several are decided at once.
export function useDecision<More extends object>(more: More, schema: Schema, draft?: string) {
  const form = useForm<Decided & More>({ verdict: 'approve', opinion: '', to: '', ...more }, schema)
  const state = draft ? useRecordForm<Decided & More, never>({ draft, form, parts: [] }) : null
  const isReady = (): boolean => !state || state.ready.value
  /// After it was sent.
  const sent = (): Promise<void> | undefined => state?.draft.discard()
  return { form, state, isReady, sent }
}
