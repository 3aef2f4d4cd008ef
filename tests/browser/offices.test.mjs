// What the three administrators do at their desks, and what everyone does with their own account.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { barriers, countyForTests, password, settled } from './county.mjs';

const county = countyForTests();

test('the system administrator adds, renames and imports organisations, seen before they are written', async () => {
  const page = await county.enter('system');
  await page.getByRole('button', { name: '＋ 新增下级' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '保存' }).click();
  await dialog.getByText('有 2 处需要修改').waitFor();
  await dialog.getByLabel('名称').fill('试点乡党委');
  await dialog.getByLabel('代码').fill('QY90');
  await dialog.getByLabel('类别').selectOption({ label: '党委（党组）' });
  await dialog.getByRole('button', { name: '保存' }).click();
  await page.getByRole('cell', { name: '试点乡党委', exact: true }).waitFor();
  await page.getByRole('button', { name: '更名 试点乡党委' }).click();
  await dialog.getByLabel('名称').fill('试点镇党委');
  await dialog.getByRole('button', { name: '保存' }).click();
  await page.getByRole('cell', { name: '试点镇党委', exact: true }).waitFor();
  await page.getByRole('button', { name: '导入机构表' }).click();
  const file = (rows) => ({
    name: '机构.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(['code,parent_code,name,kind', ...rows, ''].join('\n')),
  });
  await dialog.locator('input[type=file]').setInputFiles(file(['QY9001,QY90,一村党支部,odd']));
  await dialog.getByRole('alert').or(dialog.getByText('有误')).first().waitFor();
  assert.ok(await dialog.getByRole('button', { name: '确认导入' }).isDisabled());
  await dialog.locator('input[type=file]').setInputFiles(file(['QY9001,QY90,一村党支部,branch']));
  await dialog.getByText('新增 1，更名 0，不变 0').waitFor();
  await dialog.getByRole('button', { name: '确认导入' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByRole('cell', { name: '试点镇党委', exact: true }).getByRole('button').click();
  await page.getByRole('cell', { name: '一村党支部', exact: true }).waitFor();
  assert.deepEqual(page.complaints, []);
});

test('an account is made without rights, given a role by another, and begins with a password of its own', async () => {
  const system = await county.enter('system');
  await system.goto(`${county.base}/accounts`);
  await system.getByRole('button', { name: '＋ 新增账号' }).click();
  const dialog = system.getByRole('dialog');
  await dialog.getByLabel('用户名').fill('xinshouzhang');
  await dialog.getByLabel('姓名').fill('新手张');
  await dialog.getByRole('combobox', { name: '所在机构' }).fill('清源县委');
  await dialog.getByRole('option', { name: '清源县委' }).first().click();
  await dialog.getByRole('button', { name: '保存' }).click();
  await system.getByText('初始密码（只显示这一次）').waitFor();
  const first = (await system.locator('.secret').innerText()).trim();
  assert.ok(first.length >= 12);
  await dialog.getByRole('button', { name: '关闭' }).last().click();

  const security = await county.enter('security');
  await security.goto(`${county.base}/accounts`);
  await security.getByRole('searchbox', { name: '用户名或姓名' }).fill('新手');
  await security.getByRole('button', { name: '查询', exact: true }).click();
  await security.getByRole('row', { name: /xinshouzhang/ }).getByText('未授权').waitFor();
  await security.getByRole('button', { name: '设置角色 新手张' }).click();
  await security.getByRole('dialog').getByRole('checkbox', { name: '县委组织部经办人' }).check();
  await security.getByRole('dialog').getByRole('button', { name: '保存' }).click();
  await security.getByRole('dialog').getByText(/本人还没有登录并设定自己的密码/).waitFor();

  const newcomer = await county.enter('xinshouzhang', { secret: first });
  await newcomer.waitForURL(/\/password$/);
  await newcomer.getByLabel('当前密码').fill(first);
  await newcomer.getByLabel('新密码', { exact: true }).fill('short');
  await newcomer.getByLabel('再输一次新密码').fill('short');
  await newcomer.getByRole('button', { name: '修改密码' }).click();
  await newcomer.getByText(/处需要修改/).waitFor();
  await newcomer.getByLabel('新密码', { exact: true }).fill('四月春风吹过了清源的田野和山岗河畔');
  await newcomer.getByLabel('再输一次新密码').fill('四月春风吹过了清源的田野和山岗河畔');
  await newcomer.getByRole('button', { name: '修改密码' }).click();
  await newcomer.getByText('您的账号还没有角色').waitFor();
  assert.deepEqual(await barriers(newcomer), []);
  await security.getByRole('dialog').getByRole('button', { name: '取消' }).click();
  await security.reload();
  await security.getByRole('button', { name: '设置角色 新手张' }).click();
  await security.getByRole('dialog').getByRole('checkbox', { name: '县委组织部经办人' }).check();
  await security.getByRole('dialog').getByRole('button', { name: '保存' }).click();
  await security.getByRole('row', { name: /xinshouzhang/ }).getByText('县委组织部经办人').waitFor();
  const officer = await county.enter('xinshouzhang', { secret: '四月春风吹过了清源的田野和山岗河畔' });
  await officer.getByRole('heading', { name: '工作台' }).waitFor();
  assert.equal(await officer.getByText('您的账号还没有角色').count(), 0);

  await system.goto(`${county.base}/accounts?size=100`);
  await system.getByRole('button', { name: '重置密码 新手张' }).click();
  await dialog.getByRole('button', { name: '重置密码' }).click();
  assert.equal(await dialog.getByLabel('重置原因').getAttribute('aria-invalid'), 'true');
  assert.deepEqual(await barriers(system), []);
  await dialog.getByLabel('重置原因').fill('本人遗忘密码');
  await dialog.getByRole('button', { name: '重置密码' }).click();
  await system.getByText('初始密码（只显示这一次）').waitFor();
  await dialog.getByRole('button', { name: '关闭' }).last().click();
  await system.getByRole('row', { name: /xinshouzhang/ }).getByText(/重置密码（本人遗忘密码），角色暂停/).waitFor();
  await system.getByRole('button', { name: '更多 新手张' }).click();
  await system.getByRole('button', { name: '停用 新手张' }).click();
  await dialog.getByLabel('停用原因').fill('调离');
  await dialog.getByRole('button', { name: '停用' }).click();
  await system.getByRole('row', { name: /xinshouzhang/ }).getByText('停用', { exact: true }).first().waitFor();
  await newcomer.goto(`${county.base}/ledger`);
  await newcomer.getByRole('button', { name: '登录' }).waitFor();
});

test('the audit administrator reads the log in words and narrows it', async () => {
  const page = await county.enter('audit');
  await page.getByRole('combobox', { name: /^操作/ }).selectOption({ label: '备案确认' });
  await page.getByRole('button', { name: '查询', exact: true }).click();
  await page.waitForURL(/action=case.confirm_filing/);
  await settled(page);
  const deeds = await page.locator('tbody td:nth-child(4)').allInnerTexts();
  assert.ok(deeds.length > 0);
  for (const each of deeds) assert.equal(each, '备案确认');
  await page.locator('summary', { hasText: '内容' }).first().click();
  await page.locator('details code').first().waitFor();
  assert.doesNotMatch(await page.locator('main').innerText(), /990\d{14}[\dX]/);
});

test('one sees where one is signed in and ends it there; the password is one’s own to change', async () => {
  const elsewhere = await county.enter('reviewer');
  const page = await county.enter('reviewer');
  await page.getByRole('link', { name: /清源县委/ }).click();
  await page.getByText('本次登录').waitFor();
  const others = page.getByRole('button', { name: /^结束/ });
  assert.equal(await others.count(), 1);
  await others.click();
  await others.waitFor({ state: 'detached' });
  await elsewhere.goto(`${county.base}/ledger`);
  await elsewhere.getByRole('button', { name: '登录' }).waitFor();
  await page.getByLabel('当前密码').fill('not my password at all');
  await page.getByLabel('新密码', { exact: true }).fill('田野山岗之上春风又绿清源河畔杨柳');
  await page.getByLabel('再输一次新密码').fill('田野山岗之上春风又绿清源河畔杨柳');
  await page.getByRole('button', { name: '修改密码' }).click();
  await page.getByText(/处需要修改/).waitFor();
  await page.getByLabel('当前密码').fill(password);
  await page.getByRole('button', { name: '修改密码' }).click();
  await page.getByText('密码已修改').waitFor();
});

test('large type and keys: the text grows and stays so, Tab begins at the way past the menu', async () => {
  const page = await county.enter('officer');
  const size = () => page.evaluate(() => Number.parseFloat(getComputedStyle(document.body).fontSize));
  const usual = await size();
  await page.getByRole('button', { name: '大字版' }).click();
  assert.ok((await size()) > usual);
  await page.goto(`${county.base}/ledger`);
  await settled(page);
  assert.ok((await size()) > usual);
  const fits = () => document.documentElement.scrollWidth <= window.innerWidth;
  assert.ok(await page.evaluate(fits));
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.textContent), '跳到正文');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  assert.ok(await page.evaluate(() => document.querySelector('#content').contains(document.activeElement)));
});

for (const phone of [false, true])
  test(`a picker's list is whole over its dialog ${phone ? 'on a phone' : 'at a desk'}, saving in reach`, async () => {
    const page = await county.enter('system', { phone, office: true });
    await page.goto(`${county.base}/accounts`);
    await page.getByRole('button', { name: '＋ 新增账号' }).click();
    const dialog = page.getByRole('dialog');
    const save = dialog.getByRole('button', { name: '保存' });
    const picker = dialog.getByRole('combobox', { name: '所在机构' });
    const list = page.getByRole('listbox', { name: '所在机构' });
    /// Whether the whole of it is on screen and nothing lies over its corners.
    const inSight = (each) =>
      each.evaluate((box) => {
        const { top, right, bottom, left } = box.getBoundingClientRect();
        const corners = [left + 3, right - 3].flatMap((x) => [top + 3, bottom - 3].map((y) => [x, y]));
        return (
          top >= 0 && left >= 0 && bottom <= innerHeight && right <= innerWidth && bottom - top > 24 &&
          corners.every(([x, y]) => box.contains(document.elementFromPoint(x, y)))
        );
      });
    const before = await save.boundingBox();
    assert.ok(await inSight(save));
    await picker.fill('党支部');
    await list.getByRole('option').nth(4).waitFor();
    assert.ok(await inSight(list));
    assert.deepEqual(await save.boundingBox(), before, 'the list moves nothing');
    for (let i = 0; i < 5; i++) await picker.press('ArrowDown');
    assert.equal(await list.locator('[aria-selected=true]').count(), 1);
    await picker.press('Enter');
    await list.waitFor({ state: 'hidden' });
    assert.match(await picker.inputValue(), /党支部$/);
    assert.ok(await inSight(save));
    await dialog.getByLabel('用户名').fill(phone ? 'shouji1' : 'zhuomian1');
    await dialog.getByLabel('姓名').fill('测试账号');
    await save.click();
    await page.getByText('初始密码（只显示这一次）').waitFor();
    assert.deepEqual(page.complaints, []);
  });
