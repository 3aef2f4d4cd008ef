// Where a list stands: page size, cursor and filters in the address, so that Back and a copied link find the same rows.
import { computed, ref, watch } from 'vue'
import { type LocationQueryRaw, useRoute, useRouter } from 'vue-router'
import type { PageAsk } from '../contract'
import { useSession } from '../session'

export function usePaging(defaultSize = 20) {
  const route = useRoute()
  const router = useRouter()
  const one = (name: string): string | undefined => {
    const value = route.query[name]
    return typeof value === 'string' && value !== '' ? value : undefined
  }
  const size = computed(() => Number(one('size') ?? defaultSize))
  const ask = computed<PageAsk>(() => ({
    size: size.value,
    ...(one('after') ? { after: one('after')! } : {}),
    ...(one('before') ? { before: one('before')! } : {}),
    ...(one('last') ? { last: true } : {}),
  }))
  const without = (...names: string[]): LocationQueryRaw =>
    Object.fromEntries(Object.entries(route.query).filter(([name]) => !names.includes(name)))
  const place = ['after', 'before', 'last']

  function go(to: PageAsk): void {
    const next: LocationQueryRaw = { ...without(...place) }
    if (to.after) next.after = to.after
    if (to.before) next.before = to.before
    if (to.last) next.last = '1'
    void router.push({ query: next })
  }
  function setSize(to: number): void {
    void router.push({ query: { ...without(...place), size: String(to) } })
  }
  /// New filters begin on the first page; an undefined one is taken away.
  function narrow(filters: Record<string, string | number | boolean | null | undefined>): void {
    const next: LocationQueryRaw = without(...place)
    for (const [name, value] of Object.entries(filters)) {
      if (value === undefined || value === null || value === '' || value === false) delete next[name]
      else next[name] = value === true ? '1' : String(value)
    }
    void router.push({ query: next })
  }
  return { one, size, ask, go, setSize, narrow }
}

/// A list of one organisation and all below it, searched by a text: both stand in the address, `text` is what is typed.
export function useSubtreeList() {
  const session = useSession()
  const paging = usePaging()
  const { one } = paging
  const organisation = computed(() => Number(one('organisation')) || session.me?.organisation.id)
  const filter = computed(() => ({
    ...(one('organisation') ? { organisation: Number(one('organisation')) } : {}),
    ...(one('text') ? { text: one('text')! } : {}),
  }))
  const text = ref('')
  watch(() => one('text'), (now) => (text.value = now ?? ''), { immediate: true })
  return { ...paging, organisation, filter, text }
}
