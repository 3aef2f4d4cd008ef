// From a member to a posted notice in the browser, as a branch clerk does it, with the mishaps of a working day.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { casesByStatus, enter, openBrowser, openCounty, password, photograph } from './county.mjs';

let county, browser;
before(async () => {
  county = await openCounty();
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await county?.close();
});

/// A member of the branch who has no case yet, and is not the clerk: nobody files their own.
async function freeMember(page) {
  const cases = [...(await casesByStatus(page)).values()].flat();
  const ask = (path) => page.evaluate((each) => fetch(each).then((reply) => reply.json()), path);
  const { name } = await ask('/api/session');
  const members = await ask('/api/members?size=100');
  return members.rows.find(
    (member) => member.name !== name && !cases.some((row) => row.person_name === member.name),
  );
}
const next = (page) => page.getByRole('button', { name: '保存并继续' }).click();
const heading = (page, name) =>
  page
    .getByRole('link', { name: new RegExp(name) })
    .and(page.locator('[aria-current=step]'))
    .waitFor();

async function fillHousehold(page) {
  await page.getByRole('button', { name: '保存住房情况' }).click();
  await page.getByRole('button', { name: '增加家庭成员' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('姓名').fill('测试家人');
  await dialog.getByLabel('与本人关系').selectOption({ label: '配偶' });
  await dialog.getByRole('button', { name: '保存' }).click();
  await page.getByRole('cell', { name: '测试家人', exact: true }).waitFor();
}
async function fillIncome(page) {
  await next(page);
  await page.getByText(/有 \d 处需要修改/).waitFor();
  for (const [name, amount] of [
    ['工资性收入', '300'],
    ['经营性收入', '0'],
    ['转移性收入', '120.50'],
    ['财产性收入', '0'],
    ['经营支出', '0'],
  ]) {
    await page.getByLabel(name).fill(amount);
  }
  await page.getByText('420.50').first().waitFor();
}
async function fillCriteria(page) {
  await page.getByRole('radio', { name: '否' }).check();
  await page.getByRole('button', { name: '增加一条认定' }).click();
  await page.getByLabel('事由').last().fill('去年遭灾减产');
  await page.getByLabel('依据材料').last().fill('村委会证明');
}
async function uploadPapers(page) {
  const missing = page.getByText('未上传（必备）');
  await missing.first().waitFor();
  for (let left = await missing.count(); left > 0; left--) {
    await page.locator('input[type=file]').setInputFiles(photograph);
    await page.waitForFunction(
      (count) =>
        [...document.querySelectorAll('td')].filter((cell) => cell.textContent.includes('未上传')).length < count,
      left,
    );
  }
}

test('a branch clerk files an application; it passes the assembly and is posted', async () => {
  const page = await enter(browser, county.base, 'branch');
  const member = await freeMember(page);
  await page.goto(`${county.base}/applications`);
  await page.getByRole('searchbox', { name: '为谁申请' }).fill(member.name);
  await page.getByRole('button', { name: '查询', exact: true }).click();
  await page
    .getByRole('button', { name: new RegExp(`开始填写\\s*${member.name}`) })
    .first()
    .click();
  await page.waitForURL(/applications\/\d+/);
  const id = page.url().match(/applications\/(\d+)/)[1];
  await page.goto(`${county.base}/applications/${id}/household`);
  await fillHousehold(page);
  await next(page);
  await heading(page, '收入与支出');
  await fillIncome(page);
  await next(page);
  await heading(page, '困难情况');
  await page.getByLabel('困难情况').fill('家中受灾，收入微薄。');
  await page.getByText(/草稿已自动保存于/).waitFor();
  await page.reload();
  await page.getByText(/已恢复.*的草稿/).waitFor();
  assert.equal(await page.getByLabel('困难情况').inputValue(), '家中受灾，收入微薄。');
  await next(page);
  await heading(page, '致困原因');
  await page.getByRole('checkbox', { name: '因灾' }).check();
  await page.getByRole('radio', { name: '因灾' }).check();
  await next(page);
  await heading(page, '认定依据');
  await fillCriteria(page);
  await next(page);
  await heading(page, '材料与授权');
  await uploadPapers(page);
  await next(page);
  await heading(page, '核对并提交');
  await page.getByRole('button', { name: '确认提交' }).click();
  await page.getByText('有 1 处需要修改').waitFor();
  await page.getByRole('checkbox', { name: /已告知申请人/ }).check();
  await page.getByRole('button', { name: '确认提交' }).click();
  await page.waitForURL(new RegExp(`/cases/${id}$`));
  await page.getByText('待支部评议').first().waitFor();

  await page.locator('input[type=file]').setInputFiles(photograph);
  await page.getByRole('button', { name: photograph.name }).first().waitFor();
  for (const [label, count] of [
    ['应到党员', '18'],
    ['实到', '17'],
    ['赞成', '16'],
    ['反对', '0'],
    ['弃权', '1'],
  ]) {
    await page.getByLabel(label, { exact: true }).fill(count);
  }
  await page.getByLabel('建议程度').selectOption({ label: '比较困难' });
  await page.getByLabel('评议意见').fill('同意');
  await page.getByRole('button', { name: '登记评议' }).click();
  await page.getByText('评议通过').first().waitFor();

  await page.getByLabel('张贴地点').fill('村党务公开栏');
  await page.getByRole('button', { name: '张贴公示', exact: true }).click();
  await page.getByText('公示中').first().waitFor();
  assert.deepEqual(page.complaints, []);
});

test('typed text survives an expired session: sign in over the form, and saving goes on', async () => {
  const page = await enter(browser, county.base, 'branch');
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
  const mine = await enter(browser, county.base, 'branch');
  const theirs = await enter(browser, county.base, 'branch');
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
  const page = await enter(browser, county.base, 'branch');
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
