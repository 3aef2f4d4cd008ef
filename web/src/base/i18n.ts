// Every text of the pages. Chinese comes with the page, English when asked for. What turns a key into words is set at
// the start: vue-i18n in the offices, a few lines of our own on the phone, where each KiB counts.
import { watch } from 'vue'
import { language } from './language'

/// The same keys in another language.
export type Words<T> = { [K in keyof T]: T[K] extends string ? string : Words<T[K]> }
export type Tree = { [key: string]: string | Tree }
export type Values = Record<string, unknown>

export interface Translator {
  /// The words of a key, {names} filled in; reads reactively which language is spoken.
  say: (key: string, values?: Values) => string
  has: (key: string) => boolean
  /// Learns groups of words, beside those known.
  learn: (language: string, words: Tree) => void
  knows: (language: string) => boolean
  speak: (language: string) => void
}
let translator: Translator | null = null

export const t = (key: string, values?: Values): string => translator?.say(key, values) ?? key

/// Words one after the other: names of a list, parts of a sentence, whole sentences, a remark in brackets.
export const listed = (words: readonly string[]): string => words.join(t('form.and'))
export const clauses = (...words: readonly string[]): string => words.join(t('form.comma'))
export const sentences = (words: readonly string[]): string => words.join(t('form.semicolon'))
export const aside = (text: string): string => t('form.aside', { text })

/// The one of a server's two texts that the page speaks.
export const inTongue = <T>(zh: T, en: T): T => (language.value === 'zh' ? zh : en)

/// What the server doubts of a record, sentence by sentence.
export const doubtsOf = (warnings: readonly { message: string; message_en: string }[]): string[] =>
  warnings.map((each) => inTongue(each.message, each.message_en))

/// A word of a code, or the code itself where we have no word for it.
export const word = (group: string, code: string | number | null | undefined): string => {
  if (code === null || code === undefined || code === '') return '—'
  const key = `${group}.${code}`
  return translator?.has(key) ? t(key) : String(code)
}

/// More Chinese words, which come with the page that says them.
export const addWords = (words: Tree): void => translator?.learn('zh', words)

/// Sets the texts up: `zh` now, English by `loadEnglish` before the switch.
export async function startWords(by: Translator, zh: Tree, loadEnglish: () => Promise<Tree>): Promise<void> {
  translator = by
  by.learn('zh', zh)
  const follow = async (): Promise<void> => {
    if (language.value === 'en' && !by.knows('en')) by.learn('en', await loadEnglish())
    by.speak(language.value)
    document.documentElement.lang = language.value === 'zh' ? 'zh-CN' : 'en'
  }
  watch(language, follow)
  await follow()
}
