// A notice on the board and on the web: its plain page, an objection from there and its answer, a correction; what one
// may do besides deciding: remind, withdraw.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { barriers, casesByStatus, countyForTests, settled } from './county.mjs';

let officer;
const county = countyForTests({
  async opened() {
    officer = await county.enter('officer');
  },
});

const ask = (page, path) => page.evaluate((each) => fetch(each).then((reply) => reply.json()), path);

/// The clerk of the branch of a case or notice.
async function clerkOf(branch) {
  const system = await county.enter('system');
  const { rows } = await ask(system, `/api/accounts?size=100&organisation=${branch.id}`);
  return county.enter(rows.find((each) => each.roles.includes('branch_clerk')).username);
}
async function running() {
  const { rows } = await ask(officer, '/api/notices?size=50&state=running');
  const { today } = await ask(officer, '/api/session');
  return rows.filter((each) => each.ends_on >= today);
}

test('the web page is plain, shows no full name, takes an objection, which is investigated and answered', async () => {
  const notice = (await running()).find((each) => each.objections.length === 0);
  const clerk = await clerkOf(notice.branch);
  await clerk.goto(`${county.base}/notices/${notice.id}`);
  const link = await clerk.getByRole('link', { name: /\/public\/notices\// }).getAttribute('href');
  const reader = await county.browser.newContext({ javaScriptEnabled: false, locale: 'zh-CN' });
  const page = await reader.newPage();
  await page.goto(new URL(link, county.base).href);
  const text = await page.locator('body').innerText();
  assert.ok(!text.includes(notice.person_name), 'no full name on the open web');
  assert.match(text, new RegExp(`${notice.person_name.slice(0, 1)}\\*`));
  assert.doesNotMatch(text, /990\d{3}/);
  assert.equal(await page.locator('script').count(), 0);
  await page.locator('#name').fill('群众甲');
  await page.locator('#content').fill('　');
  await page.getByRole('button', { name: '提交' }).click();
  await page.getByText('请填写意见内容').waitFor();
  assert.equal(await page.locator('#content').getAttribute('aria-describedby'), 'content-wrong');
  assert.equal(await page.locator('#name').inputValue(), '群众甲');
  await page.locator('#name').fill('');
  await page.locator('#content').fill('听说其家中有经营收入，请核查。');
  await page.getByRole('button', { name: '提交' }).click();
  await page.getByText(/收到|已提交/).first().waitFor();

  await clerk.reload();
  await clerk.getByText('网页 · 未留姓名').waitFor();
  assert.deepEqual(await barriers(clerk), []);
  await clerk.getByRole('button', { name: '登记核查' }).click();
  await clerk.getByLabel('核查情况').fill('经入户核实，经营已停业两年。');
  await clerk.getByRole('radio', { name: '不成立' }).check();
  await clerk.getByRole('button', { name: '保存' }).click();
  await clerk.getByText('待答复').waitFor();
  const answer = clerk.getByLabel('答复内容');
  const open = clerk.getByRole('button', { name: '答复' });
  await answer.or(open).first().waitFor();
  if (!(await answer.count())) await open.click();
  await answer.fill('经核查不影响认定。');
  await clerk.getByRole('button', { name: '答复' }).click();
  await clerk.locator('.tag', { hasText: '已答复' }).waitFor();
  assert.deepEqual(clerk.complaints, []);
});

test('a correction begins the period anew under a new number, and the old page says so', async () => {
  const notice = (await running()).find((each) => each.objections.length === 0);
  const clerk = await clerkOf(notice.branch);
  const { link } = await ask(clerk, `/api/notices/${notice.id}`);
  await clerk.goto(`${county.base}/cases/${notice.case_id}`);
  await clerk.getByText('更多操作').click();
  await clerk.getByRole('button', { name: '更正公示' }).click();
  const dialog = clerk.getByRole('dialog');
  await dialog.getByLabel('更正原因').fill('张贴地点有误');
  await dialog.getByLabel('张贴地点').fill('村委会门口');
  await dialog.getByRole('button', { name: '更正并重新公示' }).click();
  await clerk.waitForURL((url) => url.pathname.startsWith('/notices/') && !url.pathname.endsWith(`/${notice.id}`));
  await clerk.getByText('村委会门口').first().waitFor();
  const old = await ask(clerk, `/api/notices/${notice.id}`);
  assert.equal(old.state, 'restarted');
  for (const [language, words] of [
    ['zh', '公示已更正'],
    ['en', 'This notice was corrected'],
  ]) {
    const reply = await clerk.goto(`${county.base}${link}?lang=${language}`);
    assert.equal(reply.status(), 410);
    await clerk.getByRole('heading', { name: words }).waitFor();
    assert.deepEqual(await barriers(clerk), []);
    assert.ok(!(await clerk.locator('body').innerText()).includes(notice.person_name[0]));
  }
});

test('the branch reminds those before whom its case waits, and withdraws one with a reason', async () => {
  const branch = await county.enter('branch');
  const cases = await casesByStatus(branch);
  await branch.goto(`${county.base}/cases/${cases.get('notice_passed')[0].id}`);
  await branch.getByText('更多操作').click();
  await branch.getByRole('button', { name: '催办' }).click();
  await branch.getByText('已催办').waitFor();
  await branch.goto(`${county.base}/cases/${cases.get('submitted')[0].id}`);
  await branch.getByText('更多操作').click();
  await branch.getByRole('button', { name: '撤回' }).click();
  const dialog = branch.getByRole('dialog');
  await dialog.getByRole('button', { name: '撤回', exact: true }).click();
  await dialog.getByText('有 1 处需要修改').waitFor();
  await dialog.locator('textarea').fill('本人要求撤回');
  await dialog.getByRole('button', { name: '撤回', exact: true }).click();
  await branch.getByText('已撤回').first().waitFor();
  await settled(branch);
  assert.deepEqual(branch.complaints, []);
});
