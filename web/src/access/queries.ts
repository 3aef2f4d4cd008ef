// Server state of organisations, accounts, sessions and the audit log.
import { useQuery } from '@tanstack/vue-query'
import { type MaybeRefOrGetter, toValue } from 'vue'
import { client, reply } from '@/base/api'
import { queryClient } from '@/base/queries'
import type { Organisation, PageAsk } from '@/base/contract'

export function fetchOrganisations(parent?: number): Promise<Organisation[]> {
  return queryClient.fetchQuery({
    queryKey: ['organisations', parent ?? 0],
    queryFn: async () =>
      (await reply(client.GET('/api/organisations', { params: { query: parent ? { parent } : {} } }))).rows,
    staleTime: 60_000,
  })
}

export const useSessions = () =>
  useQuery({
    queryKey: ['sessions'],
    queryFn: async () => (await reply(client.GET('/api/sessions', {}))).rows,
  })

export interface AccountAsk extends PageAsk {
  organisation?: number
  text?: string
}
export const useAccounts = (ask: MaybeRefOrGetter<AccountAsk>) =>
  useQuery({
    queryKey: ['accounts', ask],
    queryFn: () => reply(client.GET('/api/accounts', { params: { query: toValue(ask) } })),
    placeholderData: (before) => before,
  })

export interface AuditAsk extends PageAsk {
  from?: string
  to?: string
  action?: string
  account?: number
  object_type?: string
  object_id?: number
}
export const useAudit = (ask: MaybeRefOrGetter<AuditAsk>) =>
  useQuery({
    queryKey: ['audit', ask],
    queryFn: () => reply(client.GET('/api/audit', { params: { query: toValue(ask) } })),
    placeholderData: (before) => before,
  })
