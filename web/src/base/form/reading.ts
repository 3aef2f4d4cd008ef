// A record's values in a form: what was read, and at which version. What is typed goes to the server with the version
// it was typed over, so that nothing another has saved meanwhile is overwritten unseen.
import { shallowRef } from 'vue'
import { copy, same } from './merge'

interface Read<T, V> {
  values: T
  version: V
  known: boolean // that this is what the record said at that version
}
export type Reading<T extends object, V> = ReturnType<typeof useReading<T, V>>

/// `typed` gives the form's values, `put` replaces them.
export function useReading<T extends object, V>(typed: () => T, put: (values: T) => void) {
  const read = shallowRef<Read<T, V> | null>(null)
  const changed = (): boolean => read.value !== null && !same(typed(), read.value.values)

  function fill(values: T, version: V): void {
    join(values, version, values)
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
  /// For the draft and for what another saved meanwhile: what is being typed over.
  const base = (): T | null => (read.value?.known ? read.value.values : null)
  /// What is sent now. The record took it once the answer gives its version: whatever was typed meanwhile is not sent.
  function sending(): (version: V) => void {
    const values = copy(typed())
    return (version) => (read.value = { values, version, known: true })
  }
  /// The form goes on over the record as it stands now, with what both of them say.
  function join(values: T, version: V, both: T): void {
    read.value = { values: copy(values), version, known: true }
    put(copy(both))
  }
  return { read, typed: () => copy(typed()), changed, fill, follow, resume, base, sending, join }
}
