// The phone's application: no Element Plus, at most 90 KiB on a first visit.
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
import { queryClient } from '../base/queries'
import PhoneApp from './PhoneApp.vue'
import { router } from './router'
import zh from './zh'

async function start(): Promise<void> {
  startLarge()
  guardCompositions()
  await startWords(lightTranslator(), zh, async () => (await import('./en')).default)
  createApp(PhoneApp).use(createPinia()).use(VueQueryPlugin, { queryClient }).use(router).mount('#app')
}
void start()
