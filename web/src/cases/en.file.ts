import type { Words } from '@/base/i18n'
import type zh from './zh.file'

export default {
  file: {
    back: 'Back to the ledger', print_form: 'Print form', print_card: 'Household card', fill: 'Go on filling in', people: '{count} people', per_head: 'Income per head', cause: 'Cause', imported: 'Imported from an old ledger, not yet confirmed by the county',
    none: 'None', tabs: { basic: 'Basics', household: 'Household', income: 'Income', eligibility: 'Eligibility', attachments: 'Attachments', trace: 'Decisions', changes: 'Changes' },
    name: 'Name', birth: 'Born', ethnicity: 'Ethnicity', education: 'Schooling', marital: 'Marital status', health: 'Health', labour: 'Ability to work', phone: 'Phone', bank: 'Bank account',
    bank_name: 'Bank', bank_holder: 'Account holder', address: 'Address', duty: 'Party post', join: 'Joined', regular: 'Full member since', type: 'Membership', branch: 'Branch', housing: 'Housing',
    safe: 'safe', unsafe: 'unsafe', illness: 'Illness', has_illness: 'On file (encrypted)', no_illness: 'None on file', situation: 'Situation', received: 'Aid received', requested: 'Aid asked for', remark: 'Remark',
    causes: 'Causes', main: 'main', laid_off: 'Laid off', stopped: 'enterprise stopped', closed: 'enterprise closed', owed: 'Owed (yuan)', allowance: 'Minimum allowance', allowance_text: 'certificate {certificate}, valid until {until}',
    relation: 'Relation', occupation: 'Work / school', deceased: 'died {day}', self: 'Member', members_none: 'No household members on file', edit_household: 'Edit household and income',
    year: 'Year', wages: 'Wages', business: 'Business', transfers: 'Transfers', property: 'Property', expenses: 'Costs', total: 'Total', net: 'Net', head: 'Net per head',
    stated: 'Stated total, not itemised', income_none: 'No income on file', yuan_note: 'In yuan',
    criterion: 'Criterion', verdict: 'Verdict', facts: 'Facts', missing: 'Missing', rule: 'Rule {rule} · policy version {version}', assembly: 'Branch assembly', votes: 'expected {expected}, present {present}, for {in_favour}, against {against}, abstained {abstained}',
    committee: 'Committee', participants: 'Participants', proposed: 'Proposed level', opinion: 'Opinion', changes_none: 'No changes', trace_spent: 'took {time}', at: 'Time', who: 'Who', what: 'Action',
  },
  verdict: { holds: 'Holds', fails: 'Fails', cannot_tell: 'Cannot tell', approve: 'Approve', reject: 'Reject', send_back: 'Return', return: 'Return' },
  criterion: {
    low_income: 'Rural household under the income line', minimum_allowance: 'Urban household on minimum allowance', temporary_hardship: 'Temporary hardship for another cause', old_member: 'Joined before the founding, in hardship',
  },
  fact: {
    household_income: 'Household income', income: 'Household income', income_line: 'Income line', residence: 'Residence', household_size: 'Household size', income_year: 'Income year', join_date: 'Joined',
    minimum_allowance: 'Minimum allowance', certificate: 'Certificate', valid_until: 'Valid until', finding: 'Finding', event: 'Event', found_by: 'Found by', found_on: 'Found on', date: 'Found on', evidence: 'Evidence',
    per_head: 'Income per head', itemised: 'Itemised income', founding_date: 'Founding day', lives_in_hardship: 'Finding of living in hardship', temporary_hardship: 'Finding of temporary hardship', income_per_head: 'Income per head',
    income_items: 'Itemised income', allowance_certificate: 'Certificate', allowance_valid_until: 'Valid until', minimum_allowance_certificate: 'Certificate', minimum_allowance_valid_until: 'Valid until',
    household: 'Household', situation: 'Situation', causes: 'Causes', main_cause: 'Main cause', member: 'Member', health: 'Health', labour: 'Ability to work', address: 'Address', phone: 'Phone',
    members: 'Household members', incomes: 'Income', papers: 'Papers', any_criterion: 'A criterion that holds', criterion: 'Criterion',
  },
} satisfies Words<typeof zh>
