import type { Words } from '@/base/i18n'
import type zh from './zh.apply'

export default {
  paper: {
    assembly_minutes: 'Assembly minutes', notice_photo: 'Photograph of the notice', committee_minutes: 'Committee minutes', objection_evidence: 'Evidence on an objection', other: 'Other paper',
    title: 'Attachments', kind: 'Kind', name: 'File', size: 'Size', by: 'By', at: 'Added', upload: 'Choose file', hint: 'Photo or scan, JPG / PNG / PDF, at most 10 MB; phone photos are made smaller',
    none: 'No attachments yet', remove: 'Remove attachment', remove_reason: 'Reason', missing: 'Missing: {names}', complete: 'All required papers are there', uploaded: 'Added', required: 'Required', given: 'Added', not_given: 'Not added',
  },
  form_section: {
    household: 'Member and household', income: 'Income', situation: 'Situation', causes: 'Causes', criteria: 'Basis', basis: 'Basis', papers: 'Papers and consent', check: 'Check and submit',
  },
  section_status: { not_started: 'Not started', in_progress: 'In progress', missing_papers: 'Papers missing', complete: 'Complete' },
  apply: {
    title: 'Application', new: 'New application', who: 'For whom', who_hint: 'Name (one character is enough) or the whole ID number', start: 'Start', mine: 'Applications in progress', returned: 'Returned', none: 'No applications in progress',
    not_found: 'Not found? Register the member first', progress: 'Progress {done} / {total}', save: 'Save', save_next: 'Save and go on', number: 'Number {number}', missing: 'Missing: {names}', section_missing: 'Still missing here',
    situation: 'Situation', situation_hint: 'The household, what happened, the main burdens. Diagnoses belong to "Illness", not here.', causes: 'Causes', causes_hint: 'Choose any, and say which is the main one', main_cause: 'Main cause', need_cause: 'Choose at least one cause',
    need_main: 'Say which cause is the main one', need_situation: 'Describe the situation', enterprise: 'Former enterprise', enterprise_kind: 'The enterprise has', stopped: 'stopped', closed: 'closed', owed: 'Owed (yuan)',
    received: 'Aid received', received_hint: 'Allowance, medical or temporary aid; "none" if none', requested: 'Aid asked for', requested_hint: 'Kind and amount', remark: 'Remark',
    allowance: 'Minimum living allowance', certificate: 'Certificate number', valid_until: 'Valid until', need_certificate: 'The allowance needs its certificate number', need_valid_until: 'The allowance needs its validity',
    findings: 'Findings', findings_hint: '"Temporary hardship" and "lives in hardship" are found by a named person on facts; they are not tick boxes.', finding_kind: 'Finding', temporary_hardship: 'Temporary hardship for another cause', lives_in_hardship: 'Joined before the founding, in hardship', found_by: 'Found by', event: 'Event', finding_date: 'Date', evidence: 'Evidence', add_finding: 'Add a finding', remove_finding: 'Remove this finding',
    person_hint: 'Taken from the member\'s record; to change it, go to', member_page: 'Members', back: 'Back to the case', next_up: 'Next part',
    income_hint: 'The last full year, the whole household, in yuan; 0 if none', income_year: 'Year', wages_hint: 'Work, wages, bonuses, pensions from work', business_hint: 'Farming, livestock, trade', transfers_hint: 'Pensions, subsidies, allowance, support', property_hint: 'Rent, interest, land', expenses_hint: 'Seed, fertiliser, goods and other costs',
    need_income: 'Enter {name}, 0 if none', totals: 'Household income', net: 'Net', head: 'Per head', line: 'The county\'s policy in force sets the line; the rules decide',
    check_title: 'Check before you submit', check_hint: 'The branch assembly comes next. Check each part; "Change" takes you to it.', submit: 'Submit', submitted: 'Submitted; the branch assembly comes next', opinion: 'Note', incomplete: 'Some parts are not complete yet', declare: 'The applicant was told how the data is used and has signed the authorisation',
    deleted: 'Discarded', save_first: 'Saved', for_member: 'Application of {name}', draft_saved: 'Saved',
  },
} satisfies Words<typeof zh>
