// Which language the pages speak; kept on this device only.
import { ref } from 'vue'

export type Language = 'zh' | 'en'
const kept = 'bangfu.language'

export const language = ref<Language>(localStorage.getItem(kept) === 'en' ? 'en' : 'zh')

export function keepLanguage(to: Language): void {
  language.value = to
  localStorage.setItem(kept, to)
  document.documentElement.lang = to === 'zh' ? 'zh-CN' : 'en'
}
