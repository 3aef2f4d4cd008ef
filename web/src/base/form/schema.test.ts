// Fields judged by the server's description of a request, in one wording.
import { describe, expect, it } from 'vitest'
import { startWords } from '../i18n'
import { lightTranslator } from '../i18n.light'
import zh from '../zh'
import { limits } from '../../limits.gen'
import type { FieldRules } from './form'
import { type Described, schemaOf, within } from './schema'
import en from './en.rules'
import rules from './zh.rules'

await startWords(lightTranslator(), { ...zh, ...rules }, async () => ({}))
const said = (path: Described, name: string, typed: string): string | undefined => {
  const schema = schemaOf(path)
  return schema.problem(schema.rule(name)!, typed)
}

describe('what is typed', () => {
  it.each<[Described, string, string, string | undefined]>([
    ['/api/members', 'name', '买买提·艾力', undefined],
    ['/api/members', 'name', '王', '姓名应为2至30个汉字'],
    ['/api/members', 'name', '王 建国', '姓名应为2至30个汉字'],
    ['/api/members', 'phone', '0577-12345678', undefined],
    ['/api/members', 'phone', '12345678', '联系电话应为11位'],
    ['/api/members', 'bank_name', '行'.repeat(60), undefined],
    ['/api/members', 'bank_name', '行'.repeat(61), '最多60个字'],
    ['/api/accounts', 'username', 'Wang.fang', undefined],
    ['/api/accounts', 'username', '王芳芳', '用户名应为3至32个'],
    ['/api/organisations', 'code', 'QY 01', '编码应为1至40个字符'],
    ['/api/organisations', 'name', '甲/乙', '名称应为1至60个字'],
    ['/api/session/password', 'new_password', '十四个字符的密码还差一个呢', '至少15个字符'],
    ['/api/members/{member}/household', 'housing_area', '88', undefined],
    ['/api/members/{member}/household', 'housing_area', '８８', undefined],
    ['/api/members/{member}/household', 'housing_area', '六十', '应为整数'],
    ['/api/members/{member}/household', 'housing_area', '10001', '应在0至10,000之间'],
    ['/api/households/{household}/incomes', 'wages', '-1', '应在0.00至'],
    ['/api/households/{household}/incomes', 'business', '-1', undefined],
  ])('%s %s %s', (path, name, typed, words) => {
    if (words === undefined) expect(said(path, name, typed)).toBeUndefined()
    else expect(said(path, name, typed)).toContain(words)
  })
})

it('each format with a pattern has its words in both languages', () => {
  const all = Object.values(limits).flatMap((each) => Object.values(each as Record<string, FieldRules>))
  const named = [...new Set(all.filter((each) => each.pattern).map((each) => each.format!.replaceAll('-', '_')))]
  expect(named.length).toBeGreaterThan(4)
  for (const name of named) {
    expect(rules.rule).toHaveProperty(name)
    expect(en.rule).toHaveProperty(name)
  }
})

it('fields of a group of the request stand without it in the form', () => {
  expect(within('minimum_allowance', schemaOf('/api/cases/{id}/application')).rule('certificate')?.most).toBe(40)
})
