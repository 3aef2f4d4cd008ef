// The import wizard in the browser: a ledger from the file to the ledgers, and back; five thousand rows, with the time
// they took.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { barriers, countyForTests, program } from './county.mjs';

const fixtures = new URL('../fixtures/ledgers/', import.meta.url).pathname;
const organisations = (data) => {
  const done = spawnSync(program, ['import', 'organisations', join(fixtures, 'orgs.csv'), '--data', data], {
    encoding: 'utf8',
  });
  assert.equal(done.status, 0, done.stderr);
};

const county = countyForTests({ prepare: organisations });

/// Gives the wizard a file and waits until it was read.
async function choose(page, file) {
  await page.goto(`${county.base}/imports`);
  await page.locator('input[type=file]').setInputFiles(file);
  await page.waitForURL(/\/imports\/\d+/);
  await page.getByRole('button', { name: '下一步：校验结果' }).waitFor({ timeout: 60_000 });
}
const stateOf = (page) =>
  page
    .evaluate((id) => fetch(`/api/imports/${id}`).then((reply) => reply.json()), page.url().match(/imports\/(\d+)/)[1])
    .then((each) => each.state);
const cases = (page) =>
  page.evaluate(() => fetch('/api/ledger/totals').then((reply) => reply.json())).then((totals) => totals.cases);

test('a ledger with wrong rows: columns, rows with reasons, the valid ones written, and all undone', async () => {
  const page = await county.enter('officer');
  const before = await cases(page);
  await choose(page, join(fixtures, 'c_gbk.csv'));
  await page.getByRole('columnheader', { name: '识别为' }).waitFor();
  assert.deepEqual(await barriers(page, page.url()), []);
  await page.getByRole('button', { name: '下一步：校验结果' }).click();
  await page.locator('.issues .bad').first().waitFor();
  assert.deepEqual(await barriers(page, page.url()), []);
  const arrival = page.waitForEvent('download');
  await page.getByRole('button', { name: '下载错误行（含原因列）' }).click();
  const errors = await arrival;
  assert.match(errors.suggestedFilename(), /^错误行_c_gbk\.xlsx$/);
  assert.ok(readFileSync(await errors.path()).subarray(0, 2).equals(Buffer.from('PK')));
  await page.getByRole('button', { name: '下一步：确认入库' }).click();
  await page.getByRole('button', { name: /只导入正确的 \d+ 行/ }).click();
  await page.getByText(/已入库 \d+ 行/).waitFor({ timeout: 60_000 });
  assert.ok((await cases(page)) > before + 150);
  await page.getByRole('link', { name: '查看台账' }).click();
  await page.getByText('导入').first().waitFor();
  await page.goBack();
  await page.getByRole('button', { name: '撤销本次导入' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('撤销原因').fill('导错了文件');
  await dialog.getByRole('button', { name: '撤销本次导入' }).click();
  await page.getByText('已撤销').first().waitFor({ timeout: 60_000 });
  assert.equal(await cases(page), before);
  assert.deepEqual(page.complaints, []);
});

test('a file that is no ledger is refused in words', async () => {
  const page = await county.enter('officer');
  await page.goto(`${county.base}/imports`);
  await page.locator('input[type=file]').setInputFiles(join(fixtures, 'hostile/not_a_ledger.xlsx'));
  await page.getByText(/没有找到困难党员台账/).waitFor({ timeout: 60_000 });
  assert.equal(await stateOf(page), 'refused');
});

test('the officer proposes the batch and the reviewer confirms it', async () => {
  const page = await county.enter('officer');
  await choose(page, join(fixtures, 'd_wanyuan.xlsx'));
  await page.getByRole('button', { name: '下一步：校验结果' }).click();
  await page.getByRole('button', { name: '下一步：确认入库' }).click();
  await page.getByRole('button', { name: '全部导入 40 行' }).click();
  await page.getByText('已入库 40 行').waitFor({ timeout: 60_000 });
  const address = page.url();
  await page.getByRole('button', { name: '提出备案 40 份' }).click();
  await page.getByRole('dialog').getByLabel('意见').fill('台账属实');
  await page.getByRole('dialog').getByRole('button', { name: '提交' }).click();
  await page.getByText('待提出 0 份，待确认 40 份').waitFor({ timeout: 60_000 });
  const reviewer = await county.enter('reviewer');
  await reviewer.goto(address);
  await reviewer.getByRole('button', { name: '确认备案 40 份' }).click();
  await reviewer.getByRole('dialog').getByLabel('意见').fill('同意备案');
  await reviewer.getByRole('dialog').getByRole('button', { name: '提交' }).click();
  await reviewer.getByText('已在册 40 份').waitFor({ timeout: 60_000 });
  assert.deepEqual([...page.complaints, ...reviewer.complaints], []);
});

test('five thousand rows through the wizard', async (told) => {
  const page = await county.enter('officer');
  const before = await cases(page);
  const began = performance.now();
  await choose(page, join(fixtures, 'e_5000.xlsx'));
  const read = performance.now();
  await page.getByRole('button', { name: '下一步：校验结果' }).click();
  await page.getByRole('button', { name: '下一步：确认入库' }).click();
  await page.getByRole('button', { name: '全部导入 5000 行' }).click();
  await page.getByText('已入库 5000 行').waitFor({ timeout: 120_000 });
  const done = performance.now();
  const seconds = (until) => ((until - began) / 1000).toFixed(1);
  told.diagnostic(`read in ${seconds(read)} s, committed after ${seconds(done)} s`);
  assert.equal(await cases(page), before + 5000);
});

test('the wizard on a phone-sized screen stays within it', async () => {
  const page = await county.enter('officer');
  await page.setViewportSize({ width: 390, height: 844 });
  await choose(page, join(fixtures, 'd_members_sheet.xlsx'));
  for (const next of ['下一步：校验结果', '下一步：确认入库']) {
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth));
    await page.getByRole('button', { name: next }).click();
  }
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth));
});
