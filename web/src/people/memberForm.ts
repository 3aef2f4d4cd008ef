// A member's fields as the form holds them and as they are sent. Absent means unchanged, "" means cleared; the sealed
// fields of an existing member are sent only when typed anew.
import type { Member, MemberFields, NewMember } from '@/base/contract'
import { maskIn, seenAt } from '@/base/form/seen'
import type { Shown } from '@/base/form/stale'
import { longDay } from '@/base/dates'
import { t, word } from '@/base/i18n'

export const plainFields = [
  'name',
  'join_date',
  'regular_date',
  'member_type',
  'duty',
  'ethnicity',
  'education',
  'marital',
  'health',
  'labour',
  'residence',
  'bank_name',
  'bank_holder',
  'address',
] as const
export const sealedFields = ['id_number', 'phone', 'bank_account', 'illness'] as const
type Name = (typeof plainFields)[number] | (typeof sealedFields)[number]
/// Beside a sealed field stands what the person's version shows of it: over any other what is typed anew is asked.
type Mask = `${(typeof sealedFields)[number]}_mask`
export type MemberForm = Record<Name | Mask, string>

export const emptyMember = (): MemberForm => ({
  name: '',
  id_number: '',
  join_date: '',
  regular_date: '',
  member_type: 'full',
  duty: '',
  ethnicity: '',
  education: '',
  marital: '',
  health: '',
  labour: '',
  residence: '',
  phone: '',
  bank_account: '',
  bank_name: '',
  bank_holder: '',
  address: '',
  illness: '',
  id_number_mask: '',
  phone_mask: '',
  bank_account_mask: '',
  illness_mask: '',
})
/// The member's fields of a form that also chooses the branch.
export const fieldsIn = ({ branch: _, ...fields }: MemberForm & { branch: number }): MemberForm => fields
export function memberForm(from: Member): MemberForm {
  const { person } = from
  return {
    ...emptyMember(),
    name: person.name,
    join_date: from.join_date ?? '',
    regular_date: from.regular_date ?? '',
    member_type: from.member_type,
    duty: from.duty ?? '',
    ethnicity: person.ethnicity ?? '',
    education: person.education ?? '',
    marital: person.marital ?? '',
    health: person.health ?? '',
    labour: person.labour ?? '',
    residence: person.residence ?? '',
    bank_name: person.bank_name ?? '',
    bank_holder: person.bank_holder ?? '',
    address: person.address ?? '',
    id_number_mask: seenAt(person.version, person.id_number_masked),
    phone_mask: seenAt(person.version, person.phone_masked),
    bank_account_mask: seenAt(person.version, person.bank_account_masked),
    illness_mask: seenAt(person.version, person.has_illness ? t('file.has_illness') : ''),
  }
}

/// What to send: everything given for a new member, only what changed for an old one.
export function memberFields(form: MemberForm, old: MemberForm | null): MemberFields {
  const out: MemberFields = {}
  for (const name of [...plainFields, ...sealedFields]) {
    const value = form[name].trim()
    if (old ? value !== old[name] : value !== '') out[name] = value
  }
  if (old && out.regular_date === '') {
    delete out.regular_date
    out.cleared = ['regular_date']
  }
  return out
}

export const newMember = (form: MemberForm, branch: number): NewMember => ({
  ...memberFields(form, null),
  branch,
  name: form.name.trim(),
  id_number: form.id_number.trim(),
  join_date: form.join_date.trim(),
  member_type: form.member_type,
})

/// The fields in words, to show two versions beside each other; a sealed one stands as the record masks it until it is
/// typed anew.
export function shownMember(code: (table: string, value: string) => string): Shown<MemberForm>[] {
  const day = (name: 'join_date' | 'regular_date', label: string): Shown<MemberForm> => [
    name,
    label,
    (form) => (form[name] ? longDay(form[name]) : ''),
  ]
  const plain = (name: Name, label: string): Shown<MemberForm> => [name, label, (form) => form[name].trim()]
  const sealed = (name: (typeof sealedFields)[number]): Shown<MemberForm> => [
    name,
    t(`members.${name}`),
    (form) => form[name].trim() || maskIn(form[`${name}_mask`]),
    [name, `${name}_mask`],
  ]
  const coded = (table: Name, label: string): Shown<MemberForm> => [
    table,
    label,
    (form) => (form[table] ? code(table, form[table]) : ''),
  ]
  return [
    plain('name', t('members.name')),
    sealed('id_number'),
    day('join_date', t('members.join')),
    day('regular_date', t('members.regular')),
    ['member_type', t('members.type'), (form) => word('member_type', form.member_type)],
    plain('duty', t('members.duty')),
    ...(['ethnicity', 'education', 'marital', 'health', 'labour'] as const).map((each) =>
      coded(each, t(`members.${each}`)),
    ),
    ['residence', t('members.residence'), (form) => (form.residence ? word('residence', form.residence) : '')],
    plain('address', t('members.address')),
    sealed('phone'),
    sealed('bank_account'),
    plain('bank_name', t('members.bank_name')),
    plain('bank_holder', t('members.bank_holder')),
    sealed('illness'),
  ]
}
