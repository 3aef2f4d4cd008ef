// Two texts that began as the same one: what only one of them changed goes on, and mine where both did.
export const copy = <T>(values: T): T => JSON.parse(JSON.stringify(values)) as T
export const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

type Values = Record<string, unknown>
const isValues = (each: unknown): each is Values =>
  typeof each === 'object' && each !== null && !Array.isArray(each)

/// Field by field; a list is one field.
export function merged<T>(base: unknown, theirs: unknown, mine: T): T {
  if (!isValues(mine) || !isValues(theirs)) return same(mine, base) && theirs !== undefined ? (theirs as T) : mine
  const from = isValues(base) ? base : {}
  const both = Object.entries(mine).map(([name, value]) => [name, merged(from[name], theirs[name], value)])
  return Object.fromEntries(both) as T
}
