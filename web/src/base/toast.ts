// Short words after an action; read aloud by screen readers (ToastHost.vue).
import { ref } from 'vue'

export interface Toast {
  id: number
  text: string
  bad: boolean
}
export const toasts = ref<Toast[]>([])
let next = 1

export function toast(text: string, bad = false): void {
  const id = next++
  toasts.value.push({ id, text, bad })
  setTimeout(
    () => {
      toasts.value = toasts.value.filter((each) => each.id !== id)
    },
    bad ? 8000 : 3500,
  )
}
