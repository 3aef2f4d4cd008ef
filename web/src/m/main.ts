// The phone's application: at most 90 KiB on a first visit.
import '../base/tokens.css'
import '../base/base.css'
import '../base/table/table.css'
import './phone.css'
import { VueQueryPlugin } from '@tanstack/vue-query'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import { guardCompositions } from '../base/composition'
import { startWords } from '../base/i18n'
import { lightTranslator } from '../base/i18n.light'
import { startLarge } from '../base/large'
import { mountWhenReady } from '../base/opening'
import { queryClient } from '../base/queries'
import PhoneApp from './PhoneApp.vue'
import { router } from './router'
import zh from './zh'

async function start(): Promise<void> {
  startLarge()
  guardCompositions()
  await startWords(lightTranslator(), zh, async () => (await import('./en')).default)
  const app = createApp(PhoneApp).use(createPinia()).use(VueQueryPlugin, { queryClient }).use(router)
  await mountWhenReady(app, router)
}
void start()
