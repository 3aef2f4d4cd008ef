// The mishaps of a working day: what was typed is kept when the session expires, another saves first, or the
// network goes.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { casesByStatus, countyForTests, password } from './county.mjs';
import { heading, next } from './filing.mjs';

const county = countyForTests();

test('typed text survives an expired session: sign in over the form, and saving goes on', async () => {
  const page = await county.enter('branch');
  const id = (await casesByStatus(page)).get('draft')[0].id;
  await page.goto(`${county.base}/applications/${id}/situation`);
  await page.getByLabel('困难情况').fill('会话过期也不丢失');
  await page.context().clearCookies();
  await next(page);
  const dialog = page.getByRole('dialog');
  await dialog.getByText('登录已过期').waitFor();
  await dialog.getByLabel('密码').fill(password);
  await dialog.getByRole('button', { name: '登录' }).click();
  await heading(page, '致困原因');
  const saved = await page.evaluate((each) => fetch(`/api/cases/${each}`).then((reply) => reply.json()), id);
  assert.equal(saved.application.situation, '会话过期也不丢失');
});

test('typed text survives a stale version: the difference is shown and mine may go on', async () => {
  const mine = await county.enter('branch');
  const theirs = await county.enter('branch');
  const id = (await casesByStatus(mine)).get('draft')[0].id;
  for (const page of [mine, theirs]) await page.goto(`${county.base}/applications/${id}/situation`);
  await theirs.getByLabel('困难情况').fill('他人的修改');
  await next(theirs);
  await heading(theirs, '致困原因');
  await mine.getByLabel('困难情况').fill('我的修改');
  await next(mine);
  const dialog = mine.getByRole('dialog');
  await dialog.getByRole('cell', { name: '他人的修改' }).waitFor();
  await dialog.getByRole('cell', { name: '我的修改' }).waitFor();
  await dialog.getByRole('button', { name: '以我填写的为准继续' }).click();
  await mine.getByText('已保存').first().waitFor();
  const saved = await mine.evaluate((each) => fetch(`/api/cases/${each}`).then((reply) => reply.json()), id);
  assert.equal(saved.application.situation, '我的修改');
});

test('typed text survives a lost network', async () => {
  const page = await county.enter('branch');
  const id = (await casesByStatus(page)).get('draft')[0].id;
  await page.goto(`${county.base}/applications/${id}/situation`);
  await page.getByLabel('困难情况').waitFor();
  await page.context().setOffline(true);
  await page.getByLabel('困难情况').fill('断网时填写');
  await page.getByText(/草稿已存到本机/).waitFor();
  await next(page);
  await page.getByText(/无法连接服务器/).waitFor();
  assert.equal(await page.getByLabel('困难情况').inputValue(), '断网时填写');
  await page.context().setOffline(false);
  await page.reload();
  await page.getByText(/已恢复.*的草稿/).waitFor();
  assert.equal(await page.getByLabel('困难情况').inputValue(), '断网时填写');
  await next(page);
  await heading(page, '致困原因');
});
