// Server state of imports; one that is being read or written is asked for again until it is done.
import { useQuery } from '@tanstack/vue-query'
import { type MaybeRefOrGetter, toValue } from 'vue'
import { client, reply } from '@/base/api'

const moving = ['reading', 'committing', 'cancelling', 'undoing']
export const underway = (state: string | undefined): boolean => moving.includes(state ?? '')

export const useImport = (id: MaybeRefOrGetter<number>) =>
  useQuery({
    queryKey: ['import', id],
    queryFn: () => reply(client.GET('/api/imports/{import}', { params: { path: { import: toValue(id) } } })),
    refetchInterval: (query) => (underway(query.state.data?.state) ? 600 : false),
  })
