// A notice that is entered when its period is over already: closed where it is read, with its photograph; marked where
// the committee decides on several together.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { barriers, casesByStatus, countyForTests, photograph } from './county.mjs';
import { postNotice, recordAssembly } from './filing.mjs';

const county = countyForTests();

test('a notice is closed at its own page, and as one entered late is marked among those decided together', async () => {
  const clerk = await county.enter('branch');
  const line = (await casesByStatus(clerk)).get('submitted')[0];
  await clerk.goto(`${county.base}/cases/${line.id}`);
  await recordAssembly(clerk);
  await postNotice(clerk);
  const { notices } = await clerk.evaluate((id) => fetch(`/api/cases/${id}`).then((each) => each.json()), line.id);
  await clerk.goto(`${county.base}/notices/${notices[0].id}`);
  const end = clerk.getByRole('button', { name: '结束公示' });
  await clerk.getByText(/请先上传公示照片/).waitFor();
  assert.ok(await end.isDisabled());
  await clerk.locator('.close-notice input[type=file]').setInputFiles(photograph);
  await clerk.locator('.close-notice').getByRole('button', { name: '查看照片' }).waitFor();
  assert.deepEqual(await barriers(clerk), []);
  await end.click();
  await clerk.getByText('已结束', { exact: true }).waitFor();
  assert.equal(await clerk.locator('input[type=file]').count(), 0);

  const committee = await county.enter('committee');
  await committee.goto(`${county.base}/approvals?kind=notice_passed`);
  await committee.getByRole('checkbox', { name: `选择 ${line.person_name}` }).check();
  const other = (await casesByStatus(committee)).get('notice_passed').find((each) => each.id !== line.id);
  await committee.getByRole('checkbox', { name: `选择 ${other.person_name}` }).check();
  await committee.getByRole('button', { name: '批量办理' }).click();
  const dialog = committee.getByRole('dialog');
  await dialog.getByRole('listitem').filter({ hasText: line.person_name }).getByText('公示补录').waitFor();
  assert.equal(await dialog.getByRole('listitem').filter({ hasText: '公示补录' }).count(), 1);
  await dialog.getByText(/公示补录：公示在截止日期之后才录入/).waitFor();
  assert.deepEqual(await barriers(committee), []);
  for (const page of [clerk, committee]) assert.deepEqual(page.complaints, []);
});
