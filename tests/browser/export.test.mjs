// The ledger as a file, from the page to its cells; what is shown when the work is stopped, has failed or has expired.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { barriers, countyForTests } from './county.mjs';
import { firstSheet } from './workbook.mjs';

const county = countyForTests();

const dialogOf = (page) => page.getByRole('dialog', { name: '导出台账' });

async function openDialog(page, address = '/ledger') {
  await page.goto(county.base + address);
  await page.getByRole('button', { name: '导出 Excel' }).click();
  return dialogOf(page);
}

async function download(page, dialog) {
  const arrival = page.waitForEvent('download');
  await dialog.getByRole('button', { name: '下载' }).click();
  const file = await arrival;
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

test('the officer exports the filtered ledger and finds in the file what the page shows', async () => {
  const page = await county.enter('officer');
  const dialog = await openDialog(page, '/ledger?status=all');
  const { cases } = await page.evaluate(() =>
    fetch(
      '/api/ledger/totals?status=draft,submitted,assembly_passed,on_notice,notice_passed,committee_recorded,' +
        'committee_confirmed,filing_proposed,on_ledger,returned,rejected,withdrawn,voided,imported',
    ).then((each) => each.json()),
  );
  await dialog.getByRole('button', { name: '开始导出' }).click();
  await dialog.getByText('请填写用途').first().waitFor();
  await dialog.getByLabel('用途').fill('季度上报');
  await dialog.getByRole('button', { name: '开始导出' }).click();
  const { name, bytes } = await download(page, dialog);
  assert.match(name, /^困难党员台账_\d{4}-\d{2}-\d{2}\.xlsx$/);
  const { rows, formulas } = firstSheet(bytes);
  assert.equal(formulas, false);
  assert.equal(rows[0][0], '困难党员台账');
  assert.match(rows[1][0], /^填报单位（盖章）：清源县委/);
  assert.deepEqual(rows[3].slice(0, 4), ['序号', '档案编号', '姓名', '性别']);
  const data = rows.filter((row) => /^\d+$/.test(row[0]));
  assert.equal(data.length, cases);
  const sums = rows.find((row) => row[0] === '合计');
  assert.equal(sums[2], `${cases} 户`);
  const column = (heading) => rows[3].indexOf(heading);
  for (const row of data) {
    assert.match(row[column('公民身份号码')], /^990\*{11}\d{3}[\dX]$/);
    assert.match(row[column('联系电话')], /^(1\d\d\*{4}\d{4}|—)$/);
    assert.notEqual(row[column('家庭住址')], '');
  }
  assert.ok(!/\d{17}[\dX]/.test(rows.flat().join(' ')), 'a whole ID number');
  assert.deepEqual(page.complaints, []);
});

test('every column that the page can show is one that the file can have', async () => {
  const page = await county.enter('officer');
  await page.goto(`${county.base}/ledger`);
  await page.getByRole('button', { name: '显示哪些列' }).click();
  for (const box of await page.locator('.column-choice input:not(:disabled)').all()) await box.check();
  const shown = await page.locator('table thead th').count();
  const dialog = await openDialog(page);
  await dialog.getByLabel(/与当前列表相同/).check();
  await dialog.getByLabel('用途').fill('核对');
  await dialog.getByRole('button', { name: '开始导出' }).click();
  const { rows } = firstSheet((await download(page, dialog)).bytes);
  assert.equal(shown, 21);
  assert.equal(rows.find((row) => row[0] === '序号').length, shown - 1); // no actions
});

test('the columns of the page are taken when asked for, and an earlier export is taken again', async () => {
  const page = await county.enter('officer');
  const dialog = await openDialog(page);
  await dialog.getByLabel(/与当前列表相同/).check();
  await dialog.getByLabel('用途').fill('核对');
  await dialog.getByRole('button', { name: '开始导出' }).click();
  const first = await download(page, dialog);
  const { rows } = firstSheet(first.bytes);
  const headings = rows.find((row) => row[0] === '序号');
  assert.ok(headings.includes('姓名') && headings.includes('来源') && !headings.includes('公民身份号码'));
  await dialog.getByRole('button', { name: '关闭' }).last().click();
  await page.getByRole('button', { name: '导出 Excel' }).click();
  const earlier = dialog.getByRole('button', { name: /已完成/ });
  await earlier.nth(1).waitFor(); // the other test's too
  await earlier.first().click();
  const again = await download(page, dialog);
  assert.deepEqual(again.bytes, first.bytes);
  assert.deepEqual(page.complaints, []);
});

const state = (more) => ({
  id: 7,
  kind: 'ledger_export',
  state: 'running',
  progress: 0,
  total: 0,
  message: null,
  file: null,
  created_at: 1767225600000,
  ...more,
});

/// The dialog over work that stands as `now` says.
async function watched(page, now) {
  const dialog = await openDialog(page);
  await page.route('**/api/exports', (route) => route.fulfill({ json: { job: 7 } }));
  await page.route('**/api/jobs/7', (route) => route.fulfill({ json: now() }));
  await dialog.getByLabel('用途').fill('核对');
  await dialog.getByRole('button', { name: '开始导出' }).click();
  return dialog;
}

test('work shows how far it is and is stopped', async () => {
  const page = await county.enter('officer');
  let now = state({ progress: 500, total: 2000 });
  const dialog = await watched(page, () => now);
  await page.route('**/api/jobs/7/cancel', (route) => {
    now = state({ state: 'cancelled', progress: 500, total: 2000 });
    return route.fulfill({ json: now });
  });
  await dialog.getByText('500 / 2,000').waitFor();
  await dialog.getByRole('progressbar').waitFor();
  await dialog.getByRole('button', { name: '停止' }).click();
  await dialog.getByText('已停止').waitFor();
  assert.equal(await dialog.getByRole('progressbar').count(), 0);
  assert.equal(await dialog.getByRole('button', { name: '下载' }).count(), 0);
  assert.deepEqual(page.complaints, []);
});

test('a failure says why, and a file that expired is not offered', async () => {
  const page = await county.enter('officer');
  const message = { code: 'access.forbidden', zh: '您没有办理此项的权限', en: 'You are not permitted to do this' };
  const failed = await watched(page, () => state({ state: 'failed', message }));
  await failed.getByText(message.zh).waitFor();
  const file = { name: '困难党员台账_2026-01-01.xlsx', size: 20480, expires_at: 1767312000000, expired: true };
  const expired = await watched(page, () => state({ state: 'done', file }));
  await expired.getByText(/过期清除/).waitFor();
  assert.equal(await expired.getByRole('button', { name: '下载' }).count(), 0);
  assert.deepEqual(page.complaints, []);
});

test('the dialog has no barriers, on the desk and on a narrow screen', async () => {
  const page = await county.enter('officer');
  for (const [width, height] of [
    [1440, 900],
    [390, 844],
  ]) {
    await page.setViewportSize({ width, height });
    const dialog = await openDialog(page);
    const box = await dialog.boundingBox();
    assert.ok(box.x >= 0 && box.x + box.width <= width, `${box.x} ${box.width}`);
    assert.deepEqual(await barriers(page, null), []);
  }
});
