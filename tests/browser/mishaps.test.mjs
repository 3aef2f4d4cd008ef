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

const ask = (page, path) => page.evaluate((each) => fetch(each).then((reply) => reply.json()), path);

/// Another person opens the member's form, writes and saves.
async function savedByAnother(page, id, fields) {
  await page.goto(`${county.base}/members/${id}/edit`);
  for (const [label, text] of Object.entries(fields)) await page.getByLabel(label).fill(text);
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await page.waitForURL(`**/members/${id}`);
}

test('a draft typed over a member whom another has changed since does not overwrite them unseen', async () => {
  const mine = await county.enter('branch');
  const theirs = await county.enter('committee');
  const id = (await ask(mine, '/api/members?size=100')).rows[0].id;
  await mine.goto(`${county.base}/members/${id}/edit`);
  await mine.getByLabel('党内职务').fill('我写的职务');
  await mine.getByText(/草稿已自动保存于/).waitFor();
  await mine.goto(`${county.base}/members`);
  await savedByAnother(theirs, id, { 党内职务: '他人的职务', 开户银行: '他人填的开户行' });

  await mine.goto(`${county.base}/members/${id}/edit`);
  await mine.getByText('草稿填写后，记录已被他人修改').waitFor();
  assert.equal(await mine.getByLabel('党内职务').inputValue(), '我写的职务');
  await mine.getByRole('button', { name: '保存', exact: true }).click();
  const dialog = mine.getByRole('dialog');
  await dialog.getByRole('cell', { name: '他人的职务' }).waitFor();
  await dialog.getByRole('cell', { name: '我写的职务' }).waitFor();
  await dialog.getByRole('cell', { name: '他人填的开户行' }).waitFor();
  assert.equal((await ask(mine, `/api/members/${id}`)).duty, '他人的职务');
  await dialog.getByRole('button', { name: '以我填写的为准继续' }).click();
  await mine.waitForURL(`**/members/${id}`);
  assert.equal((await ask(mine, `/api/members/${id}`)).duty, '我写的职务');
});

test('what another saved of a member may be taken instead of what was typed', async () => {
  const mine = await county.enter('branch');
  const theirs = await county.enter('committee');
  const id = (await ask(mine, '/api/members?size=100')).rows[1].id;
  await mine.goto(`${county.base}/members/${id}/edit`);
  await mine.getByLabel('党内职务').fill('我写的职务');
  await savedByAnother(theirs, id, { 党内职务: '他人的职务' });
  await mine.getByRole('button', { name: '保存', exact: true }).click();
  await mine.getByRole('dialog').getByRole('button', { name: '采用现在保存的内容' }).click();
  assert.equal(await mine.getByLabel('党内职务').inputValue(), '他人的职务');
  await mine.reload();
  await mine.getByText('填写内容会自动保存').waitFor();
  assert.equal(await mine.getByLabel('党内职务').inputValue(), '他人的职务');
});

test('the income of a household, and its housing, are not overwritten unseen either', async () => {
  const mine = await county.enter('branch');
  const theirs = await county.enter('branch');
  const { id } = (await casesByStatus(mine)).get('draft')[0];
  for (const page of [mine, theirs]) {
    await page.goto(`${county.base}/applications/${id}/income`);
    for (const name of ['经营性收入', '转移性收入', '财产性收入', '经营支出']) await page.getByLabel(name).fill('0');
  }
  await theirs.getByLabel('工资性收入').fill('4321');
  await next(theirs);
  await heading(theirs, '困难情况');
  await mine.getByLabel('工资性收入').fill('1234');
  await next(mine);
  const dialog = mine.getByRole('dialog');
  await dialog.getByRole('cell', { name: '4,321.00' }).waitFor();
  await dialog.getByRole('cell', { name: '1,234.00' }).waitFor();
  await dialog.getByRole('button', { name: '以我填写的为准继续' }).click();
  await mine.getByText('已保存').first().waitFor();
  const wages = async () => (await ask(mine, `/api/cases/${id}`)).member.household.incomes.map((each) => each.wages);
  assert.ok((await wages()).includes(123_400), `${await wages()}`);

  for (const page of [mine, theirs]) await page.goto(`${county.base}/applications/${id}/household`);
  await mine.getByLabel('住房面积').fill('71');
  await theirs.getByLabel('住房面积').fill('72');
  await theirs.getByRole('button', { name: '保存住房情况' }).click();
  await theirs.getByText('已保存').first().waitFor();
  await mine.getByRole('button', { name: '保存住房情况' }).click();
  await mine.getByRole('dialog').getByRole('cell', { name: '72' }).waitFor();
  await mine.getByRole('dialog').getByRole('button', { name: '以我填写的为准继续' }).click();
  await mine.getByText('已保存').first().waitFor();
  const file = await ask(mine, `/api/cases/${id}`);
  assert.equal(file.member.household.housing_area, 71);
});

test('what is typed in one part stays a draft while another part is saved', async () => {
  const page = await county.enter('branch');
  const id = (await casesByStatus(page)).get('draft')[0].id;
  await page.goto(`${county.base}/applications/${id}/income`);
  await page.getByLabel('工资性收入').fill('777');
  await page.getByText(/草稿已自动保存于/).waitFor();
  await page.getByRole('link', { name: /困难情况/ }).click();
  await page.getByLabel('困难情况').fill('另一部分先保存');
  await next(page);
  await heading(page, '致困原因');
  await page.waitForLoadState('networkidle');
  await page.goto(`${county.base}/applications/${id}/income`);
  await page.getByText(/已恢复.*的草稿/).waitFor();
  assert.equal(await page.getByLabel('工资性收入').inputValue(), '777');
  await page.getByRole('button', { name: '放弃草稿' }).click();
});

test('an application is not submitted while something typed is not saved', async () => {
  const page = await county.enter('branch');
  const { id } = (await casesByStatus(page)).get('draft')[0];
  await page.goto(`${county.base}/applications/${id}/situation`);
  await page.getByLabel('困难情况').fill('改了，没有保存');
  await page.locator('.tasks a').last().click();
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: '确认提交' }).click();
  await page.getByText('有填写的内容还没有保存').first().waitFor();
  assert.equal((await ask(page, `/api/cases/${id}`)).line.status, 'draft');
});
