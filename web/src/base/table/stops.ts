// Rows are walked with the arrow keys and take one stop of the tab key: `v-stops="current"` takes what can be pointed
// at in the other rows out of the order of the tab key.
import type { ObjectDirective } from 'vue'

const stops = 'a, button, input, select, summary'
function set(row: HTMLElement, current: boolean): void {
  row.tabIndex = current ? 0 : -1
  for (const each of row.querySelectorAll<HTMLElement>(stops)) each.tabIndex = current ? 0 : -1
}
export const vStops: ObjectDirective<HTMLElement, boolean> = {
  mounted: (row, { value }) => set(row, value),
  updated: (row, { value }) => set(row, value),
}

/// Where an arrow key, Home or End leads from a row; nothing when the key is not for the rows.
export function rowAfter(event: KeyboardEvent): HTMLElement | null {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return null
  const target = event.target as HTMLElement
  const row = target.closest<HTMLElement>('tbody > tr')
  if (!row || target.matches('select, input:not([type="checkbox"]), textarea')) return null
  const body = row.parentElement!
  const found: Record<string, () => Element | null> = {
    ArrowDown: () => row.nextElementSibling,
    ArrowUp: () => row.previousElementSibling,
    Home: () => (target === row ? body.firstElementChild : null),
    End: () => (target === row ? body.lastElementChild : null),
  }
  return (found[event.key]?.() as HTMLElement | null | undefined) ?? null
}
