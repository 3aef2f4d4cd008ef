import type { Tree } from './i18n'

/// Trees of words as one. A group may stand in several files, since the phone loads only its part of it.
export function joined(...trees: Tree[]): Tree {
  const all: Tree = {}
  for (const tree of trees) {
    for (const [key, value] of Object.entries(tree)) {
      const there = all[key]
      all[key] = typeof value === 'object' && typeof there === 'object' ? joined(there, value) : value
    }
  }
  return all
}
