// A list from its declaration: what is asked follows the address, rows and their count come by the path, picked rows
// stay over pages, pages know their place, and the page shows all of it.
import { VueQueryPlugin } from '@tanstack/vue-query'
import { flushPromises, mount } from '@vue/test-utils'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { type Component, defineComponent, h } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'

interface Row {
  id: number
  name: string
}
const server = vi.hoisted(() => ({
  asked: [] as { path: string; query: Record<string, unknown> }[],
  rows: [] as { id: number; name: string }[],
  total: { rows: 0, more: false },
  turns: {} as { next?: string; previous?: string },
}))
vi.mock('../api', () => ({
  Refusal: class extends Error {},
  gate: { account: 7 },
  client: {
    GET: async (path: string, { params }: { params: { query: Record<string, unknown> } }) => {
      server.asked.push({ path, query: params.query })
      return { data: path.endsWith('/total') ? server.total : { rows: [...server.rows], ...server.turns } }
    },
  },
  reply: async (call: Promise<{ data: unknown }>) => (await call).data,
}))
vi.mock('../i18n', () => ({
  t: (key: string, values: Record<string, unknown> = {}) => [key, ...Object.values(values)].join(' '),
  word: (_: string, code: string) => code,
  listed: (words: string[]) => words.join('、'),
}))

import { queryClient } from '../queries'
import { isLast } from '../trail'
import ListPage from './ListPage.vue'
import { type ListSpec, useList } from './useList'

type Spec = ListSpec<'/api/notices'>
type List = ReturnType<typeof useList<'/api/notices'>>
const spec = (more: Partial<Spec> = {}): Spec => ({
  name: 'notices',
  path: '/api/notices',
  counted: true,
  fields: () => [{ kind: 'choice', key: 'state', label: 'State', choices: [{ value: 'closed', label: 'Closed' }] }],
  columns: () => [
    { key: 'id', label: 'Id', sort: 'id', by: (row) => row.id },
    { key: 'person_name', label: 'Name', value: (row) => (row as unknown as Row).name, extra: true },
    { key: 'ops', label: 'Do' },
  ],
  rowKey: (row) => row.id,
  rowName: (row) => (row as unknown as Row).name,
  ...more,
})
async function open(address: string, more: Partial<Spec> = {}, props: Record<string, unknown> = {}) {
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/:all(.*)*', component: { render: () => null } }],
  })
  await router.push(address)
  let list!: List
  const page = mount(
    defineComponent({
      setup() {
        list = useList(spec(more))
        return () => h(ListPage as unknown as Component, { list, title: 'Notices', ...props })
      },
    }),
    { global: { plugins: [router, [VueQueryPlugin, { queryClient }]] } },
  )
  await flushPromises()
  const go = async (act: () => unknown): Promise<void> => {
    act()
    await flushPromises()
    await flushPromises()
  }
  return { list, page, router, go, query: () => router.currentRoute.value.query }
}
const lastAsked = (path = '/api/notices') => server.asked.filter((each) => each.path === path).at(-1)?.query
const rows = (...ids: number[]): Row[] => ids.map((id) => ({ id, name: `N${id}` }))

beforeEach(() => {
  queryClient.clear()
  localStorage.clear()
  sessionStorage.clear()
  Object.assign(server, { asked: [], rows: rows(1, 2), total: { rows: 45, more: false }, turns: { next: 'b' } })
})

describe('what is asked', () => {
  it('is what the address says; its count is asked for by the conditions alone', async () => {
    await open('/?state=closed&size=50&sort=id&descending=1&other=1')
    expect(lastAsked()).toEqual({ state: 'closed', size: 50, sort: 'id', descending: true })
    expect(lastAsked('/api/notices/total')).toEqual({ state: 'closed' })
  })
  it('has no order that no column has', async () => {
    await open('/?sort=gone&descending=1')
    expect(lastAsked()).toEqual({ size: 20 })
  })
  it('has the order of the list where none is asked', async () => {
    const { list } = await open('/', { order: { sort: 'id', descending: true } })
    expect(lastAsked()).toEqual({ size: 20, sort: 'id', descending: true })
    expect(list.order).toEqual({ sort: 'id', descending: true })
  })
  it('is put in the server’s words', async () => {
    await open('/?state=open', { ask: ({ state }) => ({ state: `${state},new` }) })
    expect(lastAsked()).toMatchObject({ state: 'open,new' })
  })
  it('begins on the first page when it changes, and lets go of what was picked', async () => {
    const { list, go, query } = await open('/?after=b&at=20')
    list.selected = [1]
    await go(() => list.narrow({ state: 'closed' }))
    expect(query()).toEqual({ state: 'closed' })
    expect(list.selected).toEqual([])
  })
  it('is taken away by its chip', async () => {
    const { page, go, query } = await open('/?state=closed&size=50')
    expect(page.find('.chip').text()).toContain('Closed')
    await go(() => page.find('.chip button').trigger('click'))
    expect(query()).toEqual({ size: '50' })
  })
  it('keeps the rows a page under the list’s name', async () => {
    const { list, go } = await open('/')
    await go(() => list.setSize(100))
    expect(lastAsked()).toEqual({ size: 100 })
    const again = await open('/')
    expect(again.list.size).toBe(100)
  })
})

describe('pages', () => {
  it('know their place going on, back, to the last and to the first', async () => {
    const { list, page, go } = await open('/')
    expect(list.first).toBe(0)
    server.turns = { next: 'c', previous: 'a' }
    server.rows = rows(3, 4)
    await go(() => list.go({ after: 'b' }))
    expect([lastAsked()!.after, list.first]).toEqual(['b', 2])
    await go(() => list.go({ before: 'a' }))
    expect([lastAsked()!.before, list.first]).toEqual(['a', 0])
    server.turns = { previous: 'z' }
    await go(() => list.go({ last: true }))
    expect([lastAsked()!.last, list.first]).toEqual([true, 43])
    expect(page.find('.page-number').text()).toBe('table.page 3')
    await go(() => list.go({}))
    expect(list.first).toBe(0)
  })
  it('say no number where there are more rows than are counted, nor from a link without its place', async () => {
    server.total = { rows: 10_000, more: true }
    const last = await open('/?last=1')
    expect([last.list.first, last.page.find('.page-number').exists()]).toEqual([undefined, false])
    const linked = await open('/?after=q')
    expect([linked.list.first, linked.page.find('.page-number').exists()]).toEqual([undefined, false])
  })
  it('of a list that is there as a whole are none, and it is sorted here', async () => {
    server.rows = rows(2, 10, 1)
    const { list, page } = await open('/?sort=id&descending=1', { whole: true, counted: undefined })
    expect(lastAsked()).toEqual({})
    expect(list.rows.map((each) => each.id)).toEqual([10, 2, 1])
    expect(list.total).toEqual({ rows: 3, more: false })
    expect(page.find('.page-bar button').exists()).toBe(false)
  })
})

describe('picked rows', () => {
  it('stay picked over pages, with what they were; one that is gone from its page is let go', async () => {
    const { list, go } = await open('/', {}, { selectable: true })
    list.selected = [1, 2]
    server.rows = rows(3)
    await go(() => list.go({ after: 'b' }))
    expect(list.picked.map((each) => each.id)).toEqual([1, 2])
    server.rows = rows(2)
    await go(() => list.go({}))
    await go(() => list.refetch())
    expect(list.selected).toEqual([2])
  })
  it('stand in a bar with their number and the way out', async () => {
    const { list, page, go } = await open('/', {}, { selectable: true })
    expect(page.find('.selection-bar').exists()).toBe(false)
    await go(() => page.find('tbody input').setValue(true))
    expect(list.selected).toEqual([1])
    expect(page.find('.selection-bar').text()).toContain('table.chosen 1')
    await go(() => page.find('.selection-bar .link').trigger('click'))
    expect(list.selected).toEqual([])
  })
})

describe('the page of a list', () => {
  it('has the columns as they were chosen', async () => {
    localStorage.setItem('bangfu.list.notices', JSON.stringify({ columns: ['person_name', 'id'], dense: true }))
    const { page } = await open('/')
    expect(page.findAll('thead th').map((each) => each.text().replace(/[↕↓↑]/, ''))).toEqual([
      'table.number',
      'Name',
      'Id',
      'Do',
    ])
    expect(page.find('table').classes('dense')).toBe(true)
  })
  it('tells a list without records from conditions without any', async () => {
    server.rows = []
    const none = await open('/', {}, { empty: 'None yet' })
    expect(none.page.find('.nothing').text()).toBe('None yet')
    const narrowed = await open('/?state=closed', {}, { empty: 'None yet' })
    expect(narrowed.page.find('.nothing').text()).toContain('state.nothing')
    await narrowed.go(() => narrowed.page.find('.nothing button').trigger('click'))
    expect(narrowed.query()).toEqual({})
  })
  it('turns tabs, which take their own conditions with them; the first stands for none', async () => {
    const tabs = () => ({
      key: 'box',
      drops: ['kind'],
      tabs: [
        { key: 'todo', label: 'To do' },
        { key: 'done', label: 'Done' },
      ],
    })
    const { page, go, query, list } = await open('/?kind=x&size=50', { tabs })
    await go(() => page.findAll('[role=tab]')[1]!.trigger('click'))
    expect(query()).toEqual({ box: 'done', size: '50' })
    expect(list.isNarrowed).toBe(false)
    await go(() => page.findAll('[role=tab]')[0]!.trigger('click'))
    expect(query()).toEqual({ size: '50' })
  })
  it('hands its order over, and marks the row one comes back from', async () => {
    const stopped = await open('/', { stop: (row) => ({ id: row.id, name: 'n' }) })
    expect(stopped.list.marked(stopped.list.rows[0]!)).toBe(isLast(1))
    const { list } = await open('/')
    list.leave(list.rows[1]!)
    const back = await open('/')
    expect(back.list.rows.map((row) => back.list.marked(row))).toEqual([false, true])
  })
  it('leads to what prints its conditions', async () => {
    const { page } = await open('/?state=closed&after=b&at=2', { print: '/print/notices' })
    expect(page.find('a.button').attributes('href')).toBe('/print/notices?state=closed')
  })
})
