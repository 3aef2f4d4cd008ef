// Where a list stands, in the address: conditions, order, rows a page, cursor, so that Back and a copied link find the
// same rows.
import { computed } from 'vue'
import { type LocationQueryRaw, useRoute, useRouter } from 'vue-router'
import type { PageAsk } from '../contract'

/// What a condition may be set to; nothing takes it away.
export type Conditions = Record<string, string | number | boolean | null | undefined>
/// Of the page alone: none of it stays when the conditions change. `at` is the place of its first row, counted from 0.
const place = ['after', 'before', 'last', 'at']

export function useAddress() {
  const route = useRoute()
  const router = useRouter()
  const one = (name: string): string | undefined => {
    const value = route.query[name]
    return typeof value === 'string' && value !== '' ? value : undefined
  }
  const without = (names: readonly string[]): LocationQueryRaw =>
    Object.fromEntries(Object.entries(route.query).filter(([name]) => !names.includes(name)))
  const cursor = computed<PageAsk>(() => ({
    ...(one('after') ? { after: one('after')! } : {}),
    ...(one('before') ? { before: one('before')! } : {}),
    ...(one('last') ? { last: true } : {}),
  }))
  /// The place of the first row; not known of the last page and of a link without it.
  const at = computed(() => {
    if (one('at')) return Number(one('at'))
    return Object.keys(cursor.value).length ? undefined : 0
  })

  function go(to: PageAsk, first?: number): void {
    const next: LocationQueryRaw = without(place)
    if (to.after) next.after = to.after
    if (to.before) next.before = to.before
    if (to.last) next.last = '1'
    if (first !== undefined) next.at = String(first)
    void router.push({ query: next })
  }
  /// New conditions begin on the first page.
  function narrow(to: Conditions): void {
    const next = without(place)
    for (const [name, value] of Object.entries(to)) {
      if (value === undefined || value === null || value === '' || value === false) delete next[name]
      else next[name] = value === true ? '1' : String(value)
    }
    void router.push({ query: next })
  }
  const query = computed(() => without(place))
  return { one, cursor, at, query, go, narrow }
}
