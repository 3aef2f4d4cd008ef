import access from './access/zh'
import log from './access/zh.log'
import base from './base/zh'
import cases from './cases/zh'
import imports from './imports/zh'
import people from './people/zh'
import matches from './people/zh.matches'
import members from './people/zh.members'
import policy from './policy/zh'

export default { ...base, ...access, ...log, ...people, ...matches, ...members, ...cases, ...imports, ...policy }
