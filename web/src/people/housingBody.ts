// A household's housing as it is shown and sent. What was stated and is not any more is named as cleared.
import type { Member } from '@/base/contract'
import type { Form } from '@/base/form/form'
import type { Reading } from '@/base/form/reading'
import { useSave } from '@/base/form/save'
import type { Shown } from '@/base/form/stale'
import { t } from '@/base/i18n'
import { type Housing, housingIn } from './housing'

export const shownHousing = (code: (table: string, value: string) => string): Shown<Housing>[] => [
  ['address', t('household.address'), (each) => each.address],
  ['housing_area', t('household.housing_area'), (each) => each.housing_area],
  [
    'housing_kind',
    t('household.housing_kind'),
    (each) => (each.housing_kind ? code('housing_kind', each.housing_kind) : ''),
  ],
  [
    'housing_safe',
    t('household.housing_safe'),
    ({ housing_safe: safe }) => (safe === '' ? '' : t(safe ? 'file.safe' : 'file.unsafe')),
  ],
  ['lives_alone', t('household.lives_alone'), (each) => t(each.lives_alone ? 'state.yes' : 'state.no')],
]

export function housingBody(housing: Housing, version: number, others: boolean) {
  const { housing_safe: safe, lives_alone } = housing
  const area = housing.housing_area.trim()
  const cleared = [...(area ? [] : ['housing_area' as const]), ...(safe === '' ? ['housing_safe' as const] : [])]
  return {
    address: housing.address.trim(),
    housing_kind: housing.housing_kind,
    ...(area ? { housing_area: Number(area.normalize('NFKC')) } : {}),
    ...(safe === '' ? {} : { housing_safe: safe }),
    ...(others ? {} : { lives_alone }),
    ...(version ? { version } : {}),
    cleared,
  }
}

interface Around {
  code: (table: string, value: string) => string
  form: Form<{ housing: Housing }>
  reading: Reading<Housing, number>
  member: () => Member | undefined
  /// The member as it is recorded now.
  now: () => Promise<Member | undefined>
  take: (fill: () => void) => unknown
  chosen: () => unknown
}
/// The housing inside a form.
export const useHousing = ({ code, form, reading, member, now, take, chosen }: Around) =>
  useSave(reading, {
    path: '/api/members/{member}/household',
    form,
    part: 'housing',
    params: () => ({ member: member()!.id }),
    body: () => {
      const others = (member()!.household?.members.length ?? 0) > 0
      return housingBody(form.values.housing, reading.read.value!.version, others)
    },
    took: ({ version }) => version,
    shown: () => shownHousing(code),
    now: async () => {
      const found = await now()
      return found ? housingIn(found) : null
    },
    take,
    chosen,
  })
