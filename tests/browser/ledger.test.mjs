// Home and ledger at a desk: figures open their lists, charts have tables, the tree narrows, columns are remembered,
// the total row agrees, a drawer looks at a case, pages go back and forth.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countyForTests, settled } from './county.mjs';

let page;
const county = countyForTests({
  async opened() {
    page = await county.enter('officer');
  },
});

const open = async (path) => {
  await page.goto(county.base + path);
  await settled(page);
};
/// The cells of a column by its heading; before it stand the box and the number of the row.
const cells = async (heading) => {
  const headings = await page.locator('thead tr > *').allInnerTexts();
  const at = headings.findIndex((each) => each.includes(heading));
  assert.ok(at >= 0, heading);
  return page.locator(`tbody td:nth-child(${at + 1})`).allInnerTexts();
};
const columnPanel = () => page.getByRole('button', { name: '显示哪些列' });
const rows = () => page.locator('tbody tr:not(.nothing)');
const number = (text) => Number(text.replace(/[^\d]/g, ''));

test('figures on the home page open their lists, to-dos say until when', async () => {
  await open('/');
  const figure = page.getByRole('link', { name: /在册困难党员/ });
  const count = number(await figure.locator('strong').innerText());
  assert.ok(count > 0);
  await figure.click();
  await page.getByRole('heading', { name: '组织机构' }).waitFor();
  await page.getByText(`共 ${count} 条`).waitFor();
  assert.equal(await rows().count(), Math.min(count, 20));
  await open('/');
  const todo = page.getByRole('table', { name: '待办事项' }).locator('tbody tr').first();
  assert.match(await todo.innerText(), /已超期|今日到期|剩 \d+ 天/);
});

test('each chart has a table of its data', async () => {
  await open('/');
  const charts = page.locator('.chart-card');
  assert.equal(await charts.count(), 2);
  for (let i = 0; i < 2; i++) {
    await charts.nth(i).locator('svg').waitFor();
    await charts.nth(i).getByRole('button', { name: '查看数据表' }).click();
    await charts.nth(i).getByRole('table').waitFor();
    assert.ok((await charts.nth(i).locator('tbody tr').count()) > 0);
  }
});

test('twenty rows and ten columns fit one screen; the total row agrees with the server', async () => {
  await open('/ledger?status=all');
  assert.equal(await rows().count(), 20);
  assert.ok((await page.locator('thead th').count()) >= 10);
  const last = await rows().nth(19).boundingBox();
  assert.ok(last.y + last.height <= 900, `the twentieth row ends at ${last.y + last.height}`);
  const right = await page.locator('thead th').last().boundingBox();
  assert.ok(right.x + right.width <= 1440);
  const answer = page.waitForResponse((reply) => reply.url().includes('/api/ledger/totals'));
  await page.reload();
  const totals = await (await answer).json();
  await settled(page);
  await page.locator('.sums', { hasText: '共' }).waitFor();
  const sums = await page.locator('.sums').innerText();
  assert.ok(sums.includes(`共 ${totals.cases.toLocaleString('en')} 户`), sums);
  assert.ok(sums.includes(`共 ${totals.people.toLocaleString('en')} 人`), sums);
});

test('the tree opens as it is walked by keys, finds by name, and narrows the list', async () => {
  await open('/ledger?status=all');
  const whole = await page.locator('.list-line').first().innerText();
  const county_ = page.getByRole('treeitem').first();
  const committee = page.getByRole('treeitem').nth(1);
  await county_.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await page.waitForFunction(() => document.querySelectorAll('[role=treeitem][aria-level="3"]').length > 0);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  const branch = page.locator('[role=treeitem][aria-selected=true][aria-level="3"]');
  await branch.waitFor();
  await settled(page);
  const name = await branch.locator('.name').innerText();
  assert.notEqual(await page.locator('.list-line').first().innerText(), whole);
  for (const text of await cells('所在党支部')) assert.equal(text, name);
  await page.getByRole('searchbox', { name: '筛选机构' }).fill((await committee.locator('.name').innerText()).slice(0, 2));
  await page.locator('.hits button').first().click();
  await settled(page);
  assert.ok((await rows().count()) > 0);
});

test('Enter searches, folded filters are kept in the address, reset clears them', async () => {
  await open('/ledger?status=all');
  const first = (await cells('姓名'))[0];
  const search = page.getByRole('searchbox', { name: '姓名/编号' });
  await search.fill(first);
  await search.press('Enter');
  await page.waitForURL(/text=/);
  await settled(page);
  for (const text of await cells('姓名')) assert.match(text, new RegExp(first));
  await page.getByRole('button', { name: '重置' }).click();
  await page.getByRole('button', { name: '展开' }).click();
  await page.getByRole('combobox', { name: /^户籍/ }).selectOption({ label: '城镇' });
  await page.getByRole('button', { name: '查询', exact: true }).click();
  await page.waitForURL(/residence=urban/);
  await page.reload();
  await settled(page);
  assert.equal(await page.getByRole('combobox', { name: /^户籍/ }).inputValue(), 'urban');
  await page.getByRole('button', { name: '重置' }).click();
  await page.waitForURL((url) => !url.search.includes('residence'));
});

test('columns chosen once are remembered, and a heading sorts', async () => {
  await open('/ledger?status=all');
  await columnPanel().click();
  await page.getByRole('checkbox', { name: '身份证号' }).check();
  await page.getByRole('columnheader', { name: '身份证号' }).waitFor();
  await page.reload();
  await page.getByRole('columnheader', { name: '身份证号' }).waitFor();
  await settled(page);
  assert.match(await page.locator('tbody').innerText(), /990\*{11}/);
  await columnPanel().click();
  await page.getByRole('button', { name: /恢复/ }).click();
  await page.getByRole('columnheader', { name: '身份证号' }).waitFor({ state: 'detached' });
  const head = page.getByRole('columnheader', { name: /人均/ });
  await head.getByRole('button').click();
  await page.waitForURL(/sort=/);
  await settled(page);
  const amounts = (await cells('人均')).map((each) => Number(each.replaceAll(',', '')));
  assert.equal(await head.getAttribute('aria-sort'), 'ascending');
  assert.deepEqual(amounts, [...amounts].sort((a, b) => a - b));
});

test('a drawer looks at a case and leads to it; pages go forth and back', async () => {
  await open('/ledger?status=all');
  const firstPage = await rows().first().innerText();
  await page.getByRole('button', { name: '下一页' }).click();
  await page.waitForURL(/after=/);
  await settled(page);
  assert.notEqual(await rows().first().innerText(), firstPage);
  await page.getByRole('button', { name: '首页' }).click();
  await settled(page);
  assert.equal(await rows().first().innerText(), firstPage);
  const name = (await cells('姓名'))[0].replace(/导入$/, '').trim(); // without its mark
  await page.getByRole('button', { name: `查看 ${name}` }).first().click();
  const drawer = page.getByRole('dialog');
  await drawer.getByText('所在党支部').waitFor();
  await page.keyboard.press('Escape');
  await drawer.waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: `查看 ${name}` }).first().click();
  await drawer.getByRole('button', { name: '打开完整档案' }).click();
  await page.getByRole('heading', { name }).waitFor();
  assert.deepEqual(page.complaints, []);
});
