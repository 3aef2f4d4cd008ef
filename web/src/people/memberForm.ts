// A member's fields as the form holds them and as they are sent. Absent means unchanged, "" means cleared; the sealed
// fields of an existing member are sent only when typed anew.
import type { Member, MemberFields, NewMember } from '@/base/contract'
import { t } from '@/base/i18n'

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
export type MemberForm = Record<Name, string>

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
})
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
  }
}

/// What to send: everything given for a new member, only what changed for an old one.
export function memberFields(form: MemberForm, old: MemberForm | null): MemberFields {
  const out: Record<string, string> = {}
  for (const name of [...plainFields, ...sealedFields]) {
    const value = form[name].trim()
    if (old ? value !== old[name] : value !== '') out[name] = value
  }
  if (old && out.regular_date === '') delete out.regular_date
  return out
}

export function memberErrors(form: MemberForm, isNew: boolean): Record<string, string> {
  const errors: Record<string, string> = {}
  if (!form.name.trim()) errors.name = t('members.need_name')
  if (isNew && !form.id_number.trim()) errors.id_number = t('members.need_id')
  if (!form.join_date.trim()) errors.join_date = t('members.need_join')
  if (!form.member_type) errors.member_type = t('members.need_type')
  return errors
}

export const newMember = (form: MemberForm, branch: number): NewMember => ({
  ...memberFields(form, null),
  branch,
  name: form.name.trim(),
  id_number: form.id_number.trim(),
  join_date: form.join_date.trim(),
  member_type: form.member_type,
})
