// Saves what was typed over a record, and puts it together with what another saved meanwhile.
import { type Place, useAct } from '../act'
import type { Answer, Body, Params, PostPath } from '../contract'
import type { Complaints, Form } from './form'
import type { Reading } from './reading'
import { type Described, schemaOf } from './schema'
import { type Steps, useStale } from './stale'

type Ask<P extends PostPath, T, V> = Pick<Steps<T, V>, 'shown' | 'now' | 'chosen' | 'take'> & {
  path: P | (() => P)
  form: Form
  /// The group of the form's fields that is sent.
  part?: string
  body: () => Body<P>
  /// What the description of the request cannot tell.
  complaints?: () => Complaints
  /// The version that the answer gives, when the form stays open over it.
  took?: (answer: Answer<P>) => V
  /// After it was saved; without an answer when both say the same.
  done?: (answer?: Answer<P>) => unknown
} & ([Params<P>] extends [never] ? { params?: undefined } : { params: () => Params<P> })

export function useSave<P extends PostPath & Described, T extends object, V>(
  reading: Reading<T, V>,
  ask: Ask<P, T, V>,
) {
  const { form, part = '' } = ask
  form.follow(schemaOf(ask.path), part)
  const { busy, refusal, act } = useAct<P>(ask.path)
  const { shown, now, chosen, take } = ask
  const stale = useStale(reading, {
    shown,
    now,
    save,
    ...(ask.done ? { same: () => ask.done?.() } : {}),
    ...(chosen ? { chosen } : {}),
    ...(take ? { take } : {}),
  })
  async function save(): Promise<boolean> {
    if (!form.setErrors(ask.complaints?.() ?? {})) return false
    const took = reading.sending()
    const place = (ask.params ? [ask.params()] : []) as Place<P>
    const answer = await act(ask.body(), ...place)
    if (answer === undefined)
      return stale.answer(refusal.value, (refused) => form.refuse(part ? refused.under(part) : refused))
    form.clear()
    if (ask.took) took(ask.took(answer))
    await ask.done?.(answer)
    return true
  }
  return { busy, save, stale }
}
