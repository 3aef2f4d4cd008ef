// What is said of a household that several members share, and of making one of two.
import type { Words } from '@/base/i18n'
import type zh from './zh.sharing'

export default {
  sharing: {
    merge: 'Merge households',
    merge_hint:
      'The member chosen, who lives with them and their incomes go up in the household of {name}; a year that both state must agree first.',
    merge_member: 'Member who comes in',
    merge_reason: 'Reason for merging',
    merged: 'The two households are one now',
    split: 'Split household',
    split_hint:
      'Those who move out have a household of their own, headed by a member of the party; the incomes stay, those of the new one are entered anew.',
    leaving: 'Who moves out',
    split_head: 'Head of the new household',
    split_on: 'Day of moving out',
    split_reason: 'Reason for splitting',
    split_done: 'The household is split',
    shared: 'One household with {name}',
    since: 'moved out on {day}',
  },
} satisfies Words<typeof zh>
