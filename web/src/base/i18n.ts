// Every text of the pages. Chinese comes with the page, English when asked for.
import { watch } from 'vue'
import { createI18n, type I18n } from 'vue-i18n'
import { language } from './language'

/// The same keys in another language.
export type Words<T> = { [K in keyof T]: T[K] extends string ? string : Words<T[K]> }
type Tree = { [key: string]: string | Tree }

const i18n = createI18n({
  legacy: false,
  locale: 'zh',
  fallbackLocale: 'zh',
  messages: {},
  missingWarn: false,
  fallbackWarn: false,
})
const composer = i18n.global

export const t = (key: string, values?: Record<string, unknown>): string =>
  values ? composer.t(key, values) : composer.t(key)
/// A word of a code, or the code itself where we have no word for it.
export const word = (group: string, code: string | number | null | undefined): string => {
  if (code === null || code === undefined || code === '') return '—'
  const key = `${group}.${code}`
  return composer.te(key) || composer.te(key, 'zh') ? composer.t(key) : String(code)
}

/// Sets the texts up: `zh` now, English by `loadEnglish` before the switch.
export async function startWords(zh: Tree, loadEnglish: () => Promise<Tree>): Promise<I18n> {
  composer.setLocaleMessage('zh', zh as never)
  const follow = async (): Promise<void> => {
    if (language.value === 'en' && !composer.availableLocales.includes('en' as never)) {
      composer.setLocaleMessage('en', (await loadEnglish()) as never)
    }
    composer.locale.value = language.value as never
    document.documentElement.lang = language.value === 'zh' ? 'zh-CN' : 'en'
  }
  watch(language, follow)
  await follow()
  return i18n as unknown as I18n
}
