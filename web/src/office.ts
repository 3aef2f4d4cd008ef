// The offices' application.
import './base/tokens.css'
import './base/base.css'
import './base/table/table.css'
import './base/list/list.css'
import './office.css'
import { VueQueryPlugin } from '@tanstack/vue-query'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import { guardCompositions } from './base/composition'
import { startWords } from './base/i18n'
import { fullTranslator } from './base/i18n.full'
import { queryClient } from './base/queries'
import { startLarge } from './base/large'
import { mountWhenReady } from './base/opening'
import OfficeApp from './OfficeApp.vue'
import { router } from './router'
import zh from './words.zh'

async function start(): Promise<void> {
  startLarge()
  guardCompositions()
  const { plugin, translator } = fullTranslator()
  await startWords(translator, zh, async () => (await import('./words.en')).default)
  const app = createApp(OfficeApp).use(createPinia()).use(plugin).use(VueQueryPlugin, { queryClient }).use(router)
  await mountWhenReady(app, router)
}
void start()
