// Server state of imports; one that is being read or written is asked for again until it is done.
import { useQuery } from '@tanstack/vue-query'
import { type MaybeRefOrGetter, toValue } from 'vue'
import { client, reply } from '@/base/api'
import type { PageAsk } from '@/base/contract'

const moving = ['reading', 'committing', 'cancelling', 'undoing']
export const underway = (state: string | undefined): boolean => moving.includes(state ?? '')

export const useImports = (ask: MaybeRefOrGetter<PageAsk>) =>
  useQuery({
    queryKey: ['imports', ask],
    queryFn: () => reply(client.GET('/api/imports', { params: { query: toValue(ask) } })),
    placeholderData: (before) => before,
  })
export const useImport = (id: MaybeRefOrGetter<number>) =>
  useQuery({
    queryKey: ['import', id],
    queryFn: () => reply(client.GET('/api/imports/{import}', { params: { path: { import: toValue(id) } } })),
    refetchInterval: (query) => (underway(query.state.data?.state) ? 600 : false),
  })
export const useImportRows = (
  id: MaybeRefOrGetter<number>,
  ask: MaybeRefOrGetter<PageAsk & { verdict?: string }>,
  enabled: MaybeRefOrGetter<boolean>,
) =>
  useQuery({
    queryKey: ['import', 'rows', id, ask],
    queryFn: () =>
      reply(
        client.GET('/api/imports/{import}/rows', {
          params: { path: { import: toValue(id) }, query: toValue(ask) },
        }),
      ),
    placeholderData: (before) => before,
    enabled,
  })
