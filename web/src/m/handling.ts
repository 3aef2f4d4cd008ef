// The words of approvals and notices come with the screens that say them: the others stay small.
import { addWords } from '../base/i18n'
import approve from '../cases/zh.approve'

addWords(approve)
