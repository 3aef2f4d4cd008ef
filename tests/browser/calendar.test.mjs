// The calendar of holidays: from the command line, and by the county officer in the browser, who is told first which
// notices would end on another day.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { barriers, countyForTests, program } from './county.mjs';

const bangfu = (data, ...words) => spawnSync(program, [...words, '--data', data], { encoding: 'utf8' });
const said = {};
/// On the machine itself, before the county is served: a year is read, mended, checked and loaded.
function byCommandLine(data) {
  said.json = bangfu(data, 'calendar', 'show', '--year', '2026', '--format', 'json');
  said.none = bangfu(data, 'calendar', 'show', '--year', '2031');
  const year = JSON.parse(said.json.stdout);
  year.source = '2026年放假安排（更正）';
  const file = join(data, 'year.json');
  writeFileSync(file, JSON.stringify(year));
  said.check = bangfu(data, 'calendar', 'load', file, '--check');
  said.load = bangfu(data, 'calendar', 'load', file);
  said.again = bangfu(data, 'calendar', 'load', file);
  said.shown = bangfu(data, 'calendar', 'show', '--year', '2026');
  writeFileSync(file, JSON.stringify({ ...year, days: year.days.slice(0, 1) }));
  said.short = bangfu(data, 'calendar', 'load', file);
  writeFileSync(file, 'not JSON');
  said.broken = bangfu(data, 'calendar', 'load', file);
}
const county = countyForTests({ prepare: byCommandLine });

test('the calendar is shown, checked and loaded on the command line', () => {
  assert.equal(said.json.status, 0, said.json.stderr);
  assert.equal(said.none.status, 1);
  assert.match(said.check.stdout, /0/);
  for (const each of [said.check, said.load, said.again, said.shown]) assert.equal(each.status, 0, each.stderr);
  assert.match(said.shown.stdout, /2026年放假安排（更正）/);
  assert.match(said.shown.stdout, /2026-10-10/);
  assert.equal(said.short.status, 1);
  assert.match(said.short.stderr, /  days: /);
  assert.equal(said.broken.status, 1);
  const help = spawnSync(program, ['calendar', 'load', '--help'], { encoding: 'utf8' });
  assert.match(help.stdout, /--check/);
});

test('the county officer loads a year, is told what it moves, and mends it', async () => {
  const page = await county.enter('officer');
  await page.goto(`${county.base}/policy`);
  await page.getByText(/[\d,.]+ 元 \/ 年以下（含 [\d,.]+ 元）/).first().waitFor();
  await page.getByRole('link', { name: '放假安排' }).click();
  await page.getByRole('heading', { name: '放假安排' }).waitFor();
  await page.getByText('国庆节').first().waitFor();
  assert.deepEqual(await barriers(page), []);
  await page.getByRole('button', { name: '导入 2027 年' }).click();
  await page.getByRole('button', { name: '核对影响' }).click();
  await page.getByText(/处需要修改/).waitFor();
  await page.getByLabel('放假通知的文号或名称').fill('关于2027年部分节假日安排的通知');
  await page.getByLabel('批量填写').fill('2027-01-01～2027-01-03 放假 元旦\n2027-02-30 放假 春节\n2027-02-05～2027-02-08 放假 春节');
  await page.getByRole('button', { name: '加入列表' }).click();
  await page.getByText('第 2 行无法识别').waitFor();
  await page.getByRole('button', { name: '增加一天' }).click();
  await page.getByLabel('日期 8').fill('2027-03-01');
  await page.getByLabel('类别 8').selectOption('workday');
  await page.getByLabel('节日 8').fill('调休');
  await page.getByRole('button', { name: '核对影响' }).click();
  await page.getByText('调休上班日应为周六或周日').first().waitFor();
  assert.deepEqual(await barriers(page), []);
  await page.getByLabel('日期 8').fill('2027-02-13');
  await page.getByRole('button', { name: '核对影响' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(/正在公示的 \d+ 件/).waitFor();
  await dialog.getByRole('button', { name: '确认导入' }).click();
  await page.getByText('已导入至 2027年12月31日').waitFor();
  await page.getByRole('button', { name: '修改' }).click();
  await page.getByRole('button', { name: '删除 2027-02-13' }).click();
  await page.getByRole('button', { name: '核对影响' }).click();
  await dialog.getByRole('button', { name: '确认导入' }).click();
  await page.getByRole('button', { name: '修改' }).waitFor();
  const loaded = await page.evaluate(() => fetch('/api/calendar').then((each) => each.json()));
  const year = loaded.years.find((each) => each.year === 2027);
  assert.equal(year.version, 2);
  assert.equal(year.days.length, 7);
  assert.deepEqual(page.complaints, []);
});

test('who may not load a year sees it only', async () => {
  const page = await county.enter('branch');
  await page.goto(`${county.base}/calendar`);
  await page.getByRole('heading', { name: '放假安排' }).waitFor();
  assert.equal(await page.getByRole('button', { name: '修改' }).count(), 0);
});
