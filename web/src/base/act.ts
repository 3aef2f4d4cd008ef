// One change on the server: sent once however often it is tried, its refusal shown at the form, told in a few words,
// and what it makes old read again.
import { client, keyed, reply } from './api'
import type { Answer, Body, Params, PostPath } from './contract'
import type { Form } from './form/form'
import { refresh } from './queries'
import { useSubmit } from './submit'
import { toast } from './toast'

export interface How<P extends PostPath> {
  /// Shows what is refused; without one the caller does.
  form?: Pick<Form, 'refuse'>
  /// What is told once it is done.
  said?: (answer: Answer<P>, body: Body<P>) => string
  /// The queries that it makes old.
  refresh?: readonly string[]
}
/// The path's own parameters, where it has some.
export type Place<P extends PostPath> = [Params<P>] extends [never] ? [] : [params: Params<P>]

type Post<P extends PostPath> = (
  path: string,
  init: object,
) => Promise<{ data?: Answer<P>; error?: unknown; response: Response }>

/// The path may depend on what is asked: each of them takes the same body.
export function useAct<P extends PostPath>(path: P | (() => P), how: How<P> = {}) {
  const { busy, refusal, submit, clear } = useSubmit()

  async function act(body: Body<P>, ...place: Place<P>): Promise<Answer<P> | undefined> {
    const to = typeof path === 'function' ? path() : path
    const params = { path: place[0] ?? {} }
    const post = client.POST as Post<P>
    const send = (key: string): Promise<Answer<P>> => reply(post(to, { params, body, ...keyed(key) }))
    const done = await submit({ to, params, body }, send)
    if (refusal.value) how.form?.refuse(refusal.value)
    if (done === undefined) return undefined
    if (how.said) toast(how.said(done, body))
    if (how.refresh) void refresh(...how.refresh)
    return done
  }
  return { busy, refusal, act, clear }
}
