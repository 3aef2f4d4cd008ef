import { createRouter, createWebHistory } from 'vue-router'
import { t } from '../base/i18n'
import { useSession } from '../base/session'

export const router = createRouter({
  history: createWebHistory('/m/'),
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
  routes: [
    { path: '/sign-in', component: () => import('./SignInScreen.vue'), meta: { open: true } },
    { path: '/password', component: () => import('./PasswordScreen.vue') },
    { path: '/', component: () => import('./HomeScreen.vue') },
    { path: '/members', component: () => import('./MembersScreen.vue') },
    { path: '/todos', component: () => import('./TodosScreen.vue') },
    { path: '/notices', component: () => import('./NoticesScreen.vue') },
    { path: '/me', component: () => import('./MeScreen.vue') },
    { path: '/cases/:id(\\d+)', component: () => import('./CaseScreen.vue') },
    { path: '/apply/:id(\\d+)/:group?', component: () => import('./ApplyScreen.vue') },
    { path: '/:rest(.*)*', redirect: '/' },
  ],
})

router.beforeEach(async (to) => {
  const me = await useSession().load()
  if (to.meta.open) return me && !me.must_change_password ? '/' : true
  if (!me) return { path: '/sign-in', query: to.fullPath === '/' ? {} : { to: to.fullPath } }
  if (me.must_change_password && to.path !== '/password') return '/password'
  return true
})
router.afterEach(() => {
  document.title = t('system.short')
})
