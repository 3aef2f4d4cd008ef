// The pages that branches and townships open on a phone or beside another window, also in large type: nothing is wider
// than the screen, and what one points at stands within its card.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { casesByStatus, countyForTests, settled } from './county.mjs';

const county = countyForTests();
const ask = (page, path) => page.evaluate((each) => fetch(each).then((reply) => reply.json()), path);

/// What is wider than the screen, or stands outside it or its card, also of what is folded; boxes that scroll sideways
/// are looked at from outside.
const spills = () => {
  const found = [];
  for (const each of document.querySelectorAll('main details')) each.open = true;
  for (const box of [document.documentElement, document.querySelector('main')])
    if (box.scrollWidth > box.clientWidth) found.push(`${box.tagName} ${box.scrollWidth} of ${box.clientWidth}`);
  const scrolling = '.table-scroll, .tabs';
  for (const each of document.querySelectorAll(`main :is(a, button, input, select, textarea, ${scrolling})`)) {
    const { left, right, width } = each.getBoundingClientRect();
    if (width <= 1 || !each.checkVisibility() || each.parentElement.closest(scrolling)) continue;
    const card = each.closest('.card')?.getBoundingClientRect() ?? { left: 0, right: innerWidth };
    const most = Math.min(card.right, innerWidth);
    if (left < Math.max(card.left, 0) - 0.5 || right > most + 0.5)
      found.push(`${each.tagName} ${each.className} "${each.textContent.trim()}" ends at ${right} of ${most}`);
  }
  return found;
};

async function branchPages(page) {
  const cases = await casesByStatus(page);
  const first = (status) => cases.get(status)[0].id;
  const notices = await ask(page, '/api/notices?size=1');
  const members = await ask(page, '/api/members?size=1');
  return [
    '/applications',
    `/applications/${first('draft')}/household`,
    '/approvals',
    '/ledger',
    ...[...cases.values()].map((rows) => `/cases/${rows[0].id}`),
    ...['household', 'attachments', 'trace', 'changes'].map((tab) => `/cases/${first('submitted')}?tab=${tab}`),
    '/notices',
    `/notices/${notices.rows[0].id}`,
    '/members',
    `/members/${members.rows[0].id}`,
    `/members/${members.rows[0].id}/edit`,
    '/own',
  ];
}

async function committeePages(page) {
  const cases = await casesByStatus(page);
  return ['/approvals', `/cases/${cases.get('notice_passed')[0].id}`, '/notices', '/members', '/members/new'];
}

for (const [how, size, large] of [
  ['390 wide', { width: 390, height: 844 }, false],
  ['720 wide', { width: 720, height: 900 }, false],
  ['390 wide in large type', { width: 390, height: 844 }, true],
])
  test(`office pages ${how}: nothing spills`, async () => {
    for (const [who, pages] of [
      ['branch', branchPages],
      ['committee', committeePages],
    ]) {
      const page = await county.enter(who);
      await page.setViewportSize(size);
      if (large) await page.getByRole('button', { name: '大字版' }).click();
      const found = [];
      for (const path of await pages(page)) {
        await page.goto(county.base + path);
        await settled(page);
        if (path === '/applications') {
          await page.getByRole('searchbox', { name: '为谁申请' }).fill('王');
          await page.getByRole('button', { name: '查询', exact: true }).click();
          await page.getByRole('button', { name: /^开始填写/ }).first().waitFor();
        }
        for (const each of await page.evaluate(spills)) found.push(`${who} ${path}: ${each}`);
      }
      assert.deepEqual(found, []);
      assert.deepEqual(page.complaints, []);
    }
  });
