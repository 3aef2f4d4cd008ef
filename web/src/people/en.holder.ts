import type { Words } from '@/base/i18n'
import type zh from './zh.holder'

export default {
  holder: {
    id_hint: 'With an ID number, birthday and sex may be left empty',
    id_hint_permanent_residence: '18 characters that begin with 9; on cards of 2017, 3 letters and 12 digits',
    id_hint_passport: '5 to 20 letters and digits; enter birthday and sex yourself',
    id_missing: 'Enter the number; without one, choose the resident’s ID card and leave it empty',
    on_file: '{number} is on file; leave empty to keep it',
    forget_number: 'Remove the number on file',
    occupation_hint: 'Such as farming, a job, in primary school',
    monthly_income_hint: 'Enter 0 when there is none',
    kept_membership: 'This person is a member: name, document number, birthday and sex are corrected on their own page.',
    kept_above:
      'This person is on file outside your organisations too: the committee above corrects name, document number, birthday and sex.',
  },
} satisfies Words<typeof zh>
