import type { Words } from '@/base/i18n'
import apply from './en.apply'
import approve from './en.approve'
import file from './en.file'
import type zh from './zh'

export default {
  ...apply,
  ...approve,
  ...file,
  home: {
    waiting: 'Waiting for me', items: '', late: '{count} overdue', none_late: 'None overdue', open_list: 'Open list', todos: 'To do', all: 'All {count}', step: 'Step',
    case: 'Case', due: 'Deadline', nothing: 'Nothing to do', by_kind: 'By step', count: '{count}', late_short: '{count} overdue', levels: 'Levels of hardship on the ledger',
    causes: 'Causes', households: 'Households', persons: 'Persons',
  },
  figure: {
    on_ledger: 'On the ledger', cases: 'Cases', people: 'Persons in households', imported: 'Imported, unchecked', on_notice: 'On notice', in_procedure: 'In procedure', returned: 'Returned',
    overdue: 'Overdue', members: 'Members', drafts: 'Drafts',
  },
  figure_unit: {
    on_ledger: '', cases: '', people: '', imported: '', on_notice: '', in_procedure: '', returned: '', overdue: '', members: '', drafts: '',
  },
  level_short: { 1: 'Moderate', 2: 'Considerable', 3: 'Severe' },
  ledger: {
    number: 'Number', name: 'Name', sex: 'Sex', age: 'Age', sex_age: 'Sex, age', id_number: 'ID number', level: 'Level', branch: 'Branch', join_date: 'Joined',
    size: 'Size', per_head: 'Per head (yuan)', income: 'Income (yuan)', cause: 'Cause', residence: 'Residence', minimum_allowance: 'Allowance', status: 'Status',
    origin: 'Origin', filed_on: 'Filed', due_on: 'Due', updated: 'Updated', text: 'Name/number', text_hint: 'Name, number or ID number', all: 'All',
    status_default: 'Ledger and imported', in_procedure: 'In procedure', new: '+ New application', import: 'Import', export: 'Export', print: 'Print list', print_cards: 'Print cards ({count})',
    households: '{count} cases', sum: 'Total', fill: 'Fill in', handle: 'Handle', file: 'Open', open: 'Open the case', below: 'The list has all below the chosen organisation',
  },
  export: {
    title: 'Export the ledger', hint: '{count} cases of this filter. ID numbers are masked by your rights; the export is logged.', purpose: 'Purpose', purpose_hint: 'For example: quarterly report',
    start: 'Export', stop: 'Stop', expires: 'The file is kept until {time}',
  },
  job: { waiting: 'Waiting', running: 'Running', done: 'Done', failed: 'Failed', cancelled: 'Stopped' },
} satisfies Words<typeof zh>
