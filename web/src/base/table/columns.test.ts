import { describe, expect, it } from 'vitest'
import { choosable, moved, shownColumns } from './columns'

const columns = [
  { key: 'number', pin: true },
  { key: 'sex', extra: true },
  { key: 'level' },
  { key: 'branch', fixed: true },
  { key: 'status' },
  { key: 'ops' },
]
const keys = (list: readonly { key: string }[]) => list.map((each) => each.key).join(' ')

describe('the columns of a table', () => {
  it.each([
    ['nothing chosen: all but the extra ones', undefined, 'number level branch status ops'],
    ['chosen, in the order chosen; a fixed one stays', ['status', 'sex'], 'number status sex branch ops'],
    ['one that is no more is left out', ['gone', 'level'], 'number level branch ops'],
    ['pinned ones and the actions have no place to choose', ['ops', 'number', 'level'], 'number level branch ops'],
  ])('%s', (_, chosen, shown) => expect(keys(shownColumns(columns, { columns: chosen }))).toBe(shown))

  it('are offered with what is shown first', () => {
    const offered = choosable(columns, { columns: ['status', 'sex'] })
    expect(offered.map(({ column, shown }) => `${column.key} ${shown}`)).toEqual([
      'status true',
      'sex true',
      'level false',
      'branch true',
    ])
  })
  it.each([
    ['up', 'b', -1, 'b a c'],
    ['down', 'b', 1, 'a c b'],
    ['not over the end', 'c', 1, 'a b c'],
    ['not over the beginning', 'a', -1, 'a b c'],
    ['not one that is not there', 'd', 1, 'a b c'],
  ] as const)('move %s', (_, key, by, after) => expect(moved(['a', 'b', 'c'], key, by).join(' ')).toBe(after))
})
