import { describe, expect, it } from 'vitest'
import phoneRules from './base/form/zh.rules'
import phoneApprove from './cases/zh.approve'
import phoneEn from './m/en'
import phoneZh from './m/zh'
import phoneHolder from './people/zh.holder'
import phoneSharing from './people/zh.sharing'
import en from './words.en'
import zh from './words.zh'

type Tree = { [key: string]: string | Tree }
const flat = (tree: Tree, at = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[at + key, value]] : flat(value, `${at}${key}.`),
  )
const holes = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort()

describe.each([
  ['the offices', zh as Tree, en as Tree],
  [
    'the phone',
    { ...phoneZh, ...phoneApprove, ...phoneRules, ...phoneHolder, ...phoneSharing } as Tree,
    phoneEn as Tree,
  ],
])('the words of %s', (_, chinese, english) => {
  const theirs = new Map(flat(english))
  it('are the same keys in both languages', () => {
    expect([...theirs.keys()].sort()).toEqual(
      flat(chinese)
        .map(([key]) => key)
        .sort(),
    )
  })
  it('fill the same holes', () => {
    for (const [key, text] of flat(chinese)) {
      const there = holes(theirs.get(key) ?? '')
      expect(
        holes(text).filter((each) => there.length && !there.includes(each)),
        key,
      ).toEqual([])
    }
  })
  it('have no Chinese in English', () => {
    expect([...theirs].filter(([, text]) => /[\u4e00-\u9fff]/.test(text))).toEqual([])
  })
})
