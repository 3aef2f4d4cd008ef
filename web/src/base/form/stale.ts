// Another saved while this form was filled in: what only one of the two changed goes on, what both changed is asked,
// answer by answer, and nothing of either goes unseen.
import { shallowRef } from 'vue'
import type { Refusal } from '../api'
import { listed, t } from '../i18n'
import { news } from '../toast'
import { same } from './merge'
import type { Reading } from './reading'

/// An answer of a form in words, and the fields it is made of when these are several.
export type Shown<T> = [name: string, label: string, words: (values: T) => string, fields?: (keyof T)[]]
export interface Difference {
  name: string
  label: string
  theirs: string
  mine: string
}
interface Weighed<T> {
  both: T
  taken: string[] // labels of what only they changed
  asked: Difference[]
}

/// `chosen` are the answers of which theirs goes on. Without a base every difference is asked.
export function weigh<T extends object>(
  shown: Shown<T>[],
  [base, theirs, mine]: [T | null, T, T],
  chosen: ReadonlySet<string> = new Set(),
): Weighed<T> {
  const out: Weighed<T> = { both: { ...mine }, taken: [], asked: [] }
  for (const [name, label, words, fields = [name as keyof T]] of shown) {
    const of = (values: T): unknown[] => fields.map((field) => values[field])
    const take = (): void => fields.forEach((field) => (out.both[field] = theirs[field]))
    if (same(of(mine), of(theirs))) continue
    if (base && same(of(mine), of(base))) {
      take()
      if (words(base) !== words(theirs)) out.taken.push(label)
    } else if (!base || !same(of(theirs), of(base))) {
      const words_of = { theirs: words(theirs), mine: words(mine) }
      if (words_of.theirs !== words_of.mine) out.asked.push({ name, label, ...words_of })
      if (chosen.has(name)) take()
    }
  }
  return out
}

export interface Steps<T, V> {
  shown: () => Shown<T>[] | Promise<Shown<T>[]>
  /// Reads the record anew; null when it is gone.
  now: () => Promise<readonly [T, V] | null>
  /// Sends the form over the version that was read last.
  save: () => Promise<boolean>
  /// Both say the same: there is nothing to send.
  same?: () => unknown
  /// After the choice went on, or theirs was taken as a whole by `fill`.
  chosen?: () => unknown
  take?: (fill: () => void) => unknown
}
export type Stale = Pick<ReturnType<typeof useStale>, 'asked' | 'taken' | 'choose' | 'takeTheirs'>

export function useStale<T extends object, V>(reading: Reading<T, V>, steps: Steps<T, V>) {
  const asked = shallowRef<Difference[]>([])
  const taken = shallowRef<string[]>([])
  let found: { shown: Shown<T>[]; values: T; version: V } | null = null
  let deep = 0

  async function save(): Promise<boolean> {
    deep++
    try {
      return await steps.save()
    } finally {
      deep--
    }
  }
  /// What becomes of a refused save: after a stale version true once it is saved over what another saved, false while
  /// something is asked; any other refusal is told by `refuse`.
  async function answer(refusal: Refusal | null, refuse: (refusal: Refusal) => void): Promise<boolean> {
    if (!refusal) return false
    const now = refusal.code === 'stale_version' && deep < 4 ? await steps.now() : null
    if (!now) {
      refuse(refusal)
      return false
    }
    const [values, version] = now
    const shown = await steps.shown()
    const weighed = weigh(shown, [reading.base(), values, reading.typed()])
    taken.value = weighed.taken
    asked.value = weighed.asked
    if (weighed.asked.length) {
      found = { shown, values, version }
      return false
    }
    return goOn(values, version, weighed)
  }
  async function goOn(values: T, version: V, { both, taken: labels }: Weighed<T>): Promise<boolean> {
    reading.join(values, version, both)
    if (labels.length) news(t('stale.joined', { fields: listed(labels) }))
    if (reading.changed()) return save()
    steps.same?.()
    return true
  }
  function close(): typeof found {
    const was = found
    found = null
    asked.value = []
    return was
  }
  /// Theirs where it is named, mine elsewhere.
  async function choose(theirs: ReadonlySet<string>): Promise<void> {
    const was = close()
    if (!was) return
    const { shown, values, version } = was
    const done = await goOn(values, version, weigh(shown, [reading.base(), values, reading.typed()], theirs))
    if (done) steps.chosen?.()
  }
  function takeTheirs(): void {
    const was = close()
    if (!was) return
    const fill = (): void => reading.fill(was.values, was.version)
    if (steps.take) steps.take(fill)
    else fill()
  }
  return { asked, taken, answer, choose, takeTheirs }
}
