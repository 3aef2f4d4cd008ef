// Every page of every role: no barrier to keyboard or screen reader, no complaint in the console, nothing wider than
// a phone.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { barriers, casesByStatus, countyForTests, settled } from './county.mjs';

const county = countyForTests();

const first = (map, status) => map.get(status)?.[0]?.id;
const tabs = ['basic', 'household', 'income', 'eligibility', 'attachments', 'trace', 'changes'];
const sections = ['household', 'income', 'situation', 'causes', 'criteria', 'papers', 'check'];

async function clean(page, paths) {
  for (const path of paths) assert.deepEqual(await barriers(page, county.base + path), [], path);
  assert.deepEqual(page.complaints, []);
}

test('the county officer sees pages without barriers', async () => {
  const page = await county.enter('officer');
  const cases = await casesByStatus(page);
  const id = first(cases, 'committee_confirmed');
  const notices = await page.evaluate(() => fetch('/api/notices?size=20').then((each) => each.json()));
  const member = await page.evaluate(() => fetch('/api/members?size=1').then((each) => each.json()));
  await clean(page, [
    '/',
    '/ledger',
    '/ledger?status=all&sort=income',
    ...tabs.map((tab) => `/cases/${id}?tab=${tab}`),
    '/approvals',
    '/approvals?box=done',
    '/notices',
    `/notices/${notices.rows[0].id}`,
    '/members',
    `/members/${member.rows[0].id}`,
    '/matches',
    '/policy',
    '/calendar',
    '/own',
    '/nowhere',
    `/print/application/${id}`,
    `/print/cards?ids=${id}`,
    '/print/ledger',
    `/print/notice/${notices.rows[0].id}`,
  ]);
});

test('the branch clerk sees pages without barriers', async () => {
  const page = await county.enter('branch');
  const cases = await casesByStatus(page);
  await clean(page, [
    '/applications',
    '/members/new',
    ...sections.map((name) => `/applications/${first(cases, 'draft')}/${name}`),
    `/cases/${first(cases, 'submitted')}`,
    `/cases/${first(cases, 'assembly_passed')}`,
  ]);
});

for (const [who, paths] of Object.entries({
  system: ['/organisations', '/accounts'],
  security: ['/accounts'],
  audit: ['/audit'],
})) {
  test(`the administrator ${who} sees pages without barriers, and no case`, async () => {
    const page = await county.enter(who);
    await clean(page, paths);
    const status = await page.evaluate(() => fetch('/api/ledger').then((each) => each.status));
    assert.equal(status, 403);
  });
}

test('the phone has no barriers and nothing wider than its screen', async () => {
  const page = await county.enter('branch', { phone: true });
  const cases = await casesByStatus(page);
  const paths = [
    '/m/',
    '/m/members',
    '/m/todos',
    '/m/notices',
    '/m/me',
    `/m/cases/${first(cases, 'submitted')}`,
    ...sections.map((name) => `/m/apply/${first(cases, 'draft')}/${name}`),
  ];
  for (const path of paths) {
    assert.deepEqual(await barriers(page, county.base + path), [], path);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth), false, path);
  }
  assert.deepEqual(page.complaints, []);
});

test('pages speak English when asked, keys and all', async () => {
  const page = await county.enter('officer');
  await page.getByRole('button', { name: 'English' }).click();
  for (const path of ['/', '/ledger', '/approvals', '/notices', '/members', '/policy', '/own']) {
    await page.goto(county.base + path);
    await settled(page);
    const text = await page.locator('body').innerText();
    assert.doesNotMatch(
      text,
      /\b(?:home|ledger|approve|notices|members|policy|own|menu|table|action)\.[a-z_]+\b/,
      path,
    );
    assert.equal(await page.getAttribute('html', 'lang'), 'en');
  }
});

for (const language of ['zh', 'en'])
  test(`lists fit their screen in ${language}: no column is cut off, the pager is in sight`, async () => {
    const page = await county.enter('officer');
    if (language === 'en') await page.getByRole('button', { name: 'English' }).click();
    for (const path of ['/ledger', '/approvals', '/notices', '/members', '/matches', '/imports']) {
      await page.goto(county.base + path);
      await settled(page);
      const cut = await page.evaluate(() =>
        [...document.querySelectorAll('.table-scroll')].some((each) => each.scrollWidth > each.clientWidth),
      );
      assert.equal(cut, false, path);
      const pager = page.locator('.page-bar');
      if (await pager.count()) assert.ok((await pager.boundingBox()).y < 900 - 26, path);
    }
  });
