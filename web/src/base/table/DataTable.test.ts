// Rows are walked and picked by keys, sorted from their headings, numbered from where the page begins; cells are set by
// their kind.
import { mount } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { h } from 'vue'
import DataTable from './DataTable.vue'
import type { Column } from './columns'

vi.mock('../i18n', () => ({
  t: (key: string, values: Record<string, unknown> = {}) => [key, ...Object.values(values)].join(' '),
  word: (_: string, code: string) => code,
}))

interface Row {
  id: number
  name: string | null
  income: number
  seen: number | null
  branch: { name: string; path_name: string }
}
const row = (id: number, name: string | null = `N${id}`): Row => ({
  id,
  name,
  income: id * 123450,
  seen: null,
  branch: { name: `B${id}`, path_name: `A/B${id}` },
})
const columns: Column<Row>[] = [
  { key: 'name', label: 'Name', sort: 'name', pin: true },
  { key: 'income', label: 'Income', kind: 'money', sort: 'income' },
  { key: 'seen', label: 'Seen', kind: 'time' },
  { key: 'branch', label: 'Branch', kind: 'organisation' },
  { key: 'double', label: 'Double', kind: 'number', value: (each) => each.id * 2000 },
]
const put = (props: Record<string, unknown> = {}, slots: Record<string, unknown> = {}) =>
  mount(DataTable<Row>, {
    attachTo: document.body,
    props: {
      columns,
      rows: [row(1), row(2), row(3)],
      rowKey: (each: Row) => each.id,
      rowName: (each: Row) => each.name ?? '',
      caption: 'People',
      ...props,
    } as never,
    slots: slots as never,
  })
type Table = ReturnType<typeof put>
function rowsOf(table: Table) {
  return table.findAll('tbody tr')
}
function cells(table: Table, at: number) {
  return rowsOf(table)[at]!.findAll('td').map((each) => each.text())
}
let table: Table
afterEach(() => table.unmount())

describe('a table', () => {
  it('sets its cells by their kind, and says that nothing is there', () => {
    table = put({ rows: [row(1, null)] })
    expect(cells(table, 0)).toEqual(['—', '1,234.50', '—', 'B1', '2,000'])
    expect(table.find('tbody td:nth-child(4) span').attributes('title')).toBe('A/B1')
    expect(table.findAll('tbody td').map((each) => each.classes('right'))).toEqual([false, true, false, false, true])
  })
  it('numbers its rows from the place of the first, where it is known', async () => {
    table = put({ numbered: true, from: 999 })
    expect(rowsOf(table).map((each) => each.find('td').text())).toEqual(['999', '1,000', '1,001'])
    await table.setProps({ from: undefined } as never)
    expect(cells(table, 0)[0]).toBe('')
  })
  it('asks for an order from its headings, the same one again the other way round', async () => {
    table = put({ sort: 'income', descending: false })
    const headings = table.findAll('thead th')
    expect(headings.map((each) => each.attributes('aria-sort'))).toEqual([
      'none',
      'ascending',
      undefined,
      undefined,
      undefined,
    ])
    await headings[1]!.find('button').trigger('click')
    await headings[0]!.find('button').trigger('click')
    expect(table.emitted('sort')).toEqual([
      ['income', true],
      ['name', false],
    ])
  })
  it('is one stop of the tab key; arrows walk the rows, Enter opens, Space picks', async () => {
    table = put({ selectable: true, mayPick: (each: Row) => each.id !== 2 })
    const stops = () => rowsOf(table).map((each) => (each.element as HTMLElement).tabIndex)
    expect(stops()).toEqual([0, -1, -1])
    const boxes = () => table.findAll('tbody input').map((each) => (each.element as HTMLElement).tabIndex)
    expect(boxes()).toEqual([0, -1])
    const press = async (at: number, key: string) => rowsOf(table)[at]!.trigger('keydown', { key })
    ;(rowsOf(table)[0]!.element as HTMLElement).focus()
    await press(0, 'ArrowDown')
    expect(document.activeElement).toBe(rowsOf(table)[1]!.element)
    expect(stops()).toEqual([-1, 0, -1])
    await press(1, ' ')
    await press(1, 'End')
    expect(document.activeElement).toBe(rowsOf(table)[2]!.element)
    await press(2, ' ')
    await press(2, 'Enter')
    expect(table.emitted('open')).toEqual([[row(3)]])
    expect(table.emitted('leave')).toEqual([[row(3)]])
    expect(table.emitted('update:selected')).toEqual([[[3]]])
  })
  it('leaves the keys of what stands in a row to that', async () => {
    table = put({}, { 'cell-name': () => h('button', { class: 'act' }, 'do') })
    const act = table.findAll('.act')[0]!
    ;(act.element as HTMLElement).focus()
    await act.trigger('keydown', { key: 'Enter' })
    expect(table.emitted('open')).toBeUndefined()
    await act.trigger('keydown', { key: 'ArrowDown' })
    expect(document.activeElement).toBe(rowsOf(table)[1]!.element)
  })
  it('picks what may be picked, all of it at once, beside what other pages have picked', async () => {
    table = put({ selectable: true, selected: [9], mayPick: (each: Row) => each.id !== 2 })
    const all = table.find<HTMLInputElement>('thead input')
    expect(table.findAll('tbody input')).toHaveLength(2)
    expect(table.find('tbody input').attributes('aria-label')).toBe('table.select N1')
    await all.trigger('change')
    expect(table.emitted('update:selected')).toEqual([[[9, 1, 3]]])
    await table.setProps({ selected: [9, 1, 3] } as never)
    await all.trigger('change')
    expect(table.emitted('update:selected')![1]).toEqual([[9]])
    await table.setProps({ selected: [1] } as never)
    expect(all.element.indeterminate).toBe(true)
  })
  it('waits, refuses with a way to try again, or says that nothing is there', async () => {
    table = put({ rows: [], loading: true }, { empty: () => 'nobody' })
    expect(table.find('.nothing').text()).toBe('state.loading')
    await table.setProps({ loading: false } as never)
    expect(table.find('.nothing').text()).toBe('nobody')
    await table.setProps({ error: new Error('broken') } as never)
    expect(table.find('[role=alert]').text()).toBe('broken')
    await table.find('.nothing button').trigger('click')
    expect(table.emitted('retry')).toHaveLength(1)
  })
})
