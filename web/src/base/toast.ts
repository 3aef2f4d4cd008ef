// Short words after an action, one at a time; read aloud by screen readers (ToastHost.vue).
import { shallowRef } from 'vue'

export interface Toast {
  text: string
  bad: boolean
}
export const shownToast = shallowRef<Toast | null>(null)
let timer: ReturnType<typeof setTimeout> | undefined
let told = false

export function closeToast(): void {
  clearTimeout(timer)
  shownToast.value = null
  told = false
}
function show(text: string, bad: boolean, time: number): void {
  clearTimeout(timer)
  shownToast.value = { text, bad }
  timer = setTimeout(closeToast, time)
}
/// What came of an act. It replaces the words of the act before.
export function toast(text: string, bad = false): void {
  const above = told && shownToast.value
  told = false
  if (above) show(`${above.text}\n${text}`, bad || above.bad, 8000)
  else show(text, bad, bad ? 8000 : 3500)
}
/// What has to be known besides, such as what others changed meanwhile: stands on above what came of the act.
export function news(text: string, bad = false): void {
  told = true
  show(text, bad, 8000)
}
