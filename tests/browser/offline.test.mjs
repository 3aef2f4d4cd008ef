// Drafts of a device that has no network: what a form left there reaches the server all the same.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { casesByStatus, countyForTests, password } from './county.mjs';

const county = countyForTests();
const ask = (page, path) => page.evaluate((each) => fetch(each).then((reply) => reply.json()), path);

/// The draft as the server has it, once `text` is in it.
async function onServer(page, id, text) {
  for (let i = 0; i < 100; i++) {
    const { body } = await ask(page, `/api/drafts/application-${id}`);
    if (body?.includes(text)) return;
    await page.waitForTimeout(200);
  }
  assert.fail(`the server has no draft with ${text}`);
}
const onDevice = (page) =>
  page.evaluate(
    () =>
      new Promise((done, wrong) => {
        const opening = indexedDB.open('bangfu-drafts');
        opening.onerror = wrong;
        opening.onsuccess = () => {
          const count = opening.result.transaction('drafts').objectStore('drafts').count();
          count.onsuccess = () => (opening.result.close(), done(count.result));
        };
      }),
  );
/// The device forgets a draft once the server's answer has come, which is later than the server has it.
async function goneFromDevice(page) {
  for (let i = 0; i < 100 && (await onDevice(page)) > 0; i++) await page.waitForTimeout(200);
  assert.equal(await onDevice(page), 0);
}

test('a form that was left without network: its draft goes to the server when it is back, unopened', async () => {
  const page = await county.enter('branch');
  const id = (await casesByStatus(page)).get('draft')[0].id;
  const other = await page.context().newPage();
  await other.goto(`${county.base}/applications`);
  await page.goto(`${county.base}/applications/${id}/situation`);
  await page.getByLabel('困难情况').waitFor();
  await page.context().setOffline(true);
  await page.getByLabel('困难情况').fill('断网时填写后离开');
  await page.getByText(/草稿已存到本机/).waitFor();
  await page.getByRole('button', { name: '退出', exact: true }).click();
  await page.getByText(/无法连接服务器/).first().waitFor();
  assert.equal(await onDevice(page), 1);
  await page.close();
  await page.context().setOffline(false);
  await onServer(other, id, '断网时填写后离开');
  await goneFromDevice(other);
  await other.goto(`${county.base}/applications/${id}/situation`);
  await other.getByRole('button', { name: '放弃草稿' }).click();
  await other.context().close();
});

test('what the server would not take at a sign-out stays on the device, and is sent at the next sign-in', async () => {
  const page = await county.enter('branch');
  const id = (await casesByStatus(page)).get('draft')[0].id;
  await page.goto(`${county.base}/applications/${id}/situation`);
  await page.getByLabel('困难情况').waitFor();
  await page.route('**/api/drafts/**', (route) => route.abort());
  await page.getByLabel('困难情况').fill('退出时没有送到');
  await page.getByText(/草稿已存到本机/).waitFor();
  await page.getByRole('button', { name: '退出', exact: true }).click();
  await page.waitForURL(`${county.base}/sign-in`);
  assert.equal(await onDevice(page), 1);
  await page.unroute('**/api/drafts/**');
  await page.getByLabel('用户名').fill('branch');
  await page.getByLabel('密码').fill(password);
  await page.getByRole('button', { name: '登录' }).click();
  await page.waitForURL((url) => !url.pathname.endsWith('/sign-in'));
  await onServer(page, id, '退出时没有送到');
  await page.goto(`${county.base}/applications/${id}/situation`);
  await page.getByText(/已恢复.*的草稿/).waitFor();
  assert.equal(await page.getByLabel('困难情况').inputValue(), '退出时没有送到');
  await page.getByRole('button', { name: '放弃草稿' }).click();
  await page.context().close();
});

test('a member being registered has a draft under a key of the device, found again from another', async () => {
  const page = await county.enter('branch');
  await page.goto(`${county.base}/members/new`);
  await page.waitForURL(/\/members\/new\?draft=[0-9a-f]{32}$/);
  const key = new URL(page.url()).searchParams.get('draft');
  await page.getByLabel('姓名', { exact: true }).fill('李待录');
  for (let i = 0; (await ask(page, '/api/drafts?kind=member')).rows.length === 0; i++) {
    assert.ok(i < 100, 'the server has no draft of a member');
    await page.waitForTimeout(200);
  }
  const { rows } = await ask(page, '/api/drafts?kind=member');
  assert.deepEqual(rows.map((each) => each.form), [`member-${key}`]);
  assert.equal(JSON.stringify(rows).includes('李待录'), false, 'a list of drafts tells no text');

  const elsewhere = await county.enter('branch');
  await elsewhere.goto(`${county.base}/members/new`);
  await elsewhere.waitForURL(new RegExp(`draft=${key}$`));
  assert.equal(await elsewhere.getByLabel('姓名', { exact: true }).inputValue(), '李待录');
  await elsewhere.getByRole('button', { name: '放弃草稿' }).click();
  for (let i = 0; (await ask(elsewhere, '/api/drafts?kind=member')).rows.length > 0; i++) {
    assert.ok(i < 100, 'the draft is not thrown away');
    await elsewhere.waitForTimeout(200);
  }
  await page.close();
  await elsewhere.goto(`${county.base}/members`);
  await elsewhere.goto(`${county.base}/members/new`);
  await elsewhere.waitForURL(/draft=[0-9a-f]{32}$/);
  assert.notEqual(new URL(elsewhere.url()).searchParams.get('draft'), key, 'the next member is begun anew');
  assert.deepEqual(elsewhere.complaints, []);
  await elsewhere.context().close();
});
