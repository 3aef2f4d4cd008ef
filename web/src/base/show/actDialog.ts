// A change in a dialog: its form begins anew for what it is opened with, sends, and closes once it is done.
import { nextTick, reactive, ref, type Ref, shallowRef } from 'vue'
import { type How, type Place, useAct } from '../act'
import type { Answer, Body, Params, PostPath } from '../contract'
import { type Complaints, type Form, useForm } from '../form/form'
import { type Described, schemaOf } from '../form/schema'

/// What a dialog shows of any act (ActDialog.vue).
export interface ActState {
  shown: Readonly<Ref<boolean>>
  busy: Readonly<Ref<boolean>>
  form: Form
  send: () => unknown
  close: () => void
}
type Ask<P extends PostPath, V extends object, R> = Omit<How<P>, 'form' | 'said'> & {
  /// Where it is sent; of several paths that take the same, the one for what it was opened with.
  path: P | ((row: R) => P)
  /// What the form begins with.
  values: (row: R) => V
  body: (values: V, row: R) => Body<P>
  /// What the description of the request cannot tell.
  complaints?: (values: V, row: R) => Complaints
  said?: (answer: Answer<P>, row: R, values: V) => string
  done?: (answer: Answer<P>, row: R) => unknown
} & ([Params<P>] extends [never] ? { params?: undefined } : { params: (row: R) => Params<P> })

export function useActDialog<P extends PostPath & Described, V extends object, R = void>(ask: Ask<P, V, R>) {
  const row = shallowRef<R>()
  const shown = ref(false)
  const pathOf = (): P => (typeof ask.path === 'function' ? ask.path(row.value as R) : ask.path)
  const form = useForm<V>(reactive({}) as V, schemaOf(pathOf))
  const { said } = ask
  const { busy, act } = useAct<P>(pathOf, {
    form,
    ...(ask.refresh ? { refresh: ask.refresh } : {}),
    ...(said ? { said: (answer) => said(answer, row.value as R, form.values) } : {}),
  })
  function open(to: R): void {
    row.value = to
    form.clear()
    Object.assign(form.values, ask.values(to))
    shown.value = true
  }
  function close(): void {
    shown.value = false
  }
  async function send(): Promise<void> {
    const of = row.value as R
    if (!form.setErrors(ask.complaints?.(form.values, of) ?? {})) return
    const place = (ask.params ? [ask.params(of)] : []) as Place<P>
    const answer = await act(ask.body(form.values, of), ...place)
    if (answer === undefined) return
    close()
    await nextTick()
    ask.done?.(answer, of)
  }
  return { shown, row, form, busy, open, close, send }
}
