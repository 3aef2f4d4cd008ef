import access from './access/en'
import base from './base/en'
import cases from './cases/en'
import imports from './imports/en'
import people from './people/en'

export default { ...base, ...access, ...people, ...cases, ...imports }
