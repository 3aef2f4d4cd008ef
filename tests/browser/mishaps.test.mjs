// The mishaps of a working day: what was typed is kept when the session expires, another saves first, or the
// network goes.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { barriers, casesByStatus, countyForTests, password } from './county.mjs';
import { heading, next } from './filing.mjs';

const county = countyForTests();
const ask = (page, path) => page.evaluate((each) => fetch(each).then((reply) => reply.json()), path);

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

/// The dialog that asks of what both changed: the text of a side, and its choice.
const side = (dialog, field, which) => dialog.getByRole('group', { name: field }).getByLabel(which);
const goOn = (dialog) => dialog.getByRole('button', { name: '按所选继续保存' }).click();

test('another account signs in over the form: nothing is sent in its name, the page goes, the text stays', async () => {
  const page = await county.enter('branch');
  const id = (await casesByStatus(page)).get('draft')[0].id;
  const before = (await ask(page, `/api/cases/${id}`)).application.situation;
  const { name } = await ask(page, '/api/session');
  await page.goto(`${county.base}/applications/${id}/situation`);
  await page.getByLabel('困难情况').fill('甲填写的，还没有保存');
  await page.context().clearCookies();
  await next(page);
  const dialog = page.getByRole('dialog');
  await dialog.getByText('登录已过期').waitFor();
  const sent = [];
  page.on('request', (request) => request.method() === 'POST' && sent.push(new URL(request.url()).pathname));
  await dialog.getByLabel('用户名').evaluate((field) => field.removeAttribute('disabled'));
  await dialog.getByLabel('用户名').fill('committee');
  await dialog.getByLabel('密码').fill(password);
  await dialog.getByRole('button', { name: '登录' }).click();
  await page.waitForURL(`${county.base}/`);
  await page.getByText(`已换为其他账号登录。${name}未完成的操作没有提交`).waitFor();
  assert.equal(await page.getByText('甲填写的').count(), 0);
  assert.deepEqual(sent, ['/api/sign-in']);
  assert.notEqual((await ask(page, '/api/session')).name, name);
  assert.equal((await ask(page, `/api/cases/${id}`)).application.situation, before);
  // The other does not get the text; who typed it does.
  await page.goto(`${county.base}/applications/${id}/situation`);
  await page.getByText('填写内容会自动保存').waitFor();
  assert.equal(await page.getByLabel('困难情况').inputValue(), before ?? '');
  await page.context().clearCookies();
  await page.goto(`${county.base}/sign-in`);
  await page.getByLabel('用户名').fill('branch');
  await page.getByLabel('密码').fill(password);
  await page.getByRole('button', { name: '登录' }).click();
  await page.waitForURL((url) => !url.pathname.endsWith('/sign-in'));
  await page.goto(`${county.base}/applications/${id}/situation`);
  await page.getByText(/已恢复.*的草稿/).waitFor();
  assert.equal(await page.getByLabel('困难情况').inputValue(), '甲填写的，还没有保存');
  await page.getByRole('button', { name: '放弃草稿' }).click();
  await page.context().close();
});

test('typed text survives a stale version: what both changed is asked, and mine may go on', async () => {
  const mine = await county.enter('branch');
  const theirs = await county.enter('branch');
  const id = (await casesByStatus(mine)).get('draft')[0].id;
  for (const page of [mine, theirs]) await page.goto(`${county.base}/applications/${id}/situation`);
  await theirs.getByLabel('困难情况').fill('他人的修改');
  await theirs.getByLabel('申请的帮扶').fill('他人写的帮扶');
  await next(theirs);
  await heading(theirs, '致困原因');
  await mine.getByLabel('困难情况').fill('我的修改');
  await next(mine);
  const dialog = mine.getByRole('dialog');
  await dialog.getByText('他人的修改').waitFor();
  await dialog.getByText('我的修改').waitFor();
  await dialog.getByText(/您没有改动的项目将采用现在保存的内容：申请的帮扶/).waitFor();
  await goOn(dialog);
  await dialog.getByRole('alert').getByText('请选择：困难情况').waitFor();
  // By the keyboard alone: the first choice has the focus, an arrow goes to the other, Tab to the buttons.
  await mine.keyboard.press('ArrowDown');
  assert.equal(await side(dialog, '困难情况', '我填写的').isChecked(), true);
  await mine.keyboard.press('Tab');
  await mine.keyboard.press('Tab');
  await mine.keyboard.press('Enter');
  await mine.getByText('已保存').first().waitFor();
  const { application } = await ask(mine, `/api/cases/${id}`);
  assert.equal(application.situation, '我的修改');
  assert.equal(application.aid_requested, '他人写的帮扶');
  for (const page of [mine, theirs]) await page.context().close();
});

test('on a phone too what both changed is asked, and theirs may be chosen', async () => {
  const mine = await county.enter('branch', { phone: true });
  const theirs = await county.enter('branch');
  const id = (await casesByStatus(mine)).get('draft')[0].id;
  await mine.goto(`${county.base}/m/apply/${id}/situation`);
  await mine.getByLabel('困难情况').waitFor();
  await theirs.goto(`${county.base}/applications/${id}/situation`);
  await theirs.getByLabel('困难情况').fill('他人在电脑上的修改');
  await next(theirs);
  await heading(theirs, '致困原因');
  await mine.getByLabel('困难情况').fill('我在手机上的修改');
  await mine.getByLabel('备注').fill('我在手机上的备注');
  await next(mine);
  const dialog = mine.getByRole('dialog');
  await side(dialog, '困难情况', '现在保存的').check();
  assert.deepEqual(await barriers(mine), []);
  await goOn(dialog);
  await mine.getByText('已保存').first().waitFor();
  const { application } = await ask(mine, `/api/cases/${id}`);
  assert.deepEqual([application.situation, application.remark], ['他人在电脑上的修改', '我在手机上的备注']);
  for (const page of [mine, theirs]) await page.context().close();
});

test('what each of two changed for themselves goes on together, without a question', async () => {
  const mine = await county.enter('branch');
  const theirs = await county.enter('branch');
  const id = (await casesByStatus(mine)).get('draft')[0].id;
  for (const page of [mine, theirs]) await page.goto(`${county.base}/applications/${id}/situation`);
  await theirs.getByLabel('备注').fill('他人写的备注');
  await next(theirs);
  await heading(theirs, '致困原因');
  await mine.getByLabel('困难情况').fill('我又改了情况');
  await next(mine);
  await mine.getByText('他人刚修改的项目已一并采用：备注').waitFor();
  await heading(mine, '致困原因');
  const { application } = await ask(mine, `/api/cases/${id}`);
  assert.equal(application.situation, '我又改了情况');
  assert.equal(application.remark, '他人写的备注');
  for (const page of [mine, theirs]) await page.context().close();
});

test('two windows of one person: what each typed is one draft, and none throws away what the other typed', async () => {
  const one = await county.enter('branch');
  const id = (await casesByStatus(one)).get('draft')[0].id;
  const other = await one.context().newPage();
  for (const page of [one, other]) await page.goto(`${county.base}/applications/${id}/situation`);
  await one.getByLabel('困难情况').fill('窗口一填写');
  await one.getByText(/草稿已自动保存于/).waitFor();
  await other.getByLabel('备注').fill('窗口二填写');
  await other.getByText('另一窗口填写的内容已并入').waitFor();
  assert.equal(await other.getByLabel('困难情况').inputValue(), '窗口一填写');
  await other.getByText(/草稿已自动保存于/).waitFor();
  await next(one);
  await one.getByText('另一窗口又填写了新的内容，那份草稿已保留').waitFor();
  await heading(one, '致困原因');
  const draft = await ask(one, `/api/drafts/application-${id}`);
  assert.equal(JSON.parse(draft.body).values.remark, '窗口二填写');
  await next(other);
  await heading(other, '致困原因');
  const { application } = await ask(one, `/api/cases/${id}`);
  assert.deepEqual([application.situation, application.remark], ['窗口一填写', '窗口二填写']);
  await one.context().close();
});

test('what is typed just before the page is closed is there when it is opened again', async () => {
  const page = await county.enter('branch');
  const id = (await casesByStatus(page)).get('draft')[0].id;
  await page.goto(`${county.base}/applications/${id}/situation`);
  await page.getByLabel('困难情况').fill('刚写完就关闭');
  const again = await page.context().newPage();
  await page.close({ runBeforeUnload: true });
  await again.goto(`${county.base}/applications/${id}/situation`);
  await again.getByText(/已恢复.*的草稿/).waitFor();
  assert.equal(await again.getByLabel('困难情况').inputValue(), '刚写完就关闭');
  await again.getByRole('button', { name: '放弃草稿' }).click();
  await again.context().close();
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
  await dialog.getByText('他人的职务').waitFor();
  await dialog.getByText('我写的职务').waitFor();
  await dialog.getByText(/您没有改动的项目将采用现在保存的内容：开户银行/).waitFor();
  assert.equal((await ask(mine, `/api/members/${id}`)).duty, '他人的职务');
  await side(dialog, '党内职务', '我填写的').check();
  await goOn(dialog);
  await mine.waitForURL(`**/members/${id}`);
  const { duty, person } = await ask(mine, `/api/members/${id}`);
  assert.deepEqual([duty, person.bank_name], ['我写的职务', '他人填的开户行']);
});

test('what another saved of a member may be taken instead of what was typed', async () => {
  const mine = await county.enter('branch');
  const theirs = await county.enter('committee');
  const id = (await ask(mine, '/api/members?size=100')).rows[1].id;
  await mine.goto(`${county.base}/members/${id}/edit`);
  await mine.getByLabel('党内职务').fill('我写的职务');
  await savedByAnother(theirs, id, { 党内职务: '他人的职务' });
  await mine.getByRole('button', { name: '保存', exact: true }).click();
  await mine.getByRole('dialog').getByRole('button', { name: '全部采用现在保存的内容' }).click();
  assert.equal(await mine.getByLabel('党内职务').inputValue(), '他人的职务');
  await mine.reload();
  await mine.getByText('填写内容会自动保存').waitFor();
  assert.equal(await mine.getByLabel('党内职务').inputValue(), '他人的职务');
});

test('a draft of an earlier version does not tell what it was typed over: every difference is asked', async () => {
  const page = await county.enter('branch');
  const id = (await ask(page, '/api/members?size=100')).rows[2].id;
  const before = await ask(page, `/api/members/${id}`);
  const { csrf } = await ask(page, '/api/session');
  const { join_date, member_type } = before;
  const values = { name: before.person.name, join_date, member_type, duty: '旧职务' };
  const status = await page.evaluate(
    ([path, proof, body]) =>
      fetch(path, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          'X-Bangfu-Csrf': proof,
          'Idempotency-Key': '0123456789abcdef0123456789abcdef',
        },
        body: JSON.stringify({ body, version: 0 }),
      }).then((reply) => reply.status),
    [`/api/drafts/member-${id}`, csrf, JSON.stringify({ values, version: 3 })],
  );
  assert.equal(status, 200);
  await page.goto(`${county.base}/members/${id}/edit`);
  await page.getByText('草稿填写后，记录已被他人修改').waitFor();
  assert.equal(await page.getByLabel('党内职务').inputValue(), '旧职务');
  assert.equal(await page.getByLabel('家庭住址').inputValue(), before.person.address ?? '');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await side(dialog, '党内职务', '我填写的').waitFor();
  assert.equal(await dialog.getByRole('group').count(), 1);
  assert.equal((await ask(page, `/api/members/${id}`)).duty, before.duty);
  await side(dialog, '党内职务', '我填写的').check();
  await goOn(dialog);
  await page.waitForURL(`**/members/${id}`);
  assert.equal((await ask(page, `/api/members/${id}`)).duty, '旧职务');
  await page.context().close();
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
  await dialog.getByText('4,321.00').waitFor();
  await dialog.getByText('1,234.00').waitFor();
  await side(dialog, /工资性收入/, '我填写的').check();
  await goOn(dialog);
  await mine.getByText('已保存').first().waitFor();
  const wages = async () => (await ask(mine, `/api/cases/${id}`)).member.household.incomes.map((each) => each.wages);
  assert.ok((await wages()).includes(123_400), `${await wages()}`);

  for (const page of [mine, theirs]) await page.goto(`${county.base}/applications/${id}/household`);
  await mine.getByLabel('住房面积').fill('71');
  await theirs.getByLabel('住房面积').fill('72');
  await theirs.getByRole('button', { name: '保存住房情况' }).click();
  await theirs.getByText('已保存').first().waitFor();
  await mine.getByRole('button', { name: '保存住房情况' }).click();
  await side(dialog, /住房面积/, '现在保存的').waitFor();
  await side(dialog, /住房面积/, '我填写的').check();
  await goOn(dialog);
  await mine.getByText('已保存').first().waitFor();
  const file = await ask(mine, `/api/cases/${id}`);
  assert.equal(file.member.household.housing_area, 71);
});

test('typed housing stays a draft over other sections, is not submitted unsaved, and can be cleared', async () => {
  const page = await county.enter('branch');
  const { id } = (await casesByStatus(page)).get('draft')[0];
  const area = page.getByLabel('住房面积');
  const recorded = async () => (await ask(page, `/api/cases/${id}`)).member.household.housing_area;
  await page.goto(`${county.base}/applications/${id}/household`);
  await area.fill('93');
  await page.locator('.tasks a', { hasText: '困难情况' }).click();
  await heading(page, '困难情况');
  await page.locator('.tasks a', { hasText: '本人与家庭' }).click();
  assert.equal(await area.inputValue(), '93');
  await page.getByText(/草稿已自动保存于/).waitFor();
  await page.reload();
  await page.getByText(/已恢复.*的草稿/).waitFor();
  assert.equal(await area.inputValue(), '93');
  await page.locator('.tasks a').last().click();
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: '确认提交' }).click();
  await page.getByText('有填写的内容还没有保存').first().waitFor();
  await page.locator('.tasks a', { hasText: '本人与家庭' }).click();
  await page.getByRole('button', { name: '保存住房情况' }).click();
  await page.getByText('已保存').first().waitFor();
  assert.equal(await recorded(), 93);
  await area.fill('');
  await next(page);
  await heading(page, '收入与支出');
  assert.equal(await recorded(), null);
  // At the member's page as well.
  const { member } = await ask(page, `/api/cases/${id}`);
  await page.goto(`${county.base}/members/${member.id}`);
  await area.fill('94');
  await page.getByRole('link', { name: '党员与家庭' }).click();
  await page.waitForURL(`${county.base}/members`);
  await page.goto(`${county.base}/members/${member.id}`);
  await page.getByText(/已恢复.*的草稿/).waitFor();
  assert.equal(await area.inputValue(), '94');
  await page.getByRole('button', { name: '放弃草稿' }).click();
  await page.waitForFunction(() => document.querySelector('input[id$="housing-housing_area"]').value === '');
  await page.context().close();
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
