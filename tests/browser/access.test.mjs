// Pages that are met before and beside the daily ones, and the daily ones again as few set them: in English, in large
// type, on a phone. No barrier to keyboard or screen reader, no complaint in the console, nothing wider than the
// screen.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { barriers, casesByStatus, countyForTests, program } from './county.mjs';

let firstPassword;
const prepare = (data) => {
  const words = ['user', 'add', 'newcomer', '--name', '钱晓云', '--organisation', 'QY', '--roles', 'county_officer'];
  const done = spawnSync(program, [...words, '--data', data], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
  });
  assert.equal(done.status, 0, done.stderr);
  [, firstPassword] = /shown this once: (\S+)/.exec(done.stdout);
};
const county = countyForTests({ prepare });

const settings = [
  { name: 'Chinese', language: 'zh', large: false },
  { name: 'English', language: 'en', large: false },
  { name: 'large type', language: 'zh', large: true },
  { name: 'English in large type', language: 'en', large: true },
];

/// As a person sets it once: kept on the device.
const keep = (page, { language, large }) =>
  page.evaluate(
    ([kept, type]) => {
      localStorage.setItem('bangfu.language', kept);
      localStorage.setItem('bangfu.large', type);
    },
    [language, large ? '1' : ''],
  );

/// The settings are what the page shows, not only what was kept.
async function shows(page, { language, large }) {
  assert.equal(await page.getAttribute('html', 'lang'), language === 'zh' ? 'zh-CN' : 'en');
  assert.equal(await page.evaluate(() => document.documentElement.hasAttribute('data-large')), large);
}

const tooWide = (page) => page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);

async function clean(page, paths, setting) {
  for (const path of paths) {
    assert.deepEqual(await barriers(page, county.base + path), [], path);
    assert.equal(await tooWide(page), false, `${path} is wider than the screen`);
    await shows(page, setting);
  }
  assert.deepEqual(page.complaints, []);
}

async function signedIn(username, setting, how) {
  const page = await county.enter(username, how);
  await keep(page, setting);
  return page;
}

const get = (page, path) => page.evaluate((at) => fetch(at).then((each) => each.json()), path);

for (const setting of settings) {
  const { name, language } = setting;

  for (const phone of [false, true])
    test(`${name}: signing in${phone ? ' on a phone' : ''}, wrongly too, has no barriers`, async () => {
      const viewport = phone ? { width: 390, height: 844 } : { width: 1440, height: 900 };
      const context = await county.browser.newContext({ locale: 'zh-CN', viewport });
      const page = await context.newPage();
      Object.assign(page, { complaints: [], underway: new Set() });
      page.on('pageerror', (error) => page.complaints.push(error.message));
      await page.goto(`${county.base}/public.css`);
      await keep(page, setting);
      await clean(page, [phone ? '/m/sign-in' : '/sign-in'], setting);
      await page.locator('input').nth(0).fill('officer');
      await page.locator('input').nth(1).fill('not the password');
      await page.locator('button[type=submit]').click();
      await page.getByRole('alert').first().waitFor();
      assert.deepEqual(await barriers(page), []);
      await page.close();
    });

  for (const phone of [false, true])
    test(`${name}: the first password${phone ? ' on a phone' : ''} has no barriers, refused neither`, async () => {
      const page = await signedIn('newcomer', setting, { secret: firstPassword, phone });
      await clean(page, [phone ? '/m/password' : '/password'], setting);
      const inputs = page.locator('input[type=password]');
      await inputs.nth(0).fill(firstPassword);
      for (let i = 1; i < (await inputs.count()); ++i) await inputs.nth(i).fill('short');
      await page.locator('button[type=submit]').click();
      await page.locator('[aria-invalid=true], [role=alert]').first().waitFor();
      assert.deepEqual(await barriers(page), []);
    });

  test(`${name}: a member's form, filled and in error, has no barriers`, async () => {
    const page = await signedIn('branch', setting);
    const { rows } = await get(page, '/api/members?size=1');
    await clean(page, ['/members/new', `/members/${rows[0].id}`, `/members/${rows[0].id}/edit`], setting);
    await page.locator('.sheet-form input').first().fill('');
    await page.getByRole('button', { name: /^(保存|Save)$/ }).click();
    await page.locator('[aria-invalid=true], [role=alert]').first().waitFor();
    assert.deepEqual(await barriers(page), []);
  });

  test(`${name}: the list of imports and an import have no barriers`, async () => {
    const page = await signedIn('officer', setting);
    const { rows } = await get(page, '/api/imports');
    assert.ok(rows.length > 0, 'the demo county imported ledgers');
    await clean(page, ['/imports', `/imports/${rows[0].id}`], setting);
  });

  test(`${name}: a notice on the web, its objection form and what comes of it have no barriers`, async () => {
    const officer = await county.enter('officer');
    const { today } = await get(officer, '/api/session');
    const { rows } = await get(officer, '/api/notices?size=50&state=running');
    const notice = rows.find((each) => each.ends_on >= today);
    await officer.goto(`${county.base}/notices/${notice.id}`);
    const link = await officer.getByRole('link', { name: /\/public\/notices\// }).getAttribute('href');
    // Large type is the browser's own there.
    for (const viewport of [{ width: 1440, height: 900 }, { width: 390, height: 844 }]) {
      const context = await county.browser.newContext({ bypassCSP: setting.large, viewport });
      const page = await context.newPage();
      page.underway = new Set();
      const look = async (what) => {
        if (setting.large) await page.addStyleTag({ content: 'html { font-size: 200%; }' });
        assert.deepEqual(await barriers(page), [], what);
        assert.equal(await tooWide(page), false, what);
        assert.equal(await page.getAttribute('html', 'lang'), language === 'zh' ? 'zh-CN' : 'en', what);
      };
      const address = `${new URL(link, county.base).href}?lang=${language}`;
      await page.goto(address);
      await look('the notice');
      await page.locator('#content').fill('   ');
      await page.locator('button[type=submit]').click();
      await look('an objection without words');
      await page.goto(address);
      await page.locator('#content').fill('听说其家中有经营收入，请核查。');
      await page.locator('button[type=submit]').click();
      assert.match(await page.locator('h1').innerText(), language === 'zh' ? /收到/ : /received/i);
      await look('an objection received');
      await page.goto(`${county.base}/public/notices/nothing?lang=${language}`);
      await look('no such notice');
      await context.close();
    }
  });
}

const both = settings.at(-1);

test(`${both.name}: the county officer's pages have no barriers`, async () => {
  const page = await signedIn('officer', both);
  const cases = await casesByStatus(page);
  const id = cases.get('committee_confirmed')[0].id;
  const tabs = ['basic', 'household', 'income', 'eligibility', 'attachments', 'trace', 'changes'];
  const notices = await get(page, '/api/notices?size=20');
  await clean(page, ['/', '/ledger', ...tabs.map((tab) => `/cases/${id}?tab=${tab}`), '/approvals', '/notices',
    `/notices/${notices.rows[0].id}`, '/members', '/matches', '/policy', '/calendar', '/own', '/nowhere',
  ], both);
});

test(`${both.name}: the branch clerk's forms have no barriers`, async () => {
  const page = await signedIn('branch', both);
  const draft = (await casesByStatus(page)).get('draft')[0].id;
  const sections = ['household', 'income', 'situation', 'causes', 'criteria', 'papers', 'check'];
  await clean(page, ['/applications', ...sections.map((each) => `/applications/${draft}/${each}`)], both);
});

for (const [who, paths] of [['system', ['/organisations', '/accounts']], ['audit', ['/audit']]])
  test(`${both.name}: the administrator ${who}'s pages have no barriers`, async () => {
    await clean(await signedIn(who, both), paths, both);
  });

test(`${both.name}: the phone has no barriers`, async () => {
  const page = await signedIn('branch', both, { phone: true });
  const draft = (await casesByStatus(page)).get('draft')[0].id;
  await clean(page, ['/m/', '/m/members', '/m/todos', '/m/notices', '/m/me', `/m/apply/${draft}/situation`,
    `/m/apply/${draft}/papers`], both);
});
