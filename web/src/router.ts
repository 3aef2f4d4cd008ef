// The offices' pages, each loaded when it is first opened.
import { createRouter, createWebHistory, type RouteLocationNormalized, type RouteRecordRaw } from 'vue-router'
import { t } from './base/i18n'
import { useSession } from './base/session'
import { followTrail } from './base/trail'

declare module 'vue-router' {
  interface RouteMeta {
    bare?: boolean
    open?: boolean
    title?: string
  }
}

/// A form of a record that is not there yet: its draft's key, made here, stands in the address, so that a reload, or
/// the way back to it, finds what was typed.
const begun = (kind: string) => async (to: RouteLocationNormalized) => {
  const { begunKey, isKey } = await import('./base/begun')
  if (isKey(to.query.draft)) return true
  return { path: to.path, query: { ...to.query, draft: await begunKey(kind) }, replace: true }
}

const routes: RouteRecordRaw[] = [
  {
    path: '/sign-in',
    component: () => import('./access/SignInPage.vue'),
    meta: { bare: true, open: true, title: 'session.title' },
  },
  {
    path: '/password',
    component: () => import('./access/FirstPasswordPage.vue'),
    meta: { bare: true, title: 'session.first_password' },
  },
  { path: '/', component: () => import('./cases/HomePage.vue'), meta: { title: 'menu.home' } },
  { path: '/ledger', component: () => import('./cases/LedgerPage.vue'), meta: { title: 'menu.ledger' } },
  { path: '/cases/:id(\\d+)', component: () => import('./cases/CasePage.vue'), meta: { title: 'menu.case' } },
  {
    path: '/applications',
    component: () => import('./cases/ApplicationsPage.vue'),
    meta: { title: 'menu.applications' },
  },
  {
    path: '/applications/:id(\\d+)/:section?',
    component: () => import('./cases/ApplicationPage.vue'),
    meta: { title: 'menu.applications' },
  },
  { path: '/approvals', component: () => import('./cases/ApprovalsPage.vue'), meta: { title: 'menu.approvals' } },
  { path: '/notices', component: () => import('./cases/NoticesPage.vue'), meta: { title: 'menu.notices' } },
  {
    path: '/notices/:id(\\d+)',
    component: () => import('./cases/NoticePage.vue'),
    meta: { title: 'menu.notices' },
  },
  { path: '/members', component: () => import('./people/MembersPage.vue'), meta: { title: 'menu.members' } },
  {
    path: '/members/new',
    component: () => import('./people/MemberFormPage.vue'),
    meta: { title: 'menu.members' },
    beforeEnter: begun('member'),
  },
  {
    path: '/members/:id(\\d+)',
    component: () => import('./people/MemberPage.vue'),
    meta: { title: 'menu.members' },
  },
  {
    path: '/members/:id(\\d+)/edit',
    component: () => import('./people/MemberFormPage.vue'),
    meta: { title: 'menu.members' },
  },
  { path: '/matches', component: () => import('./people/MatchesPage.vue'), meta: { title: 'menu.matches' } },
  { path: '/imports', component: () => import('./imports/ImportsPage.vue'), meta: { title: 'menu.imports' } },
  {
    path: '/imports/:id(\\d+)',
    component: () => import('./imports/ImportPage.vue'),
    meta: { title: 'menu.imports' },
  },
  { path: '/calendar', component: () => import('./policy/CalendarPage.vue'), meta: { title: 'calendar.title' } },
  { path: '/policy', component: () => import('./policy/PolicyPage.vue'), meta: { title: 'menu.policy' } },
  {
    path: '/organisations',
    component: () => import('./access/OrganisationsPage.vue'),
    meta: { title: 'menu.organisations' },
  },
  { path: '/accounts', component: () => import('./access/AccountsPage.vue'), meta: { title: 'menu.accounts' } },
  { path: '/audit', component: () => import('./access/AuditPage.vue'), meta: { title: 'menu.audit' } },
  { path: '/chores', component: () => import('./jobs/ChoresPage.vue'), meta: { title: 'menu.chores' } },
  { path: '/own', component: () => import('./access/OwnAccountPage.vue'), meta: { title: 'menu.own' } },
  {
    path: '/print/application/:id(\\d+)',
    component: () => import('./cases/print/ApplicationPaper.vue'),
    meta: { bare: true, title: 'paper_form.application' },
  },
  {
    path: '/print/cards',
    component: () => import('./cases/print/CardsPaper.vue'),
    meta: { bare: true, title: 'paper_form.card' },
  },
  {
    path: '/print/notice/:id(\\d+)',
    component: () => import('./cases/print/NoticePaper.vue'),
    meta: { bare: true, title: 'paper_form.notice' },
  },
  {
    path: '/print/ledger',
    component: () => import('./cases/print/LedgerPaper.vue'),
    meta: { bare: true, title: 'paper_form.ledger' },
  },
  { path: '/:rest(.*)*', component: () => import('./NotFoundPage.vue'), meta: { title: 'shell.not_found' } },
]

export const router = createRouter({
  history: createWebHistory(),
  routes,
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
})

/// Administrators see no cases; they begin where their own work is.
function ownStart(): string {
  const session = useSession()
  if (session.may('manage_organisations')) return '/organisations'
  if (session.may('read_accounts')) return '/accounts'
  if (session.may('read_audit')) return '/audit'
  return '/own'
}

router.beforeEach(async (to: RouteLocationNormalized) => {
  const session = useSession()
  const me = await session.load()
  if (to.meta.open) return me && !me.must_change_password && to.path === '/sign-in' ? '/' : true
  if (!me) return { path: '/sign-in', query: to.fullPath === '/' ? {} : { to: to.fullPath } }
  if (me.must_change_password && to.path !== '/password') return '/password'
  if (to.path === '/' && !session.may('read_cases')) return ownStart()
  return true
})
followTrail(router)
router.afterEach((to) => {
  document.title = (to.meta.title ? `${t(to.meta.title)} · ` : '') + t('system.name')
})
