import type { Words } from '@/base/i18n'
import type zh from './zh.matches'

export default {
  matches: {
    title: 'Identity matches',
    hint: 'These document numbers are on file outside the branch that entered them. Is it the same person?',
    requested: 'Asked',
    by: 'By',
    branch: 'Branch',
    name: 'Name entered',
    wanted: 'Entered as',
    as_member: 'member',
    as_household: 'household member',
    existing: 'On file',
    status: 'Status',
    statuses: { open: 'Open', linked: 'Linked', rejected: 'Rejected' },
    link: 'Same person',
    reject: 'Different',
    reason: 'Reason',
    decided: 'Decided',
    every: 'All',
    fills: 'Once linked, what the record lacks is filled from the entry; what stands there stays.',
    stays: 'These differ and stay as on file; check them, and have the branch correct what is wrong',
    field: 'Item',
    typed: 'Entered',
    not_shown: 'Differs, not shown',
    differ: 'Differs: {fields}',
    none: 'Nothing to match',
  },
} satisfies Words<typeof zh>
