import type { Words } from './i18n'
import type zh from './zh'

export default {
  system: { name: 'Assistance to Party Members in Hardship', short: 'Bangfu', demo: 'Demo · invented data' },
  action: {
    retry: 'Try again', back: 'Back', print: 'Print', cancel: 'Cancel', close: 'Close', save: 'Save', submit: 'Submit', edit: 'Edit', view: 'View',
    open: 'Open', remove: 'Delete', add: 'New', search: 'Search', reset: 'Reset', more: 'More', less: 'Less', confirm: 'Confirm', next: 'Next',
    previous: 'Back', refresh: 'Refresh', download: 'Download', sign_out: 'Sign out', details: 'Details', choose: 'Choose', change: 'Change',
  },
  state: {
    loading: 'Loading…', nothing: 'No records found', uploading: 'Uploading…', sending: 'Sending…', saved: 'Saved', done: 'Done',
    offline: 'Offline', yes: 'Yes', no: 'No', none: 'None', unknown: 'Not given',
  },
  unit: { yuan: 'yuan', people: 'people', cases: 'cases', day: 'd', hour: 'h', minute: 'min', age: 'years', square_metres: 'm²' },
  form: {
    summary: '{count} to correct', colon: ': ', optional: 'optional', required: 'Required', choose: 'Choose', not_money: 'An amount with at most two decimals',
    not_day: 'A day such as 2026-03-05', day_or_month: 'YYYY-MM-DD or YYYY-MM', pick_day: 'Pick {label}', preset: 'Ready-made opinion',
    not_number: 'A whole number', check: 'Check before you submit',
  },
  table: {
    select_all: 'Select this page', select: 'Select {name}', pages: 'Pages', total: '{count} in all', size: 'Rows a page', per_page: '{count} a page',
    first: 'First', previous: 'Previous', next: 'Next', last: 'Last', columns: 'Columns to show', columns_reset: 'Default', actions: 'Actions',
    chosen: '{count} selected',
  },
  error: { network: 'The server cannot be reached. Check the network and try again; nothing you typed is lost.' },
  session: {
    expired: 'Your session has expired; sign in again', title: 'Sign in', username: 'User name', password: 'Password', sign_in: 'Sign in',
    signing_in: 'Signing in…', wait: 'Try again in {seconds} s', again: 'Session expired',
    again_hint: 'All you typed is still here. After signing in, what you were doing goes on.', leave: 'Leave without saving',
    forgot: 'After several wrong tries you have to wait. If you forgot the password, ask the system administrator.',
    need_username: 'Enter your user name', need_password: 'Enter your password', current_password: 'Current password',
    new_password: 'New password', repeat_password: 'New password again', change_password: 'Change password',
    first_password: 'Change your first password', first_hint: 'After the first sign-in or a reset you set a password of your own.',
    password_rule: 'At least 15 characters. A few unrelated words will do; no names, birthdays or offices.',
    passwords_differ: 'The two new passwords differ', password_changed: 'Password changed',
    last: 'Last sign-in {time} from {address}', first_time: 'First sign-in',
  },
  draft: {
    server: 'Draft saved at {time}', device: 'Draft kept on this device ({time}); it goes to the server when the network is back',
    failed: 'The draft is not saved yet; keep this page open', auto: 'What you type is saved as you go', restored: 'Draft of {time} restored',
    discard: 'Discard draft', old: 'The record was changed after this draft was written; check before you submit',
    discarded: 'Draft discarded; the saved content is shown',
  },
  stale: {
    title: 'Somebody changed this meanwhile', hint: 'Nothing you typed is lost. These are the differences; check and choose.', field: 'Field',
    theirs: 'Saved now', mine: 'Yours', keep_mine: 'Go on with mine', take_theirs: 'Take what is saved',
  },
  level: { 1: 'Moderate', 2: 'Considerable', 3: 'Severe' },
  status: {
    draft: 'Draft', submitted: 'Awaiting assembly', assembly_passed: 'Assembly passed', on_notice: 'On notice', notice_passed: 'Notice over',
    committee_recorded: 'Committee to confirm', committee_confirmed: 'Awaiting filing', filing_proposed: 'Filing to confirm', on_ledger: 'On ledger',
    returned: 'Returned', rejected: 'Rejected', withdrawn: 'Withdrawn', voided: 'Voided', imported: 'Imported, unchecked',
  },
  origin: { application: 'Application', imported: 'Imported' },
  step: {
    bar: 'Progress', returned: 'Returned', todo: 'Not started', current: 'In progress', due: 'Due {day}', 
    application: 'Application', assembly: 'Assembly', notice_posting: 'Notice posted', notice: 'Public notice', committee: 'Committee', committee_confirmation: 'Confirmation', filing: 'Filing', filing_confirmation: 'Filing confirmed', ledger: 'On ledger', draft: 'Application', submitted: 'Assembly', assembly_passed: 'Posting', notice_passed: 'Committee', committee_recorded: 'Confirmation', committee_confirmed: 'Filing', filing_proposed: 'Filing confirmation', imported: 'Imported',
  },
  wait: { draft: 'Fill in', returned: 'Correct', submitted: 'Assembly', assembly_passed: 'Post notice', on_notice: 'On notice', notice_passed: 'Committee', committee_recorded: 'Confirm', committee_confirmed: 'Propose filing', filing_proposed: 'Confirm filing', imported: 'File imported' },
  act: {
    start: 'Start', save: 'Save', edit: 'Edit', submit: 'Submit', withdraw: 'Withdraw', send_back: 'Return', return: 'Return', reject: 'Reject', appeal: 'Appeal', remind: 'Remind',
    record_assembly: 'Record assembly', post_notice: 'Post notice', correct_notice: 'Correct notice', close_notice: 'Close notice',
    record_committee: 'Record committee', confirm_committee: 'Confirm committee', propose_filing: 'Propose filing', confirm_filing: 'Confirm filing',
    restart_notice: 'Restart notice', import: 'Import', void: 'Void', file: 'Submit', void_case: 'Void', approve: 'Approve', add_attachment: 'Add attachment', remove_attachment: 'Remove attachment',
  },
  case: { proposed: 'proposed: ', overdue: '{count} d overdue', overdue_today: 'Due today', left: '{count} d left' },
  kind: { county: 'County department', committee: 'Committee', general_branch: 'General branch', branch: 'Branch' },
  sex: { 1: 'Male', 2: 'Female', male: 'Male', female: 'Female' },
  residence: { rural: 'Rural', urban: 'Urban' },
  member_type: { full: 'Full', probationary: 'Probationary' },
  chart: { table: 'Show data table', chart: 'Show chart' },
  org: { tree: 'Organisations', search: 'Find organisation', below: 'with those below' },
  print: { pages: '{count} pages; the preview is the paper' },
} satisfies Words<typeof zh>
