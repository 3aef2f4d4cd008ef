// Keys to words without a library: nested keys, {names}, one language at a time with Chinese behind it.
import { ref } from 'vue'
import type { Translator, Tree, Values } from './i18n'

export function lightTranslator(): Translator {
  const known = new Map<string, Tree>()
  const spoken = ref('zh')
  function find(key: string): string | undefined {
    for (const language of [spoken.value, 'zh']) {
      const found = key
        .split('.')
        .reduce<string | Tree | undefined>(
          (each, part) => (typeof each === 'object' && Object.hasOwn(each, part) ? each[part] : undefined),
          known.get(language),
        )
      if (typeof found === 'string') return found
    }
    return undefined
  }
  return {
    say: (key: string, values: Values = {}) =>
      (find(key) ?? key).replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? '')),
    has: (key) => find(key) !== undefined,
    learn: (language, words) => {
      known.set(language, { ...known.get(language), ...words })
    },
    knows: (language) => known.has(language),
    speak: (language) => {
      spoken.value = language
    },
  }
}
