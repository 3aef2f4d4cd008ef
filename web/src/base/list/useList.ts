// One list as its page declares it: rows by the path of a route, how many there are, conditions and order in the
// address, picked rows, columns as they were chosen, the way on to what is listed and back.
import { useQuery } from '@tanstack/vue-query'
import { computed, reactive, ref, shallowReactive, toValue, watch, type MaybeRefOrGetter } from 'vue'
import type { PageAsk, Total } from '../contract'
import { t } from '../i18n'
import { refresh } from '../queries'
import { actions, type Column, type RowActionList, shownColumns } from '../table/columns'
import { useKept } from '../table/kept'
import { handOver, isLast, type Stop } from '../trail'
import { useAddress } from './address'
import { type AskOf, type IsCounted, type ListPath, readPage, readTotal, type RowOf } from './call'
import { type Asked, chipsOf, keysOf, type SearchField } from './fields'

export type Key = string | number
export interface ListTabs {
  /// The condition that the tabs set; the first is what is asked without.
  key: string
  tabs: readonly { key: string; label: string; count?: number }[]
  /// Conditions of one tab alone.
  drops?: readonly string[]
}
export interface ListColumn<R> extends Column<R> {
  link?: boolean
}
export interface ListSpec<P extends ListPath> {
  /// Under this name its columns and filters are kept, and its rows are read again.
  name: string
  path: P
  /// Where the rows are those of another list's query.
  query?: string
  /// What the path itself names.
  at?: () => Record<string, number>
  fields?: () => readonly SearchField<keyof AskOf<P> & string>[]
  tabs?: () => ListTabs
  /// Conditions of the address that no field of the form sets: the tree, a tab, a link.
  also?: readonly (keyof AskOf<P> & string)[]
  /// What is asked, as the server takes it.
  ask?: (asked: Asked) => AskOf<P>
  columns: () => readonly ListColumn<RowOf<P>>[]
  /// What may be done with a row, in a last column.
  actions?: (row: RowOf<P>) => RowActionList
  /// Where a row leads: by the column with `link`, and by Enter unless `open` says otherwise.
  leads?: (row: RowOf<P>) => string
  open?: (row: RowOf<P>) => void
  order?: { sort: string; descending: boolean }
  size?: number
  /// The route has one beside it that counts its rows, or the page knows by itself.
  counted?: IsCounted<P>
  total?: () => Total | number | undefined
  /// The route gives all rows at once.
  whole?: boolean
  numbered?: boolean
  rowKey: (row: RowOf<P>) => Key
  rowName: (row: RowOf<P>) => string
  mayPick?: (row: RowOf<P>) => boolean
  /// What it leads to, for the way back and from one to the next.
  stop?: (row: RowOf<P>) => Stop
  /// A page that prints what is asked.
  print?: string
  enabled?: MaybeRefOrGetter<boolean>
}

const bySort = <R>(columns: readonly Column<R>[], rows: R[], sort: string, descending: boolean): R[] => {
  const by = columns.find((each) => each.sort === sort)?.by
  if (!by) return rows
  const order = (a: R, b: R): number => {
    const [x, y] = [by(a), by(b)]
    return typeof x === 'number' && typeof y === 'number' ? x - y : String(x).localeCompare(String(y), 'zh')
  }
  return [...rows].sort((a, b) => (descending ? -order(a, b) : order(a, b)))
}

/// The rows picked, also those of pages turned since; one that is gone from the page where it stood is picked no more.
function usePicked<R>(rows: () => readonly R[], ask: () => string, keyOf: (row: R) => Key) {
  const selected = ref<Key[]>([])
  const known = shallowReactive(new Map<Key, R>())
  let stood = { ask: '', keys: [] as Key[] }
  watch(
    rows,
    (now) => {
      const keys = now.map(keyOf)
      const gone = stood.ask === ask() ? stood.keys.filter((key) => !keys.includes(key)) : []
      now.forEach((row) => known.set(keyOf(row), row))
      if (selected.value.some((key) => gone.includes(key)))
        selected.value = selected.value.filter((key) => !gone.includes(key))
      stood = { ask: ask(), keys }
    },
    { immediate: true },
  )
  const picked = computed(() => selected.value.flatMap((key) => known.get(key) ?? []))
  return { selected, picked, clear: () => void (selected.value = []) }
}

/// What is asked: conditions, order and place of the address, in the server's words.
function useAsk<P extends ListPath>(spec: ListSpec<P>) {
  const address = useAddress()
  const { kept, keep } = useKept(spec.name)
  const { one, cursor } = address
  const fields = computed(() => spec.fields?.() ?? [])
  const tabs = computed(() => spec.tabs?.())
  const columns = computed<Column<RowOf<P>>[]>(() => [
    ...spec.columns().map(({ link, ...each }) => (link ? { ...each, to: spec.leads } : each)),
    ...(spec.actions ? [{ key: actions, label: t('table.actions'), actions: spec.actions }] : []),
  ])
  const names = computed(() => [
    ...fields.value.flatMap(keysOf),
    ...(spec.also ?? []),
    ...(tabs.value ? [tabs.value.key] : []),
  ])
  const asked = computed<Asked>(() =>
    Object.fromEntries(names.value.flatMap((name) => (one(name) ? [[name, one(name)]] : []))),
  )
  const filter = computed(() => spec.ask?.(asked.value) ?? (asked.value as AskOf<P>))
  const sort = computed(() => columns.value.find((each) => each.sort && each.sort === one('sort'))?.sort)
  const order = computed(() =>
    sort.value ? { sort: sort.value, descending: !!one('descending') } : (spec.order ?? null),
  )
  const size = computed(() => Number(one('size') ?? kept.value.size ?? spec.size ?? 20))
  const ask = computed(() => {
    if (spec.whole) return filter.value
    const { sort, descending } = order.value ?? {}
    return {
      ...filter.value,
      ...cursor.value,
      size: size.value,
      ...(sort ? { sort } : {}),
      ...(descending ? { descending } : {}),
    }
  })
  return { ...address, kept, keep, fields, tabs, columns, asked, filter, order, size, ask }
}
type Ask<P extends ListPath> = ReturnType<typeof useAsk<P>>

/// What the server gives for it, and how many rows there are in all.
function useRows<P extends ListPath>(spec: ListSpec<P>, { ask, filter, order, columns }: Ask<P>) {
  type R = RowOf<P>
  const queryName = spec.query ?? spec.name
  const path = computed(() => spec.at?.() ?? {})
  const { data, isFetching, error, refetch } = useQuery({
    queryKey: [queryName, 'list', spec.path, path, ask],
    queryFn: () => readPage(spec.path, ask.value as AskOf<P>, path.value),
    placeholderData: (before) => before,
    enabled: () => toValue(spec.enabled) ?? true,
  })
  const rows = computed<R[]>(() => {
    const found = data.value?.rows ?? []
    const by = spec.whole ? order.value : null
    return by ? bySort<R>(columns.value, found, by.sort, by.descending) : found
  })
  const { data: count } = useQuery({
    queryKey: [queryName, 'total', spec.path, filter],
    queryFn: () => readTotal(spec.path, filter.value),
    placeholderData: (before: Total | undefined) => before,
    enabled: () => spec.counted === true,
  })
  const total = computed<Total | undefined>(() => {
    const known = spec.whole && data.value ? rows.value.length : spec.total?.()
    return typeof known === 'number' ? { rows: known, more: false } : (known ?? count.value)
  })
  return { rows, page: data, total, isFetching, error, refetch, refresh: () => refresh(queryName) }
}

/// The place of the first row, counted from 0, and the way to other pages.
function usePlace<P extends ListPath>({ cursor, at, size, go: to }: Ask<P>, found: ReturnType<typeof useRows<P>>) {
  const { rows, total } = found
  const first = computed(() => {
    if (!cursor.value.last) return at.value
    return total.value && !total.value.more ? Math.max(0, total.value.rows - rows.value.length) : undefined
  })
  function go(ask: PageAsk): void {
    const from = first.value
    if (from === undefined || !(ask.after || ask.before)) to(ask)
    else to(ask, ask.after ? from + rows.value.length : Math.max(0, from - size.value))
  }
  return { first, go }
}

export function useList<P extends ListPath>(spec: ListSpec<P>) {
  type R = RowOf<P>
  const asking = useAsk(spec)
  const { fields, tabs, asked, filter, ask, columns, kept, keep, narrow } = asking
  const found = useRows(spec, asking)
  const { rows } = found
  const picking = usePicked<R>(() => rows.value, () => JSON.stringify(ask.value), spec.rowKey)
  watch(() => JSON.stringify(filter.value), picking.clear)
  if (spec.stop) watch(rows, (now) => handOver(now.map((row) => spec.stop!(row))), { immediate: true })
  const lastPlace = `bangfu.last.${spec.name}`
  const last = sessionStorage.getItem(lastPlace)

  return reactive({
    spec,
    ...asking,
    ...found,
    ...usePlace(asking, found),
    ...picking,
    shown: computed(() => shownColumns(columns.value, kept.value)),
    chips: computed(() => chipsOf(fields.value, asked.value)),
    isNarrowed: computed(() => Object.keys(asked.value).some((key) => key !== tabs.value?.key)),
    /// Takes all conditions of the form away.
    widen: () => narrow(Object.fromEntries(fields.value.flatMap(keysOf).map((key) => [key, undefined]))),
    setSize: (size: number): void => {
      keep({ size })
      narrow({ size: undefined })
    },
    sortBy: (sort: string, descending: boolean) => narrow({ sort, descending }),
    marked: (row: R): boolean => (spec.stop ? isLast(spec.stop(row).id) : String(spec.rowKey(row)) === last),
    leave: (row: R) => sessionStorage.setItem(lastPlace, String(spec.rowKey(row))),
  })
}
