// Committee and county in the browser: five different people, one case and a batch, return, reveal.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { casesByStatus, countyForTests } from './county.mjs';

const county = countyForTests();

async function decide(page, opinion) {
  await page.getByLabel('意见', { exact: true }).fill(opinion);
  await page.getByRole('button', { name: '提交审批' }).click();
}
const statusOf = (page, id) =>
  page
    .evaluate((each) => fetch(`/api/cases/${each}`).then((reply) => reply.json()), id)
    .then((file) => file.line.status);

test('a case goes from the committee to the ledger through four people', async () => {
  const clerk = await county.enter('committee');
  const id = (await casesByStatus(clerk)).get('notice_passed')[0].id;
  await clerk.goto(`${county.base}/cases/${id}`);
  await clerk.getByRole('button', { name: '提交审批' }).click();
  await clerk.getByText(/有 \d 处需要修改/).waitFor();
  await clerk.getByLabel('参加人员').fill('马会芳、何伟、孙立新');
  await clerk.getByLabel('核定程度').selectOption({ label: '特别困难' });
  await decide(clerk, '经集体研究，同意。');
  await clerk.getByText('党委待复核').first().waitFor();
  for (const [who, opinion, status] of [
    ['committee-reviewer', '属实', '待县委备案'],
    ['officer', '拟备案', '备案待确认'],
    ['reviewer', '同意备案', '在册'],
  ]) {
    const page = await county.enter(who);
    await page.goto(`${county.base}/cases/${id}`);
    await decide(page, opinion);
    await page.getByText(status).first().waitFor();
    assert.deepEqual(page.complaints, []);
  }
  assert.equal(await statusOf(clerk, id), 'on_ledger');
});

test('the county officer proposes a batch in one go', async () => {
  const page = await county.enter('officer');
  const cases = (await casesByStatus(page)).get('committee_confirmed');
  await page.goto(`${county.base}/approvals`);
  for (const each of cases.slice(0, 2))
    await page.getByRole('checkbox', { name: `选择 ${each.person_name}` }).check();
  await page.getByRole('button', { name: '批量办理' }).click();
  await decide(page.getByRole('dialog'), '材料齐全，拟备案。');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  for (const each of cases.slice(0, 2)) assert.equal(await statusOf(page, each.id), 'filing_proposed');
});

test('after a decision the next of the list is offered, and the way back leads to the list as it was', async () => {
  const page = await county.enter('officer');
  await page.goto(`${county.base}/approvals?kind=imported&size=50`);
  const links = page.getByRole('row').getByRole('link', { name: '办理' });
  await links.first().waitFor();
  const waiting = await links.count();
  assert.ok(waiting >= 2);
  const names = await page.locator('tbody tr td:nth-child(4)').allInnerTexts();
  await links.first().click();
  await page.getByRole('heading', { name: names[0], level: 1 }).waitFor();
  await decide(page, '材料齐全，拟备案。');
  const offer = page.locator('.next-case');
  await offer.getByText(`还有 ${waiting - 1} 件`).waitFor();
  await offer.getByRole('link', { name: names[1] }).click();
  await page.getByRole('heading', { name: names[1], level: 1 }).waitFor();
  assert.equal(await offer.count(), 0, 'of this one nothing is decided yet');
  assert.equal(await page.getByLabel('意见', { exact: true }).inputValue(), '');
  await page.getByRole('link', { name: '返回审核审批' }).click();
  await page.waitForURL(/\/approvals\?kind=imported&size=50$/);
  await page.locator('tr.marked', { hasText: names[1] }).waitFor();
  assert.equal(await page.locator('tr', { hasText: names[0] }).count(), 0, 'what is done is gone');
  assert.deepEqual(page.complaints, []);
});

test('a case is returned to a chosen step with a reason', async () => {
  const page = await county.enter('reviewer');
  const id = (await casesByStatus(page)).get('filing_proposed')[0].id;
  await page.goto(`${county.base}/cases/${id}`);
  await page.getByRole('radio', { name: '退回' }).check();
  await page.getByLabel('退回至').selectOption({ label: '县委备案' });
  await decide(page, '请核对收入证明。');
  await page.getByText('待县委备案').or(page.getByText('退回补正')).first().waitFor();
});

/// Name and note of each step of the bar, as it is read.
const stepBar = async (page) =>
  (await page.getByRole('list', { name: '办理进度' }).getByRole('listitem').allInnerTexts()).map((each) =>
    each.replace(/\s+/g, ' ').trim(),
  );

test('the step bar says where a case came to its end, and of an imported one only the county\'s steps', async () => {
  const page = await county.enter('officer');
  const ask = (path) => page.evaluate((each) => fetch(each).then((reply) => reply.json()), path);
  const ended = (await ask('/api/ledger?status=rejected')).rows;
  const files = await Promise.all(ended.map((each) => ask(`/api/cases/${each.id}`)));
  const refused = files.find((each) => each.trace.at(-1).from_status === 'notice_passed');
  await page.goto(`${county.base}/cases/${refused.line.id}`);
  await page.getByRole('list', { name: '办理进度' }).waitFor();
  const bar = await stepBar(page);
  assert.equal(bar[4], '党委研究 不予认定');
  assert.match(bar[3], /^支部公示 (\d{4}-)?\d\d-\d\d$/);
  assert.equal(bar[5], '党委复核 未开始');
  await page.getByRole('tab', { name: '审批记录' }).click();
  await page.getByText('不同意').first().waitFor();
  assert.equal(await page.getByRole('tabpanel').getByText('备案确认').count(), 0, 'nothing is to come any more');

  const [imported] = (await ask('/api/ledger?status=imported&size=1')).rows;
  await page.goto(`${county.base}/cases/${imported.id}`);
  await page.getByRole('list', { name: '办理进度' }).waitFor();
  assert.deepEqual(await stepBar(page), ['县委备案 办理中', '备案确认 未开始', '列入台账 未开始']);
  await page.getByText('写入一行').waitFor();
});

test('a masked number is shown for a purpose and hidden again', async () => {
  const page = await county.enter('officer');
  const id = (await casesByStatus(page)).get('on_ledger')[0].id;
  await page.goto(`${county.base}/cases/${id}`);
  assert.doesNotMatch(await page.locator('main').innerText(), /990\d{14}[\dX]/);
  await page.getByRole('button', { name: '查看身份证号' }).first().click();
  await page.getByRole('dialog').getByRole('button', { name: '查看', exact: true }).click();
  await page.getByText('有 1 处需要修改').waitFor();
  await page.getByRole('dialog').getByLabel('用途', { exact: true }).fill('核对申请材料');
  await page.getByRole('dialog').getByRole('button', { name: '查看', exact: true }).click();
  await page.getByText(/990\d{14}[\dX]/).waitFor();
  await page.getByRole('button', { name: '隐藏' }).click();
  assert.doesNotMatch(await page.locator('main').innerText(), /990\d{14}[\dX]/);
});
