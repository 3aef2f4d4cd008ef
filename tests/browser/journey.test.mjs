// The whole journey, from a member to the filed ledger, through the pages alone: once at desks, once with phones, where
// the branch clerk works under /m. Every page on the way is without barriers.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { barriers, countyForTests, photograph, settled } from './county.mjs';
import { fillAndSubmit, freeMember, postNotice, recordAssembly } from './filing.mjs';

const county = countyForTests();

async function look(page, name) {
  assert.deepEqual(await barriers(page), [], name);
  const wide = () => document.documentElement.scrollWidth > window.innerWidth;
  assert.equal(await page.evaluate(wide), false, `${name} is wider than the screen`);
}

async function begin(page) {
  const member = await freeMember(page);
  await page.getByRole('link', { name: '申请登记' }).click();
  await page.getByRole('searchbox', { name: '为谁申请' }).fill(member.name);
  await page.getByRole('button', { name: '查询', exact: true }).click();
  const start = page.getByRole('button', { name: new RegExp(`开始填写\\s*${member.name}`) }).first();
  await start.waitFor();
  await look(page, 'applications');
  await start.click();
  return member;
}

async function beginOnPhone(page) {
  const member = await freeMember(page);
  await page.getByRole('link', { name: '新建申请' }).click();
  await page.getByRole('searchbox', { name: '姓名' }).fill(member.name);
  await page.getByRole('searchbox', { name: '姓名' }).press('Enter');
  await page.getByRole('button', { name: new RegExp(`^${member.name}`) }).first().click();
  await look(page, 'members');
  await page.getByRole('button', { name: `为 ${member.name} 新建申请` }).click();
  return member;
}

const numberIn = (page, pattern) => page.waitForURL(pattern).then(() => page.url().match(pattern)[1]);

/// At a desk: fill, assembly, notice, its photograph, its end.
async function fileAtDesk(clerk) {
  const member = await begin(clerk);
  const id = await numberIn(clerk, /applications\/(\d+)/);
  await fillAndSubmit(clerk, look);
  await clerk.waitForURL(new RegExp(`/cases/${id}$`));
  await clerk.getByText('待支部评议').first().waitFor();
  await recordAssembly(clerk);
  await postNotice(clerk);
  await look(clerk, 'case on notice');
  return { id, member };
}

/// The same on a phone; its to-dos lead from one to the next.
async function fileOnPhone(clerk) {
  const member = await beginOnPhone(clerk);
  const id = await numberIn(clerk, /apply\/(\d+)/);
  await fillAndSubmit(clerk, look);
  await clerk.getByRole('heading', { name: '待办' }).waitFor();
  await clerk.getByRole('link', { name: new RegExp(`^${member.name}`) }).click();
  await clerk.waitForURL(new RegExp(`/m/cases/${id}$`));
  await recordAssembly(clerk);
  await look(clerk, 'case after the assembly');
  await postNotice(clerk);
  await clerk.goto(`${county.base}/m/`);
  await clerk.getByRole('link', { name: '公示拍照' }).click();
  const card = clerk.locator('section', { has: clerk.getByRole('heading', { name: member.name }) });
  await card.getByText('未上传').waitFor();
  await look(clerk, 'notices');
  await card.locator('input[type=file]').first().setInputFiles(photograph);
  await card.getByText('已上传').waitFor();
  return { id, member };
}

/// The notice's photograph where it still lacks one, and its end once the period has run.
async function closeNotice(clerk, id) {
  await clerk.goto(`${county.base}/cases/${id}`);
  const end = clerk.getByRole('button', { name: '结束公示' });
  await end.waitFor();
  const photo = clerk.locator('.close-notice').getByRole('button', { name: '查看照片' });
  if (!(await photo.count()))
    await clerk.locator('.close-notice input[type=file]').first().setInputFiles(photograph);
  await photo.waitFor();
  await look(clerk, 'notice');
  await end.click();
  await clerk.getByText('公示期满').first().waitFor();
}

async function decide(page, opinion) {
  await page.getByLabel('意见', { exact: true }).fill(opinion);
  await page.getByRole('button', { name: '提交审批' }).click();
}

/// Committee clerk and reviewer, county officer and reviewer: four more people, each from their own to-dos.
async function decideByFour(phone, member) {
  const people = [
    ['committee', '经集体研究，同意。', '党委待复核'],
    ['committee-reviewer', '属实', '待县委备案'],
    ['officer', '拟备案', '备案待确认'],
    ['reviewer', '同意备案', '在册'],
  ];
  for (const [who, opinion, status] of people) {
    const page = await county.enter(who, { phone, office: true });
    await page.goto(`${county.base}/approvals`);
    await page.getByRole('row', { name: new RegExp(member.name) }).getByRole('link', { name: '办理' }).click();
    await page.getByRole('heading', { name: member.name }).waitFor();
    if (who === 'committee') {
      await page.getByLabel('参加人员').fill('马会芳、何伟、孙立新');
      await page.getByLabel('核定程度').selectOption({ label: '特别困难' });
    }
    await look(page, `case for the ${who}`);
    await decide(page, opinion);
    await page.getByText(status).first().waitFor();
    assert.deepEqual(page.complaints, []);
    await page.context().close();
  }
}

/// The member stands in the ledgers of all three tiers.
async function isOnLedgers(phone, member) {
  for (const who of ['branch', 'committee', 'officer']) {
    const page = await county.enter(who, { phone, office: true });
    await page.goto(`${county.base}/ledger?text=${encodeURIComponent(member.name)}`);
    const row = page.getByRole('row', { name: new RegExp(member.name) });
    await row.getByText('在册').waitFor();
    await row.getByText('特别困难').waitFor();
    await settled(page);
    await look(page, `ledger of the ${who}`);
    await page.context().close();
  }
}

for (const phone of [false, true]) {
  test(`an application comes to the filed ledger ${phone ? 'by phones' : 'at desks'}`, async () => {
    const clerk = await county.enter('branch', { phone });
    const { id, member } = phone ? await fileOnPhone(clerk) : await fileAtDesk(clerk);
    await closeNotice(clerk, id);
    assert.deepEqual(clerk.complaints, []);
    await decideByFour(phone, member);
    await isOnLedgers(phone, member);
  });
}
