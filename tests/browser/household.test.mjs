// A household member put right at a desk and on a phone; what another saved meanwhile is shown beside it; what is
// doubtful of a record is told until somebody has compared it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { barriers, casesByStatus, countyForTests, settled } from './county.mjs';

const county = countyForTests();

/// A member of the branch with somebody in the household who is on file nowhere else, and that person's place.
async function someHousehold(page) {
  return page.evaluate(async () => {
    const ask = (path) => fetch(path).then((each) => each.json());
    for (const row of (await ask('/api/members?size=100')).rows) {
      const { household } = await ask(`/api/members/${row.id}`);
      const place = household?.members.find((each) => each.identity === 'household' && each.person.id_number_masked);
      if (place) return { member: row.id, place };
    }
    return null;
  });
}

test('a name is put right over what another saved meanwhile, which is shown; a wrong number is refused', async () => {
  const mine = await county.enter('branch');
  const theirs = await county.enter('branch');
  const { member, place } = await someHousehold(mine);
  for (const page of [mine, theirs]) {
    await page.goto(`${county.base}/members/${member}`);
    await page.getByRole('button', { name: `修改 ${place.person.name}` }).click();
  }
  const form = (page) => page.getByRole('dialog', { name: '修改家庭成员' });
  await form(theirs).getByLabel('姓名').fill('赵他改');
  await form(theirs).getByRole('button', { name: '保存' }).click();
  await form(theirs).waitFor({ state: 'hidden' });
  await form(mine).getByLabel('姓名').fill('赵我改');
  await form(mine).getByRole('button', { name: '保存' }).click();
  const stale = mine.getByRole('dialog', { name: '内容已被他人修改' });
  await stale.getByRole('radio', { name: /赵他改/ }).waitFor();
  assert.equal(await stale.getByRole('radio').count(), 2);
  await stale.getByRole('radio', { name: /赵我改/ }).check();
  await stale.getByRole('button', { name: '按所选继续保存' }).click();
  await mine.getByRole('cell', { name: '赵我改', exact: true }).waitFor();

  await mine.getByRole('button', { name: '修改 赵我改' }).click();
  await form(mine).getByRole('textbox', { name: /^证件号码/ }).fill('990001197205010021');
  await form(mine).getByRole('button', { name: '保存' }).click();
  await form(mine).getByText(/校验位不符/).first().waitFor();
  assert.deepEqual(await barriers(mine), []);
  assert.deepEqual(mine.complaints, []);
});

test('the same on a phone, where nothing is wider than the screen', async () => {
  const page = await county.enter('branch', { phone: true });
  const id = (await casesByStatus(page)).get('draft')[0].id;
  await page.goto(`${county.base}/m/apply/${id}/household`);
  await settled(page);
  const edit = page.getByRole('button', { name: /^修改 ./ }).first();
  await edit.click();
  const form = page.getByRole('dialog', { name: '修改家庭成员' });
  await form.getByLabel('姓名').fill('赵手机');
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth), false);
  await form.getByRole('button', { name: '保存' }).click();
  await page.getByRole('cell', { name: '赵手机', exact: true }).waitFor();
});

test('a total that is not the sum of its kinds is doubted beside the year, until it is cleared', async () => {
  const page = await county.enter('branch');
  const { member } = await someHousehold(page);
  await page.goto(`${county.base}/members/${member}`);
  await settled(page);
  const kept = await page.evaluate(async (id) => {
    const { household } = await fetch(`/api/members/${id}`).then((each) => each.json());
    const me = await fetch('/api/session').then((each) => each.json());
    const answer = await fetch(`/api/households/${household.id}/incomes`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'X-Bangfu-Csrf': me.csrf,
        'Idempotency-Key': crypto.randomUUID(),
      },
      body: JSON.stringify({ year: 2001, wages: 10000, stated_total: 20000 }),
    });
    return answer.status;
  }, member);
  assert.equal(kept, 200);
  await page.reload();
  await page.getByText(/2001 · 总收入与分项之和不一致/).waitFor();
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByText(/2001 · The stated total differs/).waitFor();
  await page.getByRole('button', { name: '中文' }).click();
  await page.getByRole('button', { name: '修改 2001' }).click();
  const form = page.getByRole('dialog');
  assert.equal(await form.getByLabel('台账填报的总收入').inputValue(), '200');
  for (const kind of ['经营', '转移', '财产', '支出']) {
    const field = form.getByLabel(new RegExp(kind)).first();
    if (!(await field.inputValue())) await field.fill('0');
  }
  await form.getByLabel('台账填报的总收入').fill('');
  await form.getByRole('button', { name: '保存' }).click();
  await form.waitFor({ state: 'hidden' });
  await page.getByText(/总收入与分项之和不一致/).first().waitFor({ state: 'detached' });
});

/// A member of whose record something is to be compared with the paper still.
async function doubted(page) {
  return page.evaluate(async () => {
    const ask = (path) => fetch(path).then((each) => each.json());
    for (const { id } of (await ask('/api/members?size=100')).rows)
      if ((await ask(`/api/members/${id}`)).doubts.some((each) => !each.checked_at)) return id;
    return null;
  });
}

test('a doubt stands on the record until it is ticked off, by whom is told; another text is doubted anew', async () => {
  const page = await county.enter('branch');
  const id = await doubted(page);
  const { name } = await page.evaluate(() => fetch('/api/session').then((each) => each.json()));
  const record = `${county.base}/members/${id}`;
  const band = page.getByRole('region', { name: '待对照证件材料核对' });
  const open = band.locator('.doubts-open');
  const ticked = band.getByText(new RegExp(`${name}，[-\\d: ]+ 已核对`));
  const writeAccount = async (number) => {
    await page.goto(`${record}/edit`);
    await page.getByLabel('银行账号').fill(number);
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await page.waitForURL(record);
  };
  await page.goto(record);
  await open.getByText(/地区代码/).waitFor();
  assert.equal(await open.evaluate((box) => getComputedStyle(box).backgroundColor), 'rgb(253, 240, 220)');
  await page.reload();
  await open.getByText(/地区代码/).waitFor();
  assert.deepEqual(await barriers(page), []);
  await open.getByRole('button', { name: /^已核对 .*地区代码/ }).click();
  await ticked.waitFor();
  await open.waitFor({ state: 'detached' });
  assert.ok(await band.evaluate((box) => box === document.activeElement));
  await page.reload();
  await ticked.waitFor();
  assert.equal(await open.count(), 0);

  await writeAccount('6222020200112231');
  await open.getByText(/银行卡号未通过校验/).waitFor();
  await open.getByRole('button', { name: /^已核对 银行卡号/ }).click();
  await open.waitFor({ state: 'detached' });
  assert.deepEqual(await barriers(page), []);
  await writeAccount('6222020200112232');
  await open.getByText(/银行卡号未通过校验/).waitFor();
  await writeAccount('6222020200112231');
  await band.locator('summary', { hasText: '已核对（2）' }).waitFor();
  assert.equal(await open.count(), 0, 'that text was compared');

  const reviewer = await county.enter('reviewer');
  await writeAccount('6222020200112232');
  await reviewer.goto(record);
  await reviewer.locator('.doubts-open').waitFor();
  assert.equal(await reviewer.locator('.doubts').getByRole('button').count(), 0, 'who may not edit does not tick');
  for (const each of [page, reviewer]) assert.deepEqual(each.complaints, []);
});

test('a number of a passport is not called an ID number, neither above its column nor where it is shown', async () => {
  const page = await county.enter('branch');
  const { member } = await someHousehold(page);
  await page.goto(`${county.base}/members/${member}`);
  await page.getByRole('columnheader', { name: '身份证号' }).waitFor();
  await page.getByRole('button', { name: '增加家庭成员' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('姓名').fill('测试外婿');
  await form.getByLabel('与本人关系').selectOption({ label: '女婿' });
  await form.getByLabel('证件种类').selectOption({ label: '护照' });
  await form.getByRole('textbox', { name: /^证件号码/ }).fill('K0001234');
  await form.getByRole('textbox', { name: /^出生日期/ }).fill('1980-02-03');
  await form.getByLabel('性别').selectOption({ label: '男' });
  await form.getByRole('button', { name: '保存' }).click();
  await page.getByRole('columnheader', { name: '证件号码' }).waitFor();
  assert.equal(await page.getByRole('columnheader', { name: '身份证号' }).count(), 0);
  const row = page.getByRole('row', { name: /测试外婿/ });
  await row.getByRole('button', { name: '查看证件号码' }).click();
  await page.getByRole('dialog', { name: '查看证件号码' }).waitFor();
  await page.keyboard.press('Escape');
  assert.ok((await page.getByRole('button', { name: '查看身份证号' }).count()) > 0, 'of residents it is one');
  assert.deepEqual(await barriers(page), []);
  assert.deepEqual(page.complaints, []);
});
