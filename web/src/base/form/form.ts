// A form's values, its errors by field, and the link between both: fields find their form by injection.
import {
  computed,
  inject,
  type InjectionKey,
  nextTick,
  onScopeDispose,
  reactive,
  ref,
  shallowReactive,
  watch,
  type WritableComputedRef,
} from 'vue'
import type { Refusal } from '../api'
import { sentences, t } from '../i18n'
import type { Check } from './checks'

/// Stands for the sentence that asks for a field, which is made of its label.
export const required = Symbol('required')
/// What is wrong by field.
export type Complaints = Record<string, string | typeof required>
/// How a field is answered: typed, chosen, ticked.
type Kind = 'fill' | 'choose' | 'tick'
interface Field {
  label: () => string
  kind: Kind
  problem: () => string | undefined
  lacks: () => boolean // an answer that has to be given
}

/// What the server's description says of a field (limits.gen.ts, schema.ts).
export interface FieldRules {
  required?: true
  most?: number // characters
  least?: number
  format?: string
  pattern?: string
  number?: 'whole' | 'sum' // a sum in fen
  from?: number
  to?: number
  codes?: string // the code table
}
/// The fields of one request, and how they are judged.
export interface Schema {
  rule: (name: string) => FieldRules | undefined
  problem: (rule: FieldRules, typed: string) => string | undefined
}
type Judged = [rule: FieldRules, schema: Schema]

export interface FieldError {
  name: string
  label: string
  message: string
  known: boolean
}
export interface Form<T extends object = object> {
  values: T
  errors: Record<string, string>
  summary: FieldError[]
  register: (name: string, field: Field) => void
  forget: (name: string) => void
  /// What is wrong on sending, with what the fields' own checks find; true when nothing is.
  setErrors: (errors: Complaints) => boolean
  /// A field was left, or its value changed.
  look: (name: string) => void
  mended: (name: string) => void
  refuse: (refusal: Refusal) => void
  clear: () => void
  idOf: (name: string) => string
  /// From now on the fields, or those of a part, are judged by that description too.
  follow: (schema: Schema, part?: string) => void
  ruleOf: (name: string) => Judged | undefined
}
export const formKey: InjectionKey<Form> = Symbol('form')

let count = 0

function at(values: unknown, path: string[]): unknown {
  return path.reduce<unknown>((each, part) => (each as Record<string, unknown> | undefined)?.[part], values)
}

export const valueAt = (values: unknown, name: string): unknown => at(values, name.split('.'))

/// The sentence that asks for a field.
const sentence = (field: Field | undefined): string =>
  t(`form.need_${field?.kind ?? 'fill'}`, { label: field?.label() ?? '' })

/// The field of ours that a server's path means: "causes[1].code" is shown at "causes".
function nearest(path: string, fields: ReadonlyMap<string, Field>): string {
  const parts = path.replace(/\[(\d+)\]/g, '.$1').split('.')
  while (parts.length > 1 && !fields.has(parts.join('.'))) parts.pop()
  return parts.join('.')
}

function isBlank(value: unknown): boolean {
  if (typeof value === 'string') return !value.trim()
  return value === null || value === undefined || (Array.isArray(value) && !value.length)
}

/// The descriptions that a form follows, the first that knows a field first.
function described(first?: Schema) {
  const schemas = shallowReactive<[part: string, schema: Schema][]>(first ? [['', first]] : [])
  const follow = (to: Schema, part = ''): void => void schemas.push([part && `${part}.`, to])
  /// "findings.0.kind" of a form is "findings.kind" of the description.
  function ruleOf(name: string): Judged | undefined {
    const plain = name.replace(/\.\d+(?=\.|$)/g, '')
    for (const [part, to] of schemas) {
      const rule = plain.startsWith(part) ? to.rule(plain.slice(part.length)) : undefined
      if (rule) return [rule, to]
    }
    return undefined
  }
  return { follow, ruleOf }
}

export function useForm<T extends object>(initial: T, schema?: Schema): Form<T> {
  const prefix = `f${++count}`
  const values = reactive(initial) as T
  const errors = ref<Record<string, string>>({})
  const fields = shallowReactive(new Map<string, Field>())
  const sent = ref<string[]>([])
  const { follow, ruleOf } = described(schema)
  /// Of what was sent, what is still wrong; what is found on leaving a field is told at the field alone.
  const summary = computed(() => {
    const order = [...fields.keys()]
    return Object.entries(errors.value)
      .filter(([name]) => sent.value.includes(name))
      .map(([name, message]) => ({ name, message, label: fields.get(name)?.label() ?? '', known: fields.has(name) }))
      .sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name))
  })

  function put(found: Record<string, string>): boolean {
    errors.value = found
    sent.value = Object.keys(found)
    const bad = sent.value.length > 0
    if (bad) void nextTick(() => document.getElementById(`${prefix}-summary`)?.focus())
    return !bad
  }
  function setErrors(complaints: Complaints): boolean {
    const found: Record<string, string> = {}
    for (const [name, field] of fields) {
      const problem = field.lacks() ? sentence(field) : field.problem()
      if (problem) found[name] = problem
    }
    for (const [name, what] of Object.entries(complaints))
      found[name] = typeof what === 'string' ? what : sentence(fields.get(name))
    return put(found)
  }
  function look(name: string): void {
    const problem = fields.get(name)?.problem()
    if (problem) errors.value[name] = problem
  }
  function mended(name: string): void {
    delete errors.value[name]
  }
  function refuse(refusal: Refusal): void {
    const found: Record<string, string> = {}
    for (const issue of refusal.fields) {
      const name = nearest(issue.field, fields)
      found[name] = found[name] ? sentences([found[name], issue.message]) : issue.message
    }
    if (Object.keys(found).length === 0) found[''] = refusal.message
    put(found)
  }
  return reactive({
    values,
    errors,
    summary,
    setErrors,
    refuse,
    follow,
    ruleOf,
    look,
    mended,
    register: (name: string, field: Field) => void fields.set(name, field),
    forget: (name: string) => void fields.delete(name),
    clear: () => void (errors.value = {}),
    idOf: (name: string) => `${prefix}-${name.replaceAll('.', '-')}`,
  }) as Form<T>
}

export interface FieldProps {
  name: string
  label: string
  hint?: string | undefined
  optional?: boolean
  /// Asked for, though the description lets it be absent.
  need?: boolean
  check?: Check | undefined
  /// What cannot be changed is not judged.
  disabled?: boolean
}
/// A field of the form around it. It is judged when it is left and on sending, by its own `check` and by the
/// description; what is wrong with it is gone when its value changes.
export function useField<V>(props: FieldProps, kind: Kind = 'fill', check: Check = (typed) => props.check?.(typed)) {
  const form = inject(formKey)
  if (!form) throw new Error(`field ${props.name} stands in no form`)
  const path = props.name.split('.')
  const value = computed({
    get: () => at(form.values, path),
    set: (to) => {
      const holder = at(form.values, path.slice(0, -1)) as Record<string, unknown>
      holder[path[path.length - 1]!] = to
    },
  }) as WritableComputedRef<V>
  const judged = computed(() => form.ruleOf(props.name))
  const rule = computed<FieldRules>(() => judged.value?.[0] ?? {})
  function problem(): string | undefined {
    const typed = value.value
    if (props.disabled || typeof typed !== 'string') return undefined
    const [known, schema] = judged.value ?? []
    return check(typed) ?? (typed.trim() && known && schema ? schema.problem(known, typed) : undefined)
  }
  function lacks(): boolean {
    const asked = props.need || (rule.value.required && !props.optional)
    const none = kind === 'tick' ? props.need && !value.value : kind === 'choose' && value.value === 0
    return !!asked && !props.disabled && (none || isBlank(value.value))
  }
  form.register(props.name, { label: () => props.label, kind, problem, lacks })
  onScopeDispose(() => form.forget(props.name))
  watch(value, () => form.mended(props.name), { deep: true, flush: 'sync' })
  const id = form.idOf(props.name)
  const error = computed(() => form.errors[props.name])
  const describedBy = computed(
    () => [props.hint ? `${id}-hint` : '', error.value ? `${id}-error` : ''].filter(Boolean).join(' ') || undefined,
  )
  return { value, id, error, describedBy, rule, left: () => form.look(props.name) }
}
