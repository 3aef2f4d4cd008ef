// What is asked of a member, group by group: the description says what must be there and how it is built.
import type { FieldRow, FieldSpec } from '@/base/form/fields'
import { sentences, t, word } from '@/base/i18n'

export interface FieldGroup {
  title: string
  fields: FieldRow[]
}
const words = (group: string, codes: string[]) => codes.map((each) => ({ value: each, label: word(group, each) }))
const coded = (name: string): FieldSpec => ({ kind: 'select', name, label: t(`members.${name}`), optional: true })

/// Of an existing member the sealed fields stay as they are until they are typed anew.
export function memberGroups(isNew: boolean, choosesBranch: boolean): FieldGroup[] {
  const kept = isNew ? '' : t('members.unchanged')
  const branch: FieldSpec = { kind: 'organisation', name: 'branch', label: t('members.branch') }
  return [
    {
      title: t('members.identity'),
      fields: [
        [
          { name: 'name', label: t('members.name'), need: true },
          {
            kind: 'id',
            name: 'id_number',
            label: t('members.id_number'),
            hint: kept || t('members.id_hint'),
            optional: !isNew,
          },
        ],
      ],
    },
    {
      title: t('members.party'),
      fields: [
        ...(choosesBranch ? [branch] : []),
        [
          {
            kind: 'day',
            name: 'join_date',
            label: t('members.join'),
            hint: t('members.join_hint'),
            partial: true,
            need: true,
          },
          {
            kind: 'day',
            name: 'regular_date',
            label: t('members.regular'),
            hint: t('members.regular_hint'),
            partial: true,
            optional: true,
          },
        ],
        [
          {
            kind: 'choice',
            name: 'member_type',
            label: t('members.type'),
            choices: words('member_type', ['full', 'probationary']),
          },
          { name: 'duty', label: t('members.duty'), optional: true },
        ],
      ],
    },
    { title: t('members.background'), fields: backgroundFields() },
    { title: t('members.contact'), fields: contactFields(kept) },
  ]
}
const backgroundFields = (): FieldRow[] => [
  [coded('ethnicity'), coded('education'), coded('marital')],
  [
    coded('health'),
    coded('labour'),
    {
      kind: 'select',
      name: 'residence',
      label: t('members.residence'),
      choices: words('residence', ['rural', 'urban']),
      optional: true,
    },
  ],
]
const contactFields = (kept: string): FieldRow[] => [
  { name: 'address', label: t('members.address'), optional: true },
  [
    { name: 'phone', label: t('members.phone'), hint: kept, inputmode: 'tel', optional: true },
    { name: 'bank_account', label: t('members.bank_account'), hint: kept, inputmode: 'numeric', optional: true },
  ],
  [
    { name: 'bank_name', label: t('members.bank_name'), optional: true },
    { name: 'bank_holder', label: t('members.bank_holder'), hint: t('members.bank_hint'), optional: true },
  ],
  {
    name: 'illness',
    label: t('members.illness'),
    hint: sentences([t('members.illness_hint'), ...(kept ? [kept] : [])]),
    rows: 3,
    optional: true,
  },
]
