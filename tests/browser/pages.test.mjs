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
  system: ['/organisations', '/accounts', '/chores'],
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

/// The server's data as the page received it, whole texts and their runs of Chinese characters; its sentences, which
/// come in both languages, and words of code tables are none.
const written = /[\u3400-\u9fff\u{20000}-\u{3ffff}]+/gu;
const sentences = ['zh', 'message', 'blocked_message'];
function take(value, data) {
  if (typeof value === 'string') for (const [run] of value.matchAll(written)) data.add(run);
  if (typeof value === 'string') data.add(value);
  if (value && typeof value === 'object')
    for (const [key, each] of Object.entries(value)) if (!sentences.includes(key)) take(each, data);
}
/// What a page says, aloud as well, outside what is marked as another language's.
const said = () => {
  const texts = [document.title];
  const walk = (node) => {
    if (node.nodeType === Node.TEXT_NODE) texts.push(node.data);
    if (node.nodeType !== Node.ELEMENT_NODE || ['SCRIPT', 'STYLE', 'NOSCRIPT'].includes(node.tagName)) return;
    if (node.lang?.startsWith('zh')) return;
    for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'data-label']) texts.push(node.getAttribute(name));
    for (const each of node.childNodes) walk(each);
  };
  walk(document.body);
  return texts.filter(Boolean);
};
/// Opens each path in English and finds neither keys nor Chinese characters but those of records: names of people and
/// places, what somebody typed.
async function speaksEnglish(page, paths) {
  const data = new Set();
  const received = new Set();
  page.on('response', (response) => {
    if (!response.url().includes('/api/')) return;
    received.add(
      response.json().then(
        (body) => take(body, data),
        () => {},
      ),
    );
  });
  await page.evaluate(() => localStorage.setItem('bangfu.language', 'en'));
  const found = [];
  for (const path of paths) {
    await page.goto(county.base + path);
    await settled(page);
    await Promise.all(received);
    assert.equal(await page.getAttribute('html', 'lang'), 'en');
    for (const text of await page.evaluate(said)) {
      for (const [run] of text.matchAll(written)) if (!data.has(run)) found.push(`${path}: ${run} in "${text.trim()}"`);
      const key = /\b(?:home|ledger|approve|notices|members|household|file|policy|own|menu|table|action)\.[a-z_]+\b/;
      if (key.test(text) && !data.has(text.trim())) found.push(`${path}: ${text.trim()}`);
    }
  }
  assert.deepEqual(found, []);
}

test('pages speak English when asked: the county officer', async () => {
  const page = await county.enter('officer');
  const cases = await casesByStatus(page);
  const notices = await page.evaluate(() => fetch('/api/notices?size=20').then((each) => each.json()));
  const member = await page.evaluate(() => fetch('/api/members?size=1').then((each) => each.json()));
  await speaksEnglish(page, [
    '/',
    '/ledger',
    '/ledger?status=all&sort=income',
    ...tabs.map((tab) => `/cases/${first(cases, 'committee_confirmed')}?tab=${tab}`),
    `/cases/${first(cases, 'on_ledger')}`,
    '/approvals',
    '/approvals?box=done',
    '/notices',
    `/notices/${notices.rows[0].id}`,
    '/members',
    `/members/${member.rows[0].id}`,
    '/matches',
    '/imports',
    '/policy',
    '/calendar',
    '/own',
    '/nowhere',
  ]);
});

test('pages speak English when asked: the branch clerk', async () => {
  const page = await county.enter('branch');
  const cases = await casesByStatus(page);
  await speaksEnglish(page, [
    '/applications',
    '/members/new',
    ...sections.map((name) => `/applications/${first(cases, 'draft')}/${name}`),
    ...['submitted', 'assembly_passed', 'on_notice'].map((status) => `/cases/${first(cases, status)}`),
  ]);
});

for (const [who, paths] of Object.entries({
  system: ['/organisations', '/accounts', '/chores'],
  security: ['/accounts'],
  audit: ['/audit'],
}))
  test(`pages speak English when asked: the administrator ${who}`, async () => {
    await speaksEnglish(await county.enter(who), paths);
  });

test('pages speak English when asked: the phone', async () => {
  const page = await county.enter('branch', { phone: true });
  const cases = await casesByStatus(page);
  await speaksEnglish(page, [
    '/m/',
    '/m/members',
    '/m/todos',
    '/m/notices',
    '/m/me',
    `/m/cases/${first(cases, 'submitted')}`,
    ...sections.map((name) => `/m/apply/${first(cases, 'draft')}/${name}`),
  ]);
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
