// Finding an organisation by its name.
import { client, reply } from './api'
import type { OrganisationHit } from './contract'
import { queryClient } from './queries'

export function searchOrganisations(text: string): Promise<OrganisationHit[]> {
  return queryClient.fetchQuery({
    queryKey: ['organisations', 'search', text],
    queryFn: async () =>
      (await reply(client.GET('/api/organisations/search', { params: { query: { text } } }))).rows,
    staleTime: 60_000,
  })
}
