// A record's values in a form: what was read, and at which version. What is typed goes to the server with the version
// it was typed over, so that nothing another has saved meanwhile is overwritten unseen.
import { shallowRef } from 'vue'
import { copy, same } from './merge'

interface Read<T, V> {
  values: T
  version: V
  known: boolean // that this is what the record said at that version
}
export interface Difference {
  name: string
  label: string
  theirs: string
  mine: string
}
export type Shown<T> = [name: string, label: string, words: (values: T) => string]

/// `typed` gives the form's values, `put` replaces them.
export function useReading<T extends object, V>(typed: () => T, put: (values: T) => void) {
  const read = shallowRef<Read<T, V> | null>(null)
  const theirs = shallowRef<Omit<Read<T, V>, 'known'> | null>(null)
  const changed = (): boolean => read.value !== null && !same(typed(), read.value.values)

  function fill(values: T, version: V): void {
    read.value = { values: copy(values), version, known: true }
    put(copy(values))
  }
  /// The record as it stands now: into the form, unless something was typed since it was read.
  function follow(values: T, version: V): void {
    if (!changed()) fill(values, version)
  }
  /// What the form holds was typed over the record as it stood at `version` and said `base`, which an older draft does
  /// not tell.
  function resume(version: V, base: T | null): void {
    if (read.value) read.value = { values: base ? copy(base) : read.value.values, version, known: base !== null }
  }
  /// For the draft: what is being typed over.
  const base = (): T | null => (read.value?.known ? read.value.values : null)
  /// What is sent now. The record took it once the answer gives its version: whatever was typed meanwhile is not sent.
  function sending(): (version: V) => void {
    const values = copy(typed())
    return (version) => (read.value = { values, version, known: true })
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
    if (theirs.value) read.value = { ...theirs.value, known: true }
    theirs.value = null
  }
  function takeTheirs(): void {
    if (theirs.value) fill(theirs.value.values, theirs.value.version)
    theirs.value = null
  }
  return { read, theirs, changed, fill, follow, resume, base, sending, differs, keepMine, takeTheirs }
}

/// Where what was typed and the record differ, in words.
export const differences = <T>(shown: Shown<T>[], mine: T, theirs: T): Difference[] =>
  shown
    .map(([name, label, words]) => ({ name, label, theirs: words(theirs), mine: words(mine) }))
    .filter((each) => each.theirs !== each.mine)
