// Server state of organisations.
import { client, reply } from '@/base/api'
import { queryClient } from '@/base/queries'
import type { Organisation } from '@/base/contract'
import { t } from '@/base/i18n'
import type { OrganisationField } from '@/base/list/fields'
import { findOrganisations } from '@/base/organisations'

export function fetchOrganisations(parent?: number): Promise<Organisation[]> {
  return queryClient.fetchQuery({
    queryKey: ['organisations', parent ?? 0],
    queryFn: async () =>
      (await reply(client.GET('/api/organisations', { params: { query: parent ? { parent } : {} } }))).rows,
    staleTime: 60_000,
  })
}

/// One organisation with all below it, as a condition of a list that has the tree at its side.
export const organisationField = (): OrganisationField<'organisation'> => ({
  kind: 'organisation',
  key: 'organisation',
  label: t('org.one'),
  folded: true,
  find: findOrganisations,
})
