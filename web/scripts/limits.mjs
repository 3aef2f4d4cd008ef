// What forms may tell of a field before they send it, out of the interface's description:
// `node scripts/limits.mjs OPENAPI OUT`. One object a request, a field a line, its place in the request as its name.
import { readFileSync, writeFileSync } from 'node:fs'

const [, , from, to] = process.argv
const { paths, components } = JSON.parse(readFileSync(from, 'utf8'))
const own = ['version', 'person_version', 'cleared']

/// A schema behind references and "or null".
function meant(schema) {
  if (schema.$ref) return meant(components.schemas[schema.$ref.split('/').pop()])
  if (schema.anyOf) return meant(schema.anyOf.find((each) => each.type !== 'null'))
  const type = Array.isArray(schema.type) ? schema.type.find((each) => each !== 'null') : schema.type
  return { ...schema, type }
}

function ruleOf(schema, required) {
  const { type, format, maxLength, minLength, pattern, minimum, maximum } = schema
  const isNumber = type === 'integer'
  const rule = {
    required: required || undefined,
    most: maxLength,
    least: minLength,
    format: maxLength && format,
    pattern,
    number: isNumber && minimum !== undefined ? (format === 'fen' ? 'sum' : 'whole') : undefined,
    from: isNumber ? minimum : undefined,
    to: isNumber ? maximum : undefined,
    codes: schema['x-codes'],
  }
  return Object.fromEntries(Object.entries(rule).filter(([, value]) => value !== undefined))
}

function collect(schema, place, rules) {
  for (const [name, each] of Object.entries(schema.properties ?? {})) {
    if (own.includes(name)) continue
    const path = place + name
    let field = meant(each)
    const required = (schema.required ?? []).includes(name)
    if (field.type === 'array') field = { ...meant(field.items), of: true }
    if (field.properties) collect(field, `${path}.`, rules)
    const rule = ruleOf(field.properties ? {} : field, required && (!field.properties || field.of))
    if (Object.keys(rule).length) rules[path] = rule
  }
  return rules
}

const text = (value) => (typeof value === 'string' ? `'${value.replace(/[\\']/g, '\\$&')}'` : String(value))
const inLine = (rule) =>
  `{ ${Object.entries(rule)
    .map(([name, value]) => `${name}: ${text(value)}`)
    .join(', ')} }`

const lines = []
for (const [path, { post }] of Object.entries(paths)) {
  const schema = post?.requestBody?.content?.['application/json']?.schema
  const rules = schema ? collect(meant(schema), '', {}) : {}
  if (!Object.keys(rules).length) continue
  lines.push(`  '${path}': {`)
  for (const [name, rule] of Object.entries(rules)) lines.push(`    '${name}': ${inLine(rule)},`)
  lines.push('  },')
}
writeFileSync(
  to,
  `// Written by scripts/limits.mjs out of the interface's description; do not edit.
import type { FieldRules } from './base/form/form'

export const limits = {
${lines.join('\n')}
} satisfies Record<string, Record<string, FieldRules>>
`,
)
