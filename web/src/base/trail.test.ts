import { beforeEach, describe, expect, it } from 'vitest'
import { createMemoryHistory, createRouter, type Router } from 'vue-router'
import { followTrail, handOver, isLast, stepDone, useTrail } from './trail'

const page = { render: () => null }
let router: Router
beforeEach(() => {
  sessionStorage.clear()
  const paths = ['/', '/ledger', '/approvals', '/members/:id', '/cases/:id']
  router = createRouter({ history: createMemoryHistory(), routes: paths.map((path) => ({ path, component: page })) })
  followTrail(router)
})
const three = [
  { id: 7, name: '王某' },
  { id: 3, name: '李某' },
  { id: 9, name: '赵某' },
]

describe('the way from a list', () => {
  it('leads back with filter, sort and page, to the row one came from', async () => {
    await router.push('/ledger?level=3&sort=income&after=k')
    handOver(three)
    await router.push('/cases/3')
    expect(useTrail(() => 3).back.value).toBe('/ledger?level=3&sort=income&after=k')
    expect([3, 7].map(isLast)).toEqual([true, false])
  })
  it('goes on in the order of the list', async () => {
    await router.push('/approvals')
    handOver(three)
    await router.push('/cases/3')
    const { previous, next } = useTrail(() => 3)
    expect([previous.value?.name, next.value?.name]).toEqual(['王某', '赵某'])
    await router.push('/cases/9')
    expect(useTrail(() => 9).next.value).toBeUndefined()
    expect(useTrail(() => 9).back.value).toBe('/approvals')
  })
  it('offers after a step what still waits, the next ones first', async () => {
    await router.push('/approvals')
    handOver(three)
    await router.push('/cases/3')
    stepDone(3)
    const { isDone, waiting } = useTrail(() => 3)
    expect(isDone.value).toBe(true)
    expect(waiting.value.map((each) => each.name)).toEqual(['赵某', '王某'])
    await router.push('/cases/9')
    stepDone(9)
    expect(useTrail(() => 9).waiting.value.map((each) => each.name)).toEqual(['王某'])
  })
  it('has no order where the list did not hold it', async () => {
    await router.push('/')
    handOver(three)
    await router.push('/cases/5')
    const { previous, next, back } = useTrail(() => 5)
    expect([previous.value, next.value, back.value]).toEqual([undefined, undefined, '/'])
  })
})
