// What every list can do: conditions as chips, filters that are kept, columns in one's own order, rows walked by keys,
// picked rows over pages, a bad day said at its field, the two ways of being empty, pages by their number.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { barriers, countyForTests, settled } from './county.mjs';

let page;
const county = countyForTests({
  async opened() {
    page = await county.enter('officer');
  },
});
const open = async (path, who = page) => {
  await who.goto(county.base + path);
  await settled(who);
};
const rows = () => page.locator('tbody tr:not(.nothing)');
const chips = () => page.getByRole('list', { name: '筛选条件' });
const headings = () => page.locator('thead th').allInnerTexts();
const query = () => new URL(page.url()).searchParams;

test('conditions stand as chips, each with its way out', async () => {
  await open('/ledger?status=all');
  await page.getByRole('button', { name: '困难程度 全部' }).click();
  await page.getByRole('checkbox', { name: '特别困难' }).check();
  await page.getByRole('checkbox', { name: '比较困难' }).check();
  assert.deepEqual(await barriers(page), []);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '查询', exact: true }).click();
  await page.waitForURL(/level=/);
  await settled(page);
  assert.equal(query().get('level'), '3,2');
  assert.match(await chips().innerText(), /困难程度：特别困难、比较困难/);
  for (const each of await page.locator('tbody .level').allInnerTexts()) assert.match(each, /特别|比较/);
  assert.deepEqual(await barriers(page), []);
  await page.getByRole('button', { name: '取消条件 困难程度' }).click();
  await page.waitForURL((url) => !url.searchParams.has('level'));
  assert.equal(query().get('status'), 'all', 'the other condition stays');
});

test('an organisation of the tree is a condition too', async () => {
  await open('/members');
  const branch = page.getByRole('treeitem').nth(1);
  const name = await branch.locator('.name').innerText();
  await branch.click();
  await page.waitForURL(/organisation=/);
  assert.match(await chips().innerText(), new RegExp(`机构：${name}`));
  await page.getByRole('button', { name: '取消条件 机构' }).click();
  await page.waitForURL((url) => !url.searchParams.has('organisation'));
  await page.getByRole('button', { name: '展开' }).click();
  await page.getByRole('combobox', { name: '机构' }).pressSequentially(name.slice(0, 2));
  await page.getByRole('option').first().waitFor();
  assert.deepEqual(await barriers(page), []);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page.waitForURL(/organisation=/);
});

test('a filter is kept under a name, without what was typed of a person, and taken up again', async () => {
  await open('/ledger?status=all&level=3&text=%E7%8E%8B');
  const mine = page.getByRole('button', { name: '我的筛选' });
  await mine.click();
  await page.getByText('姓名、编号等输入的内容不保存在本机。').waitFor();
  await page.getByRole('textbox', { name: '为当前条件取名' }).fill('特别困难户');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  assert.deepEqual(await barriers(page), []);
  await open('/ledger');
  await mine.click();
  await page.getByRole('button', { name: '特别困难户', exact: true }).click();
  await page.waitForURL(/level=3/);
  assert.equal(query().get('status'), 'all');
  assert.equal(query().has('text'), false);
  await page.reload();
  await mine.click();
  await page.getByRole('button', { name: '删除筛选 特别困难户' }).click();
  await page.getByText('还没有保存的筛选').waitFor();
});

test('columns stand in the order of one’s own, and close', async () => {
  await open('/ledger');
  const before = (await headings()).map((each) => each.replace(/\s*[↕↓↑]/, '').trim());
  await page.getByRole('button', { name: '显示哪些列' }).click();
  await page.getByRole('button', { name: '所在党支部 前移' }).click();
  await page.getByRole('checkbox', { name: '紧凑行距' }).check();
  assert.deepEqual(await barriers(page), []);
  await page.locator('.sums').click();
  await page.getByRole('checkbox', { name: '紧凑行距' }).waitFor({ state: 'detached' });
  await page.reload();
  await settled(page);
  const after = (await headings()).map((each) => each.replace(/\s*[↕↓↑]/, '').trim());
  assert.equal(after.indexOf('所在党支部'), before.indexOf('所在党支部') - 1);
  assert.ok((await rows().first().boundingBox()).height < 30);
  await page.getByRole('button', { name: '显示哪些列' }).click();
  await page.getByRole('button', { name: '恢复默认' }).click();
  assert.deepEqual((await headings()).map((each) => each.replace(/\s*[↕↓↑]/, '').trim()), before);
  await page.keyboard.press('Escape');
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute('aria-label')), '显示哪些列');
});

test('the rows are one stop of the tab key: arrows walk them, Space picks, Enter opens', async () => {
  await open('/ledger');
  await rows().first().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  const bar = page.getByRole('region', { name: '已选的记录' });
  await bar.getByText('已选 2 件').waitFor();
  assert.deepEqual(await barriers(page), []);
  await bar.getByRole('link', { name: '打印家庭卡片' }).waitFor();
  await rows().first().focus();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  const stops = await page.locator('tbody').evaluate((body) =>
    [...body.querySelectorAll('a, button, input')].filter((each) => each.tabIndex === 0).length,
  );
  assert.ok(stops <= 4, `${stops} stops of the tab key`);
  await bar.getByRole('button', { name: '清除' }).click();
  await bar.waitFor({ state: 'detached' });
});

test('headings, sums and pages stay in sight; pages say their number, picked rows stay picked', async () => {
  await open('/ledger?status=all');
  const inSight = async () => {
    const { y } = await page.locator('thead th').first().boundingBox();
    const pager = await page.locator('.page-bar').boundingBox();
    return y > 50 && y < 300 && pager.y + pager.height <= 900;
  };
  await page.getByRole('combobox', { name: '每页条数' }).selectOption('50');
  await settled(page);
  await rows().last().scrollIntoViewIfNeeded();
  assert.ok(await inSight());
  await page.getByRole('combobox', { name: '每页条数' }).selectOption('20');
  await settled(page);
  await page.getByText('第 1 页').waitFor();
  await rows().first().getByRole('checkbox').check();
  await page.getByRole('button', { name: '下一页' }).click();
  await page.getByText('第 2 页').waitFor();
  await settled(page);
  assert.equal(await rows().first().locator('td').nth(1).innerText(), '21');
  await page.getByText('已选 1 件').waitFor();
  await page.getByRole('button', { name: '末页' }).click();
  await page.waitForURL(/last=1/);
  await settled(page);
  const total = Number((await page.locator('.page-bar .total').innerText()).replace(/\D/g, ''));
  assert.equal(await rows().last().locator('td').nth(1).innerText(), String(total));
  await page.getByText(`第 ${Math.ceil(total / 20)} 页`).waitFor();
  assert.deepEqual(page.complaints, []);
});

test('a bad day is said at its field and not searched for; a person of the log is a condition', async () => {
  const auditor = await county.enter('audit');
  await open('/audit', auditor);
  await auditor.getByLabel('日期 起').fill('2026-02-30');
  await auditor.getByRole('button', { name: '查询', exact: true }).click();
  await auditor.getByText('日期：应为日期').waitFor();
  assert.equal(await auditor.getByLabel('日期 起').getAttribute('aria-invalid'), 'true');
  assert.equal(new URL(auditor.url()).search, '');
  assert.deepEqual(await barriers(auditor), []);
  await auditor.getByLabel('日期 起').fill('2026年1月5日');
  await auditor.getByLabel('日期 止').fill('20260104');
  await auditor.getByRole('button', { name: '查询', exact: true }).click();
  await auditor.getByText('起始不能晚于').waitFor();
  await auditor.getByLabel('日期 止').fill('');
  await auditor.getByRole('button', { name: '查询', exact: true }).click();
  await auditor.waitForURL(/from=2026-01-05/);
  await auditor.locator('tbody').getByRole('button', { name: '郑国平' }).first().click();
  await auditor.waitForURL(/account=/);
  await settled(auditor);
  await auditor.getByRole('list', { name: '筛选条件' }).getByText('操作人：郑国平').waitFor();
  const who = await auditor.locator('tbody tr td:nth-child(3)').allInnerTexts();
  assert.ok(who.length > 0 && who.every((each) => each === '郑国平'));
  assert.deepEqual(auditor.complaints, []);
});

test('nothing yet is not nothing for these conditions', async () => {
  await open('/approvals?box=mine');
  await page.getByText('还没有发起过申请').waitFor();
  await open('/members?text=%E6%9F%A5%E6%97%A0%E6%AD%A4%E4%BA%BA');
  const nothing = page.locator('tr.nothing');
  await nothing.getByText('没有符合条件的记录').waitFor();
  await nothing.getByRole('button', { name: '清除条件' }).click();
  await rows().first().waitFor();
});
