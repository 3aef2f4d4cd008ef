import access from './access/zh'
import log from './access/zh.log'
import { joined } from './base/joined'
import rules from './base/form/zh.rules'
import base from './base/zh'
import office from './base/zh.office'
import cases from './cases/zh'
import handling from './cases/zh.office'
import imports from './imports/zh'
import chores from './jobs/zh'
import people from './people/zh'
import holder from './people/zh.holder'
import sharing from './people/zh.sharing'
import matches from './people/zh.matches'
import members from './people/zh.members'
import policy from './policy/zh'

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
