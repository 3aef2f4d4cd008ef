// 大字版: larger type and targets, kept on this device.
import { ref } from 'vue'

const kept = 'bangfu.large'
export const large = ref(localStorage.getItem(kept) === '1')

const show = (): void => {
  document.documentElement.toggleAttribute('data-large', large.value)
}
export function startLarge(): void {
  show()
}
export function switchLarge(): void {
  large.value = !large.value
  localStorage.setItem(kept, large.value ? '1' : '')
  show()
}
