// A household's housing as a form holds it.
import type { Member } from '@/base/contract'

export interface Housing {
  address: string
  housing_area: string
  housing_kind: string
  housing_safe: boolean | ''
  lives_alone: boolean
}
export const emptyHousing = (): Housing => ({
  address: '',
  housing_area: '',
  housing_kind: '',
  housing_safe: '',
  lives_alone: false,
})
/// With its version; 0 is a household of which nothing is recorded.
export function housingIn({ household: home, person }: Member): readonly [Housing, number] {
  const housing: Housing = {
    address: home?.address ?? person.address ?? '',
    housing_area: home?.housing_area?.toString() ?? '',
    housing_kind: home?.housing_kind ?? '',
    housing_safe: home?.housing_safe ?? '',
    lives_alone: home?.lives_alone ?? false,
  }
  return [housing, home?.version ?? 0]
}
