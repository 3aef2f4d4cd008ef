// What scrolls sideways can be reached by keys while it does: `v-scroll` on its box.
import type { ObjectDirective } from 'vue'

const observers = new WeakMap<HTMLElement, ResizeObserver>()
function follow(box: HTMLElement): void {
  if (box.scrollWidth > box.clientWidth) box.tabIndex = 0
  else box.removeAttribute('tabindex')
}

export const vScroll: ObjectDirective<HTMLElement> = {
  mounted(box) {
    const observer = new ResizeObserver(() => follow(box))
    observer.observe(box)
    if (box.firstElementChild) observer.observe(box.firstElementChild)
    observers.set(box, observer)
  },
  updated: follow,
  unmounted(box) {
    observers.get(box)?.disconnect()
  },
}
