import type { Words } from '@/base/i18n'
import type zh from './zh'

export default {
  members: {
    title: 'Members', new: 'New member', edit: 'Edit member', text: 'Name or ID number', name: 'Name', sex: 'Sex', age: 'Age', id_number: 'ID number', branch: 'Branch', join: 'Joined',
    type: 'Membership', regular: 'Full member since', duty: 'Party post', id_hint: '18 characters; birthday and sex are taken from it', join_hint: 'The day the branch admitted; old files may give the month only', regular_hint: 'Party standing counts from this day',
    identity: 'Identity', party: 'Membership', background: 'Background', contact: 'Contact and account', bank_hint: 'The account holder should be the member', illness: 'Illness', illness_hint: 'Encrypted; showing it needs a purpose', unchanged: 'Leave empty to keep as it is',
    saved: 'Saved', created: 'Member registered', matched: 'This ID number is on file outside your branch and was taken to the committee to match. Nothing about the person is shown until then.', warnings: 'These doubts do not stop the record; please check', to_branch: 'Choose a branch', choose_branch: 'Choose branch', need_name: 'Enter the name', need_id: 'Enter the ID number',
    need_join: 'Enter the day of joining', need_type: 'Choose the kind of membership', need_branch: 'Choose the branch', open: 'Open', apply: 'Apply', case: 'Cases', back: 'Back to members', below: 'The list has all below the chosen organisation', edit_short: 'Edit',
    bank_name: 'Bank', bank_account: 'Account number', bank_holder: 'Account holder', phone: 'Phone', address: 'Address', ethnicity: 'Ethnicity', education: 'Schooling', marital: 'Marital status', health: 'Health', labour: 'Ability to work', residence: 'Residence', facts: 'Member', household: 'Household',
  },
  household: {
    title: 'Household members', add: 'Add household member', edit: 'Edit household member', name: 'Name', relation: 'Relation', id_number: 'ID number', id_hint: 'With an ID number, birthday and sex may be left empty', birth: 'Born', sex: 'Sex', health: 'Health', labour: 'Ability to work', occupation: 'Work / school', deceased: 'Died on',
    remove: 'Remove', remove_reason: 'Reason', need_relation: 'Choose the relation', home: 'Housing', housing_area: 'Floor area (m²)', housing_kind: 'Structure', housing_safe: 'Safe housing', address: 'Address', save_home: 'Save housing', incomes: 'Income by year', add_year: 'Add a year', edit_year: 'Edit', year: 'Year',
    need_year: 'Enter the year', none: 'Save the housing first, then add members and income', size: '{count} people',
  },
  reveal: {
    show: 'Show', title: 'Show {field}', purpose: 'Purpose', hint: 'Showing personal data needs a purpose; who, when and why is logged.', presets: ['Checking papers', 'Contacting the applicant', 'Checking the account', 'Checking for the county'].join('|'), show_now: 'Show', hides: 'hidden in {seconds} s', id_number: 'ID number',
    phone: 'phone', bank_account: 'bank account', illness: 'illness', hide: 'Hide',
  },
  matches: {
    title: 'Identity matches', hint: 'These ID numbers are on file outside the branch that entered them. Is it the same person?', requested: 'Asked', by: 'By', branch: 'Branch', name: 'Name entered', existing: 'On file', status: 'Status', statuses: { open: 'Open', linked: 'Linked', rejected: 'Rejected' }, link: 'Same person: link',
    reject: 'Not the same', reason: 'Reason', decided: 'Decided', all: 'Show decided', none: 'Nothing to match',
  },
} satisfies Words<typeof zh>
