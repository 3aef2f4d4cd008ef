import type { Words } from '@/base/i18n'
import type zh from './zh'

export default {
  chores: {
    title: 'Chores',
    hint: 'What the program does by itself each day, kept for 30 days; what failed is tried again the same day, {most} times at most',
    none: 'Nothing in the last 30 days. The program does its chores each day from its start; if nothing ever appears, see whether the service is running',
    chore: 'Chore',
    day: 'Day',
    state: 'State',
    started: 'Started',
    took: 'Time taken',
    attempt: 'Attempt',
    seconds: '{count} s',
    states: { running: 'Running', done: 'Done', failed: 'Failed' },
    names: { ledger_month: 'Income per head in the ledger follows the month' },
    trouble: {
      given_up: 'Attempts made: {count}. Read the log of the service and call who maintains it',
      again: 'The program tries again soon; if it fails once more, read the log of the service',
      late: 'Longer than {minutes} minutes: it may have been cut short, and the program takes it up again',
    },
  },
} satisfies Words<typeof zh>
