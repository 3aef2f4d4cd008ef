// How a person reads a list, kept on this device under the list's name: columns and their order, density, rows a page.
import { ref, type Ref } from 'vue'

export interface Kept {
  columns?: string[]
  dense?: boolean
  size?: number
}
const place = (name: string): string => `bangfu.list.${name}`
const isKept = (found: unknown): found is Kept => typeof found === 'object' && found !== null

export function readKept(name: string): Kept {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(place(name)) ?? '{}')
    return isKept(found) ? found : {}
  } catch {
    return {}
  }
}
export function useKept(name: string): { kept: Ref<Kept>; keep: (change: Kept) => void } {
  const kept = ref<Kept>(readKept(name))
  const keep = (change: Kept): void => {
    kept.value = { ...kept.value, ...change }
    localStorage.setItem(place(name), JSON.stringify(kept.value))
  }
  return { kept, keep }
}
