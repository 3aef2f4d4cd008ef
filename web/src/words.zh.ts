import access from './access/zh'
import base from './base/zh'
import cases from './cases/zh'
import imports from './imports/zh'
import people from './people/zh'

export default { ...base, ...access, ...people, ...cases, ...imports }
