// 我的筛选: conditions that a person keeps under a name, on this device and for this account. What is typed of a person
// (name, number) is never kept.
import { ref, type Ref } from 'vue'
import { gate } from '../api'
import { type Asked, isKeepable, keysOf, nameFound, type SearchField } from './fields'

export interface Saved {
  name: string
  asked: Record<string, string>
  /// Names of the organisations asked.
  found: Record<string, string>
}
const most = 20
const place = (list: string): string => `bangfu.filters.${gate.account}.${list}`
function read(list: string): Saved[] {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(place(list)) ?? '[]')
    return Array.isArray(found) ? (found as Saved[]) : []
  } catch {
    return []
  }
}

export function useSaved(list: string): {
  saved: Ref<Saved[]>
  save: (kept: Saved) => void
  remove: (name: string) => void
} {
  const saved = ref(read(list))
  function put(now: Saved[]): void {
    saved.value = now.slice(0, most)
    localStorage.setItem(place(list), JSON.stringify(saved.value))
  }
  return {
    saved,
    save: (kept) => put([kept, ...saved.value.filter((each) => each.name !== kept.name)]),
    remove: (name) => put(saved.value.filter((each) => each.name !== name)),
  }
}
export const organisationsOf = (fields: readonly SearchField[], asked: Asked): Record<string, string> =>
  Object.fromEntries(
    fields.flatMap((each) =>
      each.kind === 'organisation' && asked[each.key] ? [[each.key, nameFound(each.key, asked[each.key]!)]] : [],
    ),
  )
/// Of what is asked, what may be kept.
export function keepable(fields: readonly SearchField[], asked: Asked): Record<string, string> {
  const keys = fields.filter(isKeepable).flatMap(keysOf)
  return Object.fromEntries(keys.flatMap((key) => (asked[key] ? [[key, asked[key]]] : [])))
}
