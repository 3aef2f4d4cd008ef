// A form's values, its errors by field, and the link between both: fields find their form by injection.
import {
  computed,
  inject,
  type InjectionKey,
  nextTick,
  onScopeDispose,
  reactive,
  ref,
  type WritableComputedRef,
} from 'vue'
import type { Refusal } from '../api'
import { sentences } from '../i18n'

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
  register: (name: string, label: string) => void
  forget: (name: string) => void
  setErrors: (errors: Record<string, string>) => boolean
  refuse: (refusal: Refusal) => void
  clear: () => void
  idOf: (name: string) => string
}
export const formKey: InjectionKey<Form> = Symbol('form')

let count = 0

function at(values: unknown, path: string[]): unknown {
  return path.reduce<unknown>((each, part) => (each as Record<string, unknown> | undefined)?.[part], values)
}

export function useForm<T extends object>(initial: T): Form<T> {
  const prefix = `f${++count}`
  const values = reactive(initial) as T
  const errors = ref<Record<string, string>>({})
  const labels = reactive(new Map<string, string>())
  const summary = computed(() => {
    const order = [...labels.keys()]
    return Object.entries(errors.value)
      .map(([name, message]) => ({ name, message, label: labels.get(name) ?? '', known: labels.has(name) }))
      .sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name))
  })

  /// The field of ours that a server's path means: "causes[1].code" is shown at "causes".
  function nearest(path: string): string {
    const parts = path.replace(/\[(\d+)\]/g, '.$1').split('.')
    while (parts.length > 1 && !labels.has(parts.join('.'))) parts.pop()
    return parts.join('.')
  }
  function setErrors(found: Record<string, string>): boolean {
    errors.value = found
    const bad = Object.keys(found).length > 0
    if (bad) void nextTick(() => document.getElementById(`${prefix}-summary`)?.focus())
    return !bad
  }
  function refuse(refusal: Refusal): void {
    const found: Record<string, string> = {}
    for (const issue of refusal.fields) {
      const name = nearest(issue.field)
      found[name] = found[name] ? sentences([found[name], issue.message]) : issue.message
    }
    if (Object.keys(found).length === 0) found[''] = refusal.message
    setErrors(found)
  }
  return reactive({
    values,
    errors,
    summary,
    setErrors,
    refuse,
    register: (name: string, label: string) => {
      labels.set(name, label)
    },
    forget: (name: string) => {
      labels.delete(name)
    },
    clear: () => {
      errors.value = {}
    },
    idOf: (name: string) => `${prefix}-${name.replaceAll('.', '-')}`,
  }) as Form<T>
}

/// A field of the form around it.
export function useField<V>(props: { name: string; label: string; hint?: string }) {
  const form = inject(formKey)
  if (!form) throw new Error(`field ${props.name} stands in no form`)
  form.register(props.name, props.label)
  onScopeDispose(() => form.forget(props.name))
  const path = props.name.split('.')
  const value = computed({
    get: () => at(form.values, path),
    set: (to) => {
      const holder = at(form.values, path.slice(0, -1)) as Record<string, unknown>
      holder[path[path.length - 1]!] = to
    },
  }) as WritableComputedRef<V>
  const id = form.idOf(props.name)
  const error = computed(() => form.errors[props.name])
  const describedBy = computed(
    () => [props.hint ? `${id}-hint` : '', error.value ? `${id}-error` : ''].filter(Boolean).join(' ') || undefined,
  )
  return { value, id, error, describedBy }
}
