// Server state of members, households and matches.
import { useQuery } from '@tanstack/vue-query'
import { computed, type MaybeRefOrGetter, toValue } from 'vue'
import { client, reply } from '@/base/api'
import type { PageAsk } from '@/base/contract'

export interface MemberAsk extends PageAsk {
  organisation?: number
  text?: string
}
export const useMembers = (ask: MaybeRefOrGetter<MemberAsk>, enabled: MaybeRefOrGetter<boolean> = true) =>
  useQuery({
    queryKey: ['members', ask],
    queryFn: () => reply(client.GET('/api/members', { params: { query: toValue(ask) } })),
    placeholderData: (before) => before,
    enabled,
  })

export const useMember = (id: MaybeRefOrGetter<number | undefined>) =>
  useQuery({
    queryKey: ['member', id],
    queryFn: () => reply(client.GET('/api/members/{member}', { params: { path: { member: toValue(id)! } } })),
    enabled: computed(() => toValue(id) !== undefined),
  })

export const memberKeys = ['members', 'member', 'case'] as const
