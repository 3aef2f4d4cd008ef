import access from './access/en'
import log from './access/en.log'
import base from './base/en'
import cases from './cases/en'
import imports from './imports/en'
import people from './people/en'
import matches from './people/en.matches'
import members from './people/en.members'
import policy from './policy/en'

export default { ...base, ...access, ...log, ...people, ...matches, ...members, ...cases, ...imports, ...policy }
