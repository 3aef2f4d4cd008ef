import type { Words } from '@/base/i18n'
import type zh from './zh'

export default {
  shell: {
    skip: 'Skip to content', find: 'Find: name / number / ID number', large: 'Large type', normal: 'Normal type', menu: 'Main menu',
    not_found: 'No such page', not_found_hint: 'The address may be wrong, or you may not see this page.',
  },
  menu: {
    home: 'Home', ledger: 'Ledger', case: 'Case', applications: 'Applications', approvals: 'Approvals', notices: 'Notices', members: 'Members',
    matches: 'Identity matches', imports: 'Import', policy: 'Policy', organisations: 'Organisations', accounts: 'Accounts', audit: 'Audit log', own: 'My account',
  },
  week: { 0: 'Sunday', 1: 'Monday', 2: 'Tuesday', 3: 'Wednesday', 4: 'Thursday', 5: 'Friday', 6: 'Saturday' },
  signin: {
    motto: 'On record · to the need · in the open', record: 'One file each', record_text: 'Household, income, findings and decisions, all traced',
    tiers: 'Three tiers', tiers_text: 'Branch, committee and county work on one truth, each by its rights', privacy: 'Privacy',
    privacy_text: 'Sensitive data is encrypted and masked; showing it needs a purpose', notes: 'Please note',
    note_data: 'For official work only; personal data must not leave it.', note_log: 'Sign-ins, views, changes and exports are logged.',
    note_share: 'Do not share your account; sign out when you leave.', phone: 'Phone version',
  },
  role: {
    branch_clerk: 'Branch clerk', committee_clerk: 'Committee clerk', committee_reviewer: 'Committee reviewer', county_officer: 'County officer',
    county_reviewer: 'County reviewer', system_admin: 'System administrator', security_admin: 'Security administrator', audit_admin: 'Audit administrator',
    fund_accountant: 'Fund accountant', fund_cashier: 'Fund cashier', fund_supervisor: 'Fund supervisor',
  },
  orgs: {
    title: 'Organisations', new: 'New below', rename: 'Rename', code: 'Code', name: 'Name', kind: 'Kind', children: 'Below', cases: 'Cases', under: 'Above',
    import: 'Import table', import_hint: 'A CSV file with code, name, kind and the code above. It is checked before it is imported.', check: 'Check',
    check_sums: '{added} new, {renamed} renamed, {unchanged} unchanged', import_go: 'Import', row: 'Row', verdict: 'Verdict', message: 'Note', created: 'Added',
    renamed: 'Renamed', imported: 'Imported', pick: 'Choose file', hint: 'Drop a file or use the button', need_code: 'Enter the code', need_name: 'Enter the name',
    none: 'Nothing below', verdicts: { added: 'New', unchanged: 'Unchanged', renamed: 'Renamed', error: 'Wrong', refused: 'Wrong' },
  },
  accounts: {
    title: 'Accounts and roles', new: 'New account', username: 'User name', name: 'Name', organisation: 'Organisation', roles: 'Roles', state: 'State',
    active: 'Active', inactive: 'Inactive', first: 'First password', last: 'Last sign-in', never: 'Never', rename: 'Rename', deactivate: 'Deactivate',
    activate: 'Activate', reset: 'Reset password', grant: 'Set roles', no_roles: 'No rights', created: 'Account made',
    first_password: 'First password (shown only now)', first_password_hint: 'Hand it over in person; it must be changed at the first sign-in.', copied: 'Copied', copy: 'Copy',
    grant_hint: 'System, security and audit administration exclude one another and any case work.', reason: 'Reason', text: 'User name or name', saved: 'Saved',
    reset_ask: 'Make a new first password for {name}? All sessions end.', split_system: 'The system administrator makes accounts without rights; the security administrator grants them.',
    person: 'Own member record', person_hint: 'The holder\'s own record: nobody handles a case of their own or of their household.', person_number: 'Record number',
  },
  audit: {
    title: 'Audit log', at: 'Time', actor: 'Who', action: 'Action', object: 'Object', organisation: 'Organisation', note: 'Note', seq: 'No.', from: 'From', to: 'To',
    action_hint: 'Action code such as case.submit', chain_hint: 'Each row is chained to the one before; any change is found by verification.', object_type: 'Object type', fields: 'Content',
  },
  own: {
    title: 'My account', facts: 'Account', organisation: 'Organisation', roles: 'Roles', permissions: 'Rights', sessions: 'Sessions', device: 'Device', address: 'Address',
    started: 'Signed in', seen: 'Last used', current: 'This session', end: 'End', ended: 'Session ended', password: 'Change password', large: 'Large type', language: 'Language',
  },
} satisfies Words<typeof zh>
