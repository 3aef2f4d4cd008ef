// The steps of filing an application in the browser, as a branch clerk takes them at a desk or on a phone.
import { casesByStatus, photograph } from './county.mjs';

const ask = (page, path) => page.evaluate((each) => fetch(each).then((reply) => reply.json()), path);

/// A member of the branch who has no case yet, and is not the clerk: nobody files their own.
export async function freeMember(page) {
  const cases = [...(await casesByStatus(page)).values()].flat();
  const { name } = await ask(page, '/api/session');
  const members = await ask(page, '/api/members?size=100');
  return members.rows.find(
    (member) => member.name !== name && !cases.some((row) => row.person_name === member.name),
  );
}

/// A day some days before the server's own, as it is typed.
export async function daysAgo(page, days) {
  const { today } = await ask(page, '/api/session');
  return new Date(Date.parse(`${today}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
}

export const next = (page) => page.getByRole('button', { name: /^(保存并继续|下一步)$/ }).click();

/// The part of the form that is open now.
export const heading = (page, name) =>
  page
    .getByRole('link', { name: new RegExp(name) })
    .and(page.locator('[aria-current=step]'))
    .or(page.locator('h2.question', { hasText: name }))
    .waitFor();

async function fillHousehold(page) {
  await page.getByLabel('家庭住址').fill('清源县东湾镇北岭村4组9号');
  await page.getByRole('button', { name: '保存住房情况' }).click();
  await page.getByRole('button', { name: '增加家庭成员' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('姓名').fill('测试家人');
  await dialog.getByLabel('与本人关系').selectOption({ label: '兄' });
  await dialog.getByRole('button', { name: '保存' }).click();
  await page.locator('td', { hasText: /^测试家人$/ }).waitFor();
  // What is typed and not yet saved goes along with the form's own button.
  await page.getByLabel('住房面积').fill('88');
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
  ])
    await page.getByLabel(name).fill(amount);
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
    await page.locator('input[type=file]').first().setInputFiles(photograph);
    await page.waitForFunction(
      (count) =>
        [...document.querySelectorAll('td')].filter((cell) => cell.textContent.includes('未上传')).length < count,
      left,
    );
  }
}

const sections = [
  ['本人与家庭', fillHousehold],
  ['收入与支出', fillIncome],
  ['困难情况', (page) => page.getByLabel('困难情况').fill('家中受灾，收入微薄。')],
  [
    '致困原因',
    async (page) => {
      await page.getByRole('checkbox', { name: '因灾' }).check();
      await page.getByRole('radio', { name: '因灾' }).check();
    },
  ],
  ['认定依据', fillCriteria],
  ['材料与授权', uploadPapers],
];

/// Fills every part of the form and sends it; `look` is called at each part before it is left.
export async function fillAndSubmit(page, look) {
  for (const [name, fill] of sections) {
    await heading(page, name);
    await fill(page);
    await look(page, name);
    await next(page);
  }
  await heading(page, '核对并提交');
  await page.locator('td', { hasText: /^88$/ }).waitFor();
  await page.getByRole('button', { name: '确认提交' }).click();
  await page.getByText('有 1 处需要修改').waitFor();
  await look(page, '核对并提交');
  await page.getByRole('checkbox', { name: /已告知申请人/ }).check();
  await page.getByRole('button', { name: '确认提交' }).click();
}

/// The assembly's minutes and votes, of a day long enough ago for a notice to have run its time since.
export async function recordAssembly(page) {
  await page.locator('input[type=file]').first().setInputFiles(photograph);
  await page.getByRole('button', { name: photograph.name }).first().waitFor();
  await page.getByLabel('评议日期', { exact: true }).fill(await daysAgo(page, 26));
  await page.getByLabel('补录说明').fill('纸质申请当时已受理，现在补录');
  for (const [label, count] of [
    ['应到党员', '18'],
    ['实到', '17'],
    ['赞成', '16'],
    ['反对', '0'],
    ['弃权', '1'],
  ])
    await page.getByLabel(label, { exact: true }).fill(count);
  await page.getByLabel('建议程度').selectOption({ label: '比较困难' });
  await page.getByLabel('评议意见').fill('同意');
  await page.getByRole('button', { name: '登记评议' }).click();
  await page.getByText('评议通过').first().waitFor();
}

/// A notice that hung on the board for some weeks: any holidays between are over.
export async function postNotice(page) {
  await page.getByLabel('张贴日期', { exact: true }).fill(await daysAgo(page, 25));
  await page.getByLabel('张贴地点').fill('村党务公开栏');
  await page.getByRole('button', { name: '张贴公示', exact: true }).click();
  await page.getByText('公示中').first().waitFor();
}
