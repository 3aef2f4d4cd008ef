// A form as a list of what it asks for, row by row: drawn by FieldList.vue.
import type { Check } from './checks'
import type { DocumentKind } from './documents'

interface Asked {
  name: string
  label: string
  hint?: string | undefined
  optional?: boolean
  need?: boolean
}
type Choice = { value: string; label: string }
export interface TextSpec extends Asked {
  kind?: 'text'
  rows?: number
  type?: string
  inputmode?: 'text' | 'numeric' | 'decimal' | 'tel'
  disabled?: boolean
  check?: Check
  note?: string | undefined
  autocomplete?: string
  /// Sentences that are often written.
  presets?: string[]
}
export type FieldSpec =
  | TextSpec
  | (Asked & { kind: 'select'; choices?: Choice[]; empty?: string; chosen?: boolean })
  | (Asked & { kind: 'choice'; choices: { value: string | number | boolean; label: string }[]; tiles?: boolean })
  | (Asked & { kind: 'checks'; choices: Choice[] })
  | (Asked & { kind: 'check' })
  | (Asked & { kind: 'day'; partial?: boolean })
  | (Asked & { kind: 'money'; capital?: boolean })
  | (Asked & { kind: 'id'; document?: DocumentKind; disabled?: boolean })
  | (Asked & { kind: 'organisation'; any?: boolean; shown?: string })

/// A field alone in its row, or two or three beside each other.
export type FieldRow = FieldSpec | FieldSpec[]
