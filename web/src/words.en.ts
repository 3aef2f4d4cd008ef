import access from './access/en'
import log from './access/en.log'
import { joined } from './base/joined'
import rules from './base/form/en.rules'
import base from './base/en'
import office from './base/en.office'
import cases from './cases/en'
import handling from './cases/en.office'
import imports from './imports/en'
import chores from './jobs/en'
import people from './people/en'
import holder from './people/en.holder'
import sharing from './people/en.sharing'
import matches from './people/en.matches'
import members from './people/en.members'
import policy from './policy/en'

export default joined(
  base,
  rules,
  office,
  access,
  log,
  people,
  holder,
  sharing,
  matches,
  members,
  cases,
  handling,
  imports,
  chores,
  policy,
)
