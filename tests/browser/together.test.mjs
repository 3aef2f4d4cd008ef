// What waits, decided together: what is offered is what the server takes; and where the focus is afterwards.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countyForTests, settled } from './county.mjs';

const county = countyForTests();
const ask = (page, path) => page.evaluate((each) => fetch(each).then((reply) => reply.json()), path);

test('a demo county says on every page that its people are invented', async () => {
  const page = await county.enter('officer');
  await page.getByText('演示 · 虚构数据').waitFor();
});

test('an imported case cannot be refused, one sent back is named by its step, the focus comes back', async () => {
  const page = await county.enter('officer');
  await page.goto(`${county.base}/approvals?kind=imported`);
  await settled(page);
  const boxes = page.locator('tbody').getByRole('checkbox');
  await boxes.first().check();
  const together = page.getByRole('button', { name: '批量办理' });
  await together.click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('意见', { exact: true }).waitFor();
  assert.equal(await dialog.getByRole('radio').count(), 0, 'an imported case is proposed or left');
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  assert.ok(await together.evaluate((each) => each === document.activeElement));

  const { rows } = await ask(page, '/api/ledger?status=returned&size=100');
  assert.ok(rows.length > 0);
  for (const each of rows) assert.notEqual(each.step, 'returned');
  const home = await ask(page, '/api/home');
  for (const each of home.todos) assert.notEqual(each.kind, 'returned');
});

test('a branch takes its steps one by one, and the ledger says who handles what', async () => {
  const page = await county.enter('branch');
  await page.goto(`${county.base}/approvals`);
  await settled(page);
  const { rows } = await ask(page, '/api/approvals?box=todo');
  assert.ok(rows.length > 0);
  await page.getByText('此环节须逐件办理').waitFor();
  assert.equal(await page.getByRole('checkbox').count(), 0);
  assert.equal(await page.getByRole('button', { name: '批量办理' }).count(), 0);

  const officer = await county.enter('officer');
  for (const [who, status, words] of [
    [officer, 'imported', '办理'],
    [officer, 'committee_confirmed', '办理'],
    [officer, 'notice_passed', '档案'],
    [officer, 'on_ledger', '档案'],
  ]) {
    await who.goto(`${county.base}/ledger?status=${status}`);
    await settled(who);
    const links = who.locator('tbody tr:not(.nothing) .ops a');
    assert.ok((await links.count()) > 0, status);
    for (const each of await links.allInnerTexts()) assert.equal(each, words, status);
  }
});

test('of several decided together what somebody else was quicker with is named, and the others are done', async () => {
  const [page, other] = [await county.enter('officer'), await county.enter('officer')];
  await page.goto(`${county.base}/approvals?kind=imported`);
  await settled(page);
  const { rows } = await ask(page, '/api/approvals?box=todo&kind=imported');
  const [first, second] = rows.map((each) => each.line);
  for (const each of [first, second])
    await page.getByRole('checkbox', { name: `选择 ${each.person_name}` }).first().check();
  await page.getByRole('button', { name: '批量办理' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('意见', { exact: true }).fill('材料齐全，拟备案。');

  await other.goto(`${county.base}/cases/${first.id}`);
  await other.getByLabel('意见', { exact: true }).fill('材料齐全，拟备案。');
  await other.getByRole('button', { name: '提交审批' }).click();
  await other.getByText('备案待确认').first().waitFor();

  await dialog.getByRole('button', { name: '提交审批' }).click();
  await dialog.waitFor({ state: 'detached' });
  const alert = page.getByRole('alert').filter({ hasText: '1 份档案未能办理' });
  await alert.getByText(`${first.person_name} ${first.number}：`).waitFor();
  assert.equal((await ask(page, `/api/cases/${second.id}`)).line.status, 'filing_proposed');
  assert.deepEqual(page.complaints, []);
});
