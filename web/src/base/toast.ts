// Short words after an action, one at a time; read aloud by screen readers (ToastHost.vue).
import { shallowRef } from 'vue'

export interface Toast {
  text: string
  bad: boolean
}
export const shownToast = shallowRef<Toast | null>(null)
/// Words of one act come within this time: a confirmation does not wipe out the warning before it.
const oneAct = 1000
let timer: ReturnType<typeof setTimeout> | undefined
let warnedAt = -oneAct

export function closeToast(): void {
  clearTimeout(timer)
  shownToast.value = null
}
export function toast(text: string, bad = false): void {
  clearTimeout(timer)
  const warning = !bad && Date.now() - warnedAt < oneAct ? shownToast.value : null
  shownToast.value = warning ? { text: `${warning.text}\n${text}`, bad: true } : { text, bad }
  if (bad) warnedAt = Date.now()
  timer = setTimeout(closeToast, shownToast.value.bad ? 8000 : 3500)
}
