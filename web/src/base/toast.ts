// Short words after an action, one at a time; read aloud by screen readers (ToastHost.vue).
import { shallowRef } from 'vue'

export interface Toast {
  text: string
  bad: boolean
}
export const shownToast = shallowRef<Toast | null>(null)
let timer: ReturnType<typeof setTimeout> | undefined

export function closeToast(): void {
  clearTimeout(timer)
  shownToast.value = null
}
export function toast(text: string, bad = false): void {
  clearTimeout(timer)
  shownToast.value = { text, bad }
  timer = setTimeout(closeToast, bad ? 8000 : 3500)
}
