// Who is signed in. When the session expires, requests wait here until the dialog has signed the same person in again.
import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { client, gate, Refusal, reply } from './api'
import type { Me, Permission } from './contract'
import { t } from './i18n'
import { forgetDrafts } from './draft-store'

export const useSession = defineStore('session', () => {
  const me = ref<Me | null>(null)
  const asked = ref(false)
  const expired = ref(false)
  let waiting: Promise<void> | null = null
  let settle: { resolve: () => void; reject: (why: Error) => void } | null = null

  function take(found: Me): void {
    me.value = found
    gate.csrf = found.csrf
  }

  /// Finds out once whether this browser is signed in.
  async function load(): Promise<Me | null> {
    if (asked.value) return me.value
    try {
      take(await reply(client.GET('/api/session', {})))
    } catch (error) {
      if (!(error instanceof Refusal) || error.status !== 401) throw error
    }
    asked.value = true
    return me.value
  }

  async function signIn(username: string, password: string): Promise<Me> {
    const found = await reply(client.POST('/api/sign-in', { body: { username, password } }))
    const other = me.value !== null && me.value.account !== found.account
    take(found)
    asked.value = true
    if (other) {
      await forgetDrafts()
      window.location.reload()
    }
    if (expired.value) {
      expired.value = false
      settle?.resolve()
      waiting = null
    }
    return found
  }

  async function signOut(): Promise<void> {
    await reply(client.POST('/api/sign-out', { body: {} })).catch(() => undefined)
    await forgetDrafts()
    me.value = null
    gate.csrf = ''
  }

  function waitForSignIn(): Promise<void> {
    waiting ??= new Promise((resolve, reject) => {
      settle = { resolve, reject }
    })
    expired.value = true
    return waiting
  }

  /// The user leaves instead of signing in again.
  function giveUp(): void {
    expired.value = false
    settle?.reject(new Refusal(401, { code: 'session.missing', message: t('session.expired') }))
    waiting = null
    me.value = null
    window.location.reload()
  }

  gate.expired = () =>
    me.value
      ? waitForSignIn()
      : Promise.reject(new Refusal(401, { code: 'session.missing', message: t('session.expired') }))
  gate.unreachable = () => t('error.network')

  const may = (permission: Permission): boolean => me.value?.permissions.includes(permission) ?? false
  const today = computed(() => me.value?.today ?? new Date().toISOString().slice(0, 10))
  return { me, asked, expired, load, signIn, signOut, giveUp, may, today, take }
})
