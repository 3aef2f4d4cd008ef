// The offices' words by vue-i18n; its components and directives are there for pages that want them.
import { createI18n, type I18n } from 'vue-i18n'
import type { Translator, Tree } from './i18n'

export function fullTranslator(): { plugin: I18n; translator: Translator } {
  const i18n = createI18n({
    legacy: false,
    locale: 'zh',
    fallbackLocale: 'zh',
    messages: {},
    missingWarn: false,
    fallbackWarn: false,
  })
  const composer = i18n.global
  const translator: Translator = {
    say: (key, values) => (values ? composer.t(key, values) : composer.t(key)),
    has: (key) => composer.te(key) || composer.te(key, 'zh'),
    learn: (language: string, words: Tree) => composer.mergeLocaleMessage(language, words as never),
    knows: (language) => (composer.availableLocales as string[]).includes(language),
    speak: (language) => {
      composer.locale.value = language as never
    },
  }
  return { plugin: i18n as unknown as I18n, translator }
}
