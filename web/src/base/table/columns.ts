// What a table's columns are, and which of them are shown in which order; the choice stays on this device.
import type { Kept } from './kept'

/// What stands in a cell, and so how it is set: numbers and money at the right, days and times by one rule.
export type CellKind = 'text' | 'number' | 'money' | 'date' | 'time' | 'level' | 'status' | 'organisation'
/// What may be done with a row.
export interface RowAction {
  label: string
  to?: string
  act?: () => void
  danger?: boolean
  disabled?: boolean
}
/// Actions that are not for this person or this row may be left in as false.
export type RowActionList = readonly (RowAction | false | undefined)[]
export interface Column<R> {
  key: string
  label: string
  kind?: CellKind
  /// What the cell shows, where it is not the field of the key's name.
  value?: (row: R) => unknown
  /// The colour of what it says: good, warn, bad.
  tone?: (row: R) => string | undefined
  /// Leads to what the row is.
  to?: (row: R) => string
  actions?: (row: R) => RowActionList
  width?: number | string
  /// The word by which the server sorts.
  sort?: string
  /// By what a list that is there as a whole is sorted.
  by?: (row: R) => string | number
  /// Takes the width that is left; a longer text is cut and stands whole in its title.
  clip?: boolean
  /// Wraps its words.
  wrap?: boolean
  /// Not shown until chosen.
  extra?: boolean
  /// Cannot be taken away.
  fixed?: boolean
  /// Stays in sight at the left while the table is moved; the first columns only.
  pin?: boolean
}
/// A level of hardship, which may be one that was only proposed.
export interface Level {
  level: number | null | undefined
  proposed?: boolean
}
export const actions = 'ops'

const numeric: readonly (CellKind | undefined)[] = ['number', 'money']
export const alignOf = (column: { kind?: CellKind }): string | undefined =>
  numeric.includes(column.kind) ? 'right' : undefined

type Placed = Pick<Column<never>, 'key' | 'extra' | 'fixed' | 'pin'>
/// Has no place of its own to choose: pinned ones stand first, the actions last.
const isPlaced = (column: Placed): boolean => !column.pin && column.key !== actions

/// Those that may be chosen and moved: what is shown in its order, then the others.
export function choosable<C extends Placed>(columns: readonly C[], kept: Kept): { column: C; shown: boolean }[] {
  const free = columns.filter(isPlaced)
  const chosen = kept.columns
  if (!chosen) return free.map((column) => ({ column, shown: !column.extra }))
  const inOrder = chosen.flatMap((key) => free.find((each) => each.key === key) ?? [])
  const missing = free.filter((each) => !inOrder.includes(each))
  return [
    ...inOrder.map((column) => ({ column, shown: true })),
    ...missing.map((column) => ({ column, shown: !!column.fixed })),
  ]
}
export function shownColumns<C extends Placed>(columns: readonly C[], kept: Kept): C[] {
  return [
    ...columns.filter((each) => each.pin),
    ...choosable(columns, kept).flatMap((each) => (each.shown ? each.column : [])),
    ...columns.filter((each) => each.key === actions),
  ]
}
/// One of the shown columns a place up or down.
export function moved(keys: readonly string[], key: string, by: 1 | -1): string[] {
  const from = keys.indexOf(key)
  const to = from + by
  if (from < 0 || to < 0 || to >= keys.length) return [...keys]
  const next = [...keys]
  next.splice(from, 1)
  next.splice(to, 0, key)
  return next
}
