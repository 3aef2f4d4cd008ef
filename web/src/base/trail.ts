// From a list to what it lists and back: a list hands its order over as it stands; the page that it led to knows the
// way back, with filter, sort and page, and what comes before and after. Kept for this window.
import { computed, shallowRef } from 'vue'
import type { RouteLocationNormalized, Router } from 'vue-router'

export interface Stop {
  id: number
  name: string
}
interface Trail {
  back: string
  stops: Stop[]
  last: number
  done: number[]
}
const kept = 'bangfu.trail'
const lists = ['/', '/ledger', '/approvals', '/notices']
const leads = /^\/cases\/(\d+)$/

let handed: Stop[] = []
const read = (): Trail | null => {
  try {
    return JSON.parse(sessionStorage.getItem(kept) ?? 'null') as Trail | null
  } catch {
    return null
  }
}
const trail = shallowRef<Trail | null>(read())
function keep(now: Trail): void {
  trail.value = now
  sessionStorage.setItem(kept, JSON.stringify(now))
}

/// The order of the list that is on screen.
export function handOver(stops: Stop[]): void {
  handed = stops
}
export function follow(to: RouteLocationNormalized, from: RouteLocationNormalized): void {
  const id = Number(leads.exec(to.path)?.[1])
  if (!id) return
  if (lists.includes(from.path)) {
    const stops = handed.some((each) => each.id === id) ? handed : []
    keep({ back: from.fullPath, stops, last: id, done: [] })
  } else if (trail.value) keep({ ...trail.value, last: id })
}
export const followTrail = (router: Router): void => {
  router.afterEach((to, from) => follow(to, from))
}
/// Its step is taken: it is not offered again.
export function stepDone(id: number): void {
  const now = trail.value
  if (now && !now.done.includes(id)) keep({ ...now, done: [...now.done, id] })
}

/// The way on from one of them.
export function useTrail(id: () => number) {
  const stops = computed(() => trail.value?.stops ?? [])
  const at = computed(() => stops.value.findIndex((each) => each.id === id()))
  const done = computed(() => trail.value?.done ?? [])
  return {
    back: computed(() => trail.value?.back ?? '/ledger'),
    previous: computed(() => (at.value > 0 ? stops.value[at.value - 1] : undefined)),
    next: computed(() => (at.value >= 0 ? stops.value[at.value + 1] : undefined)),
    isDone: computed(() => done.value.includes(id())),
    /// What still waits, those after this one first.
    waiting: computed(() => {
      const ordered = [...stops.value.slice(at.value + 1), ...stops.value.slice(0, Math.max(at.value, 0))]
      return at.value < 0 ? [] : ordered.filter((each) => !done.value.includes(each.id))
    }),
  }
}
/// The row that one comes back from.
export const isLast = (id: number): boolean => trail.value?.last === id
