import { afterEach, describe, expect, it } from 'vitest'
import { createApp, defineComponent, h } from 'vue'
import { createMemoryHistory, createRouter, RouterView } from 'vue-router'
import { startWords } from './i18n'
import { lightTranslator } from './i18n.light'
import { mountWhenReady } from './opening'
import zh from './zh'

await startWords(lightTranslator(), zh, async () => zh)

const shell = '<div id="app"><p id="opening-words">正在打开……</p><div class="opening-frame"></div></div>'
const page = defineComponent(() => () => h('h1', '用户登录'))

function open(load: () => Promise<typeof page>): Promise<void> {
  document.body.innerHTML = shell
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/', component: load }] })
  router.onError(() => undefined)
  void router.push('/').catch(() => undefined)
  return mountWhenReady(createApp(RouterView).use(router), router)
}

afterEach(() => {
  document.body.innerHTML = ''
})

describe('the static page', () => {
  it('stays until the first page is there', async () => {
    let arrive!: (found: typeof page) => void
    const opened = open(() => new Promise((resolve) => (arrive = resolve)))
    await new Promise((resolve) => setTimeout(resolve))
    expect(document.body.textContent).toContain('正在打开')
    arrive(page)
    await opened
    expect(document.body.textContent).toBe('用户登录')
  })
  it('says that the server cannot be reached, and offers to try again', async () => {
    await open(() => Promise.reject(new Error('chunk')))
    expect(document.body.textContent).toContain('无法连接服务器')
    expect(document.querySelector('button')?.textContent).toBe('重试')
  })
})
