// Who is signed in. When the session expires, requests wait here until the dialog has signed the same person in again;
// nothing that waits goes on in another's name.
import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { client, gate, Refusal, reply } from './api'
import type { Me, Permission } from './contract'
import { forgetDrafts, keepOpenDrafts, sendKeptDrafts } from './drafts'
import { t } from './i18n'
import { toast } from './toast'

const [signedIn, whoLeft] = ['bangfu.account', 'bangfu.left']
const missing = (words: string): Refusal => new Refusal(401, { code: 'session.missing', message: words })

export const useSession = defineStore('session', () => {
  const me = ref<Me | null>(null)
  const asked = ref(false)
  const expired = ref(false)
  let waiting: Promise<void> | null = null
  let settle: { resolve: () => void; reject: (why: Error) => void } | null = null
  let leaving = false

  function take(found: Me): void {
    me.value = found
    gate.csrf = found.csrf
    gate.account = found.account
    localStorage.setItem(signedIn, String(found.account))
    void sendKeptDrafts()
  }
  /// Somebody else has signed in over this page or in another window. The page goes with all that it shows.
  async function leave(): Promise<void> {
    if (leaving || !me.value) return
    leaving = true
    const words = t('session.left', { name: me.value.name })
    settle?.reject(missing(words))
    await keepOpenDrafts('here')
    sessionStorage.setItem(whoLeft, words)
    window.location.replace(window.location.pathname.startsWith('/m/') ? '/m/' : '/')
  }
  window.addEventListener('online', () => void sendKeptDrafts())
  window.addEventListener('storage', ({ key, newValue }) => {
    if (key === signedIn && newValue && newValue !== String(me.value?.account)) void leave()
  })

  /// Finds out once whether this browser is signed in.
  async function load(): Promise<Me | null> {
    if (asked.value) return me.value
    const left = sessionStorage.getItem(whoLeft)
    if (left) toast(left, true)
    sessionStorage.removeItem(whoLeft)
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
    if (me.value && me.value.account !== found.account) {
      await leave()
      return found
    }
    take(found)
    asked.value = true
    if (expired.value) {
      expired.value = false
      settle?.resolve()
      waiting = null
    }
    return found
  }

  /// False when the server did not answer: who wanted to leave is signed in still, and is told.
  async function signOut(): Promise<boolean> {
    await keepOpenDrafts('there')
    try {
      await reply(client.POST('/api/sign-out', { body: {} }))
    } catch (error) {
      toast((error as Error).message, true)
      return false
    }
    end()
    const { account } = gate
    gate.account = 0
    await forgetDrafts(account).catch(() => undefined)
    me.value = null
    gate.csrf = ''
    return true
  }

  function waitForSignIn(): Promise<void> {
    if (!me.value || leaving) return Promise.reject(missing(t('session.expired')))
    waiting ??= new Promise((resolve, reject) => {
      settle = { resolve, reject }
    })
    expired.value = true
    return waiting
  }

  /// Nothing waits any more.
  function end(): void {
    expired.value = false
    settle?.reject(missing(t('session.expired')))
    waiting = null
  }
  /// The user leaves instead of signing in again.
  function giveUp(): void {
    end()
    me.value = null
    window.location.reload()
  }

  /// The cookie is of another sign-in than this page's proof: of the same person it goes on with the new one.
  async function renew(): Promise<boolean> {
    const before = gate.csrf
    const found = await reply(client.GET('/api/session', {}))
    if (found.account !== me.value?.account) await leave()
    else take(found)
    return gate.csrf !== before
  }

  gate.expired = waitForSignIn
  gate.renew = renew
  gate.unreachable = () => t('error.network')

  const may = (permission: Permission): boolean => me.value?.permissions.includes(permission) ?? false
  const today = computed(() => me.value?.today ?? new Date().toISOString().slice(0, 10))
  return { me, asked, expired, load, signIn, signOut, giveUp, may, today, take }
})
