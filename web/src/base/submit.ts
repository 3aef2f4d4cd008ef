// Sends a form once and once only: the same content keeps its idempotency key until it has succeeded.
import { ref } from 'vue'
import { type FieldIssue, Refusal } from './api'
import { randomId } from './random'

/// A key that stays while `content` stays and the request has not succeeded.
export function useOnceKey(): { keyFor: (content: unknown) => string; done: () => void } {
  let key = randomId()
  let sent = ''
  return {
    keyFor(content) {
      const text = JSON.stringify(content)
      if (sent && text !== sent) key = randomId()
      sent = text
      return key
    },
    done() {
      key = randomId()
      sent = ''
    },
  }
}

/// Runs one request at a time and keeps its refusal for the form to show.
export function useSubmit() {
  const busy = ref(false)
  const refusal = ref<Refusal | null>(null)
  const once = useOnceKey()

  async function submit<T>(content: unknown, send: (key: string) => Promise<T>): Promise<T | undefined> {
    if (busy.value) return undefined
    busy.value = true
    refusal.value = null
    try {
      const result = await send(once.keyFor(content))
      once.done()
      return result
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      refusal.value = error
      return undefined
    } finally {
      busy.value = false
    }
  }
  const clear = (): void => {
    refusal.value = null
  }
  return { busy, refusal, submit, clear }
}

export type { FieldIssue }
