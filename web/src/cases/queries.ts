// Server state of ledgers, cases, approvals and notices.
import { useQuery } from '@tanstack/vue-query'
import { computed, type MaybeRefOrGetter, toValue } from 'vue'
import { client, reply } from '@/base/api'
import type { LedgerAsk, LedgerFilter, PageAsk } from '@/base/contract'

export const useHome = () => useQuery({ queryKey: ['home'], queryFn: () => reply(client.GET('/api/home', {})) })

export const useLedger = (ask: MaybeRefOrGetter<LedgerAsk>, enabled: MaybeRefOrGetter<boolean> = true) =>
  useQuery({
    queryKey: ['ledger', ask],
    queryFn: () => reply(client.GET('/api/ledger', { params: { query: toValue(ask) } })),
    placeholderData: (before) => before,
    enabled,
  })

export const useTotals = (filter: MaybeRefOrGetter<LedgerFilter>) =>
  useQuery({
    queryKey: ['totals', filter],
    queryFn: () => reply(client.GET('/api/ledger/totals', { params: { query: toValue(filter) } })),
    placeholderData: (before) => before,
  })

export const useCase = (id: MaybeRefOrGetter<number | undefined>) =>
  useQuery({
    queryKey: ['case', id],
    queryFn: () => reply(client.GET('/api/cases/{id}', { params: { path: { id: toValue(id)! } } })),
    enabled: computed(() => toValue(id) !== undefined),
  })

export const useApprovals = (ask: MaybeRefOrGetter<PageAsk & { box: 'todo' | 'done' | 'mine'; kind?: string }>) =>
  useQuery({
    queryKey: ['approvals', ask],
    queryFn: () => reply(client.GET('/api/approvals', { params: { query: toValue(ask) } })),
    placeholderData: (before) => before,
  })

export const useNotices = (ask: MaybeRefOrGetter<PageAsk & { state?: string }>) =>
  useQuery({
    queryKey: ['notices', ask],
    queryFn: () => reply(client.GET('/api/notices', { params: { query: toValue(ask) } })),
    placeholderData: (before) => before,
  })

export const useNotice = (id: MaybeRefOrGetter<number>) =>
  useQuery({
    queryKey: ['notice', id],
    queryFn: () => reply(client.GET('/api/notices/{notice}', { params: { path: { notice: toValue(id) } } })),
  })

/// What a change of a case makes old.
export const caseKeys = ['case', 'ledger', 'totals', 'approvals', 'home', 'notices', 'notice'] as const
