// The one query layer: server state lives here and nowhere else.
import { QueryClient, useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { client, Refusal, reply } from './api'
import { language } from './language'

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      refetchOnWindowFocus: false,
      retry: (count, error) => error instanceof Refusal && error.isNetwork && count < 2,
    },
  },
})

/// After a change: whatever begins with one of these keys is read again; resolves when what is on screen has been.
export const refresh = (...keys: string[]): Promise<unknown> =>
  Promise.all(keys.map((key) => queryClient.invalidateQueries({ queryKey: [key] })))

/// The code tables, in the language of the page.
export function useCodes() {
  const { data } = useQuery({
    queryKey: ['codes'],
    queryFn: () => reply(client.GET('/api/codes', {})),
    staleTime: Infinity,
  })
  const tables = computed(() => new Map((data.value?.tables ?? []).map((each) => [each.table, each.rows])))
  const inWords = (row: { zh: string; en: string }): string => (language.value === 'zh' ? row.zh : row.en)
  /// The word of a code; "—" when there is none.
  function code(table: string, value: string | number | null | undefined): string {
    if (value === null || value === undefined || value === '') return '—'
    const row = tables.value.get(table)?.find((each) => each.code === String(value))
    return row ? inWords(row) : String(value)
  }
  function choices(table: string): { value: string; label: string }[] {
    return (tables.value.get(table) ?? []).map((row) => ({ value: row.code, label: inWords(row) }))
  }
  return { code, choices }
}
