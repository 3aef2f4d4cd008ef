// From the static page that the browser shows at once to the first page: its words stay until there is something to put
// in their place, and say so when the server cannot be reached.
import type { App } from 'vue'
import type { Router } from 'vue-router'
import { t } from './i18n'

export async function mountWhenReady(app: App, router: Router): Promise<void> {
  try {
    await router.isReady()
  } catch {
    sayUnreachable()
    return
  }
  app.mount('#app')
}

function sayUnreachable(): void {
  const words = document.getElementById('opening-words')
  if (!words) return
  words.textContent = t('error.network')
  words.className = 'wrong'
  const again = document.createElement('button')
  again.type = 'button'
  again.textContent = t('action.retry')
  again.addEventListener('click', () => window.location.reload())
  document.querySelector('.opening-frame')?.replaceWith(again)
}
