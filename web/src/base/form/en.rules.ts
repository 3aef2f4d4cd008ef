import type { Words } from '../i18n'
import type zh from './zh.rules'

export default {
  rule: {
    id_format: 'An ID number has 18 characters (the last may be X); old ones 15 digits',
    id_check_digit: 'The check digit of the ID number does not fit; compare it with the card',
    id_date: 'The birth date in the ID number does not exist or lies in the future; compare it with the card',
    id_says: 'born {birth}, {sex}',
    card_format:
      'A permanent residence card has 18 characters and begins with 9 (the last may be X); cards of 2017 have 3 letters and 12 digits',
    card_check_digit: 'The check digit of the card’s number does not fit; compare it with the card',
    card_date: 'The birth date in the card’s number does not exist or lies in the future; compare it with the card',
    passport_format: 'A passport has a number of 5 to 20 letters and digits; copy it from the passport',
    phone: 'The phone number must be an 11-digit mobile or a land line with area code',
    account: 'A bank account has 8 to 32 digits; compare it with the passbook or card',
    person_name: 'A name has 2 to 30 characters, with · between its parts; no blanks, figures or brackets',
    account_name: 'A name has 1 to 40 characters, none of them a slash',
    organisation_name: 'A name has 1 to 60 characters, none of them a slash',
    organisation_code: 'A code has 1 to 40 characters and no blanks',
    username: 'A user name has 3 to 32 letters, figures, dots, underscores or hyphens',
    between: 'Between {from} and {to}',
    small: 'Not below {from}',
    large: 'Not above {to}',
    short: 'At least {count} characters',
    long: 'At most {count} characters',
  },
} satisfies Words<typeof zh>
