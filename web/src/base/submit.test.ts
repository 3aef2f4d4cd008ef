import { describe, expect, it } from 'vitest'
import { Refusal } from './api'
import { useOnceKey, useSubmit } from './submit'

const offline = new Refusal(0, { code: 'network', message: 'no network' })

describe('sending once', () => {
  it('keeps the key while the same content has not succeeded', () => {
    const { keyFor } = useOnceKey()
    expect(keyFor({ a: 1 })).toBe(keyFor({ a: 1 }))
  })
  it('takes a new key for other content', () => {
    const { keyFor } = useOnceKey()
    const first = keyFor({ a: 1 })
    expect(keyFor({ a: 2 })).not.toBe(first)
  })
  it('takes a new key after success, even for the same content', async () => {
    const { submit } = useSubmit()
    const keys: string[] = []
    for (let i = 0; i < 2; i++)
      await submit({ a: 1 }, async (key) => {
        keys.push(key)
      })
    expect(keys[0]).not.toBe(keys[1])
  })
  it('sends again under the same key after a lost network', async () => {
    const { submit, refusal } = useSubmit()
    const keys: string[] = []
    await submit({ a: 1 }, async (key) => {
      keys.push(key)
      throw offline
    })
    expect(refusal.value).toBe(offline)
    await submit({ a: 1 }, async (key) => {
      keys.push(key)
    })
    expect(keys[0]).toBe(keys[1])
    expect(refusal.value).toBeNull()
  })
  it('does not send twice at once', async () => {
    const { submit } = useSubmit()
    let sent = 0
    let finish = (): void => undefined
    const first = submit({}, () => {
      sent++
      return new Promise<void>((resolve) => {
        finish = resolve
      })
    })
    await submit({}, async () => {
      sent++
    })
    finish()
    await first
    expect(sent).toBe(1)
  })
})
