import rules from '../base/form/en.rules'
import base from '../base/en'
import type { Words } from '../base/i18n'
import apply from '../cases/en.apply'
import approve from '../cases/en.approve'
import file from '../cases/en.file'
import people from '../people/en'
import holder from '../people/en.holder'
import sharing from '../people/en.sharing'
import type zh from './zh'

export default {
  ...base,
  ...rules,
  ...apply,
  ...approve,
  ...file,
  ...people,
  ...holder,
  ...sharing,
  phone: {
    work: 'Work of {name}',
    home: 'Home',
    members: 'Members',
    todos: 'To do',
    me: 'Me',
    begin: 'New application for {name}',
    large: 'Large type',
    normal: 'Normal type',
    new: 'Apply',
    notice: 'Notice photo',
    offline: 'Offline; what you type is kept on this device',
    search: 'Name',
    own: 'Members of the branch',
    none: 'Nothing to do',
    office: 'Desktop version',
    next: 'Next',
    save_exit: 'Save and leave',
    step: '{at} / {of}',
    more: 'More',
    take: 'Take or choose a photo',
    running: 'Running notices',
    no_running: 'No running notices',
    fill: 'Go on',
    state: 'Progress',
    on_computer: 'Please do this step on a computer',
    level: 'Level',
    due: 'Due',
    to_members: 'For which member?',
    hint: 'Personal data is masked; sign out when you leave',
  },
  ledger: {
    number: 'Number',
    branch: 'Branch',
    sex: 'Sex',
    age: 'Age',
    id_number: 'ID number',
  },
  policy: { title: 'Policy' },
} satisfies Words<typeof zh>
