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

/// One of those that are found.
export interface Found {
  id: number
  name: string
  /// What tells those of one name apart.
  aside?: string
}
/// The same as what a box for finding shows; of one kind alone where it says which.
export async function findOrganisations(text: string, kind?: string): Promise<Found[]> {
  const found = await searchOrganisations(text)
  return found
    .filter((each) => !kind || each.kind === kind)
    .map((each) => ({ id: each.id, name: each.name, aside: each.path_name }))
}
