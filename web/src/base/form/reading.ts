// A record's values in a form: what was read, and at which version. What is typed goes to the server with the version
// it was typed over, so that nothing another has saved meanwhile is overwritten unseen.
import { shallowRef } from 'vue'

interface Read<T, V> {
  values: T
  version: V
}
export interface Difference {
  name: string
  label: string
  theirs: string
  mine: string
}
export type Shown<T> = [name: string, label: string, words: (values: T) => string]

const copy = <T>(values: T): T => JSON.parse(JSON.stringify(values)) as T
const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

/// `typed` gives the form's values, `put` replaces them.
export function useReading<T extends object, V>(typed: () => T, put: (values: T) => void) {
  const read = shallowRef<Read<T, V> | null>(null)
  const theirs = shallowRef<Read<T, V> | null>(null)
  const changed = (): boolean => read.value !== null && !same(typed(), read.value.values)

  function fill(values: T, version: V): void {
    read.value = { values: copy(values), version }
    put(copy(values))
  }
  /// The record as it stands now: into the form, unless something was typed since it was read.
  function follow(values: T, version: V): void {
    if (!changed()) fill(values, version)
  }
  /// What the form holds was typed over the record as it stood at `version`.
  function resume(version: V): void {
    if (read.value) read.value = { ...read.value, version }
  }
  /// What is sent now. The record took it once the answer gives its version: whatever was typed meanwhile is not sent.
  function sending(): (version: V) => void {
    const values = copy(typed())
    return (version) => (read.value = { values, version })
  }
  /// Another saved first: the record as it stands now is kept beside what was typed until one of them is chosen.
  /// False when there is nothing to choose, because both say the same.
  function differs(values: T, version: V): boolean {
    if (same(typed(), values)) {
      sending()(version)
      return false
    }
    theirs.value = { values: copy(values), version }
    return true
  }
  /// What was typed goes on, over the record as it was shown beside it.
  function keepMine(): void {
    read.value = theirs.value ?? read.value
    theirs.value = null
  }
  function takeTheirs(): void {
    if (theirs.value) fill(theirs.value.values, theirs.value.version)
    theirs.value = null
  }
  return { read, theirs, changed, fill, follow, resume, sending, differs, keepMine, takeTheirs }
}

/// Where what was typed and the record differ, in words.
export const differences = <T>(shown: Shown<T>[], mine: T, theirs: T): Difference[] =>
  shown
    .map(([name, label, words]) => ({ name, label, theirs: words(theirs), mine: words(mine) }))
    .filter((each) => each.theirs !== each.mine)
