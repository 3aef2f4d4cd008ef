// What is printed: sheets of A4 as the preview shows them, in the official layout, headings on each, pages counted.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { casesByStatus, countyForTests } from './county.mjs';

let page, cases;
const county = countyForTests({
  async opened() {
    page = await county.enter('officer');
    cases = await casesByStatus(page);
  },
});

const ask = (path) => page.evaluate((each) => fetch(each).then((reply) => reply.json()), path);

/// The pages of the PDF that the browser prints, as width and height in whole points.
async function printed() {
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  return [...pdf.matchAll(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]/g)].map((each) => [
    Math.round(each[1]),
    Math.round(each[2]),
  ]);
}

/// Opens a paper and compares its sheets with what is printed.
async function paper(path, size) {
  await page.goto(county.base + path);
  await page.locator('.sheet').first().waitFor();
  const sheets = page.locator('.sheet');
  const count = await sheets.count();
  assert.deepEqual(await printed(), Array(count).fill(size), path);
  for (let i = 0; i < count; i++) {
    const sheet = sheets.nth(i);
    assert.equal(await sheet.locator('.page-number').innerText(), `第 ${i + 1} 页　共 ${count} 页`);
    const fits = (body) => body.scrollHeight <= body.clientHeight + 1 && body.scrollWidth <= body.clientWidth + 1;
    assert.ok(await sheet.locator('.sheet-body').evaluate(fits), `sheet ${i + 1} of ${path} holds what is on it`);
  }
  assert.deepEqual(page.complaints, []);
  return page.locator('main').innerText();
}
const yuan = (fen) => (fen / 100).toLocaleString('en', { minimumFractionDigits: 2 });
const upright = [595, 842];
const across = [842, 595];

test('the application form has the places the office expects', async () => {
  const text = await paper(`/print/application/${cases.get('on_ledger')[0].id}`, upright);
  for (const words of ['所在党支部', '转正时间', '支部大会', '应到', '公示', '党委', '县委组织部', '签字', '盖章', '特困供养', '优抚对象'])
    assert.match(text, new RegExp(words), words);
});

test('the form of a returned case has no opinion of a step that is to be taken again', async () => {
  const files = await Promise.all(cases.get('returned').map(({ id }) => ask(`/api/cases/${id}`)));
  const back = files.find((each) => each.steps[0].state === 'returned');
  const said = back.trace.filter((each) => each.opinion).map((each) => each.opinion);
  assert.ok(said.length >= 2, 'branch and assembly had said something');
  const text = await paper(`/print/application/${back.line.id}`, upright);
  for (const opinion of said) assert.ok(!text.includes(opinion), opinion);
  const at = files.find((each) => each.steps[4].state === 'returned');
  const form = await paper(`/print/application/${at.line.id}`, upright);
  assert.ok(form.includes(at.trace.find((each) => each.action === 'record_assembly').opinion));
  assert.ok(!form.includes(at.trace.find((each) => each.action === 'reject').opinion));
});

/// The form of a case with a household of so many beside the member.
async function formWith(members) {
  const id = cases.get('on_ledger')[0].id;
  await page.route(`**/api/cases/${id}`, async (route) => {
    const reply = await route.fetch();
    const body = await reply.json();
    const { household } = body.member;
    household.members = Array.from({ length: members }, (_, i) => ({ ...household.members[0], id: i + 1 }));
    for (const each of household.members) each.person = { ...body.member.person, name: '欧阳建国' };
    await route.fulfill({ response: reply, json: body });
  });
  const text = await paper(`/print/application/${id}`, upright);
  await page.unroute(`**/api/cases/${id}`);
  return text;
}

test('the form of a household of six stands on one sheet, a clan goes on under the same headings', async () => {
  const six = await formWith(6);
  assert.equal(await page.locator('.sheet').count(), 1);
  assert.equal(six.match(/欧阳建国/g).length, 6);
  const clan = await formWith(60);
  const sheets = await page.locator('.sheet').count();
  assert.ok(sheets > 1);
  assert.equal(clan.match(/欧阳建国/g).length, 60);
  assert.ok(clan.match(/月收入/g).length >= 2, 'the headings of the household stand on each sheet that it fills');
  assert.match(clan, /县委\s*组织部/);
});

test('the ledger is a list across the sheet, its headings on each', async () => {
  const text = await paper('/print/ledger?status=all', across);
  const sheets = await page.locator('.sheet').count();
  assert.ok(sheets > 1, 'the demo county fills more than one sheet');
  assert.equal(text.match(/困难程度/g).length, sheets);
  assert.match(text, /盖章/);
  const [first] = (await ask('/api/ledger/sheet?size=1')).rows;
  const row = page.locator('.sheet tr', { hasText: first.id_number_masked }).first();
  const cells = await row.locator('td').allInnerTexts();
  const month = first.birth_date.slice(0, 7).replace('-', '.');
  assert.equal(cells[4], month);
  assert.match(cells[5], /\p{Script=Han}|—/u, 'education');
  assert.equal(cells[7], `${first.id_number_masked}\n${first.phone_masked ?? '—'}`);
  assert.ok(!cells.includes(''), 'no cell of a list is empty');
  const last = page.locator('.sheet').last();
  assert.ok((await last.locator('tbody').count()) > 2, 'rows stand with the sum and the signatures');
  const heights = (cells) => cells.filter((each) => /^KN\S+$/.test(each.innerText)).map((each) => each.scrollHeight);
  const numbers = await page.locator('.sheet tbody td:nth-child(2)').evaluateAll(heights);
  assert.ok(numbers.length && numbers.every((height) => height < 45), 'a number takes one line');
});

test('the printed ledger names whose it is and what it holds, and its sums are those of the screen', async () => {
  const [township] = (await ask('/api/organisations/search?text=东湾')).rows;
  const filter = `organisation=${township.id}&origin=application&status=all`;
  const statuses = [...cases.keys(), 'rejected', 'withdrawn', 'voided'].join(',');
  const totals = await ask(`/api/ledger/totals?${filter.replace('all', statuses)}`);
  const all = await paper(`/print/ledger?${filter}`, across);
  assert.match(all, new RegExp(`填报单位（盖章）：${totals.organisation}`));
  assert.match(all, /范围：业务状态为全部；来源为申请/);
  const sum = await page.locator('tr', { hasText: '合计' }).last().innerText();
  assert.match(sum, new RegExp(`${totals.cases} 户\\s+—\\s+${totals.people}\\s+${yuan(totals.income_total)}`));
  assert.match(all, /公示中/, 'a case that is not on the ledger says where it stands');
  assert.doesNotMatch(all, /＊/, 'nothing was imported');
});

test('an imported case that is filed is not said to be unfiled', async () => {
  const { rows } = await ask('/api/ledger?origin=imported&status=on_ledger&size=1');
  assert.ok(rows.length, 'the demo county has filed imported cases');
  const text = await paper('/print/ledger?origin=imported&status=on_ledger', across);
  assert.match(text, /＊为旧台账导入/);
  assert.doesNotMatch(text, /未备案|导入待核/);
});

test('a ledger longer than what is printed says so on screen and on paper', async () => {
  await page.route('**/api/ledger/totals*', async (route) => {
    const reply = await route.fetch();
    await route.fulfill({ response: reply, json: { ...(await reply.json()), cases: 2345 } });
  });
  const text = await paper('/print/ledger', across);
  await page.unroute('**/api/ledger/totals*');
  assert.match(text, /只打印前 \d+ 户，全部 2345 户/);
  assert.match(text, /家庭人口未登记的，合计按1人计/, 'it may be so of those that are not printed');
  await page.getByText('共 2,345 户，只打印前 1,000 户').waitFor();
});

/// Totals as if somebody had changed an income before each of the first so many times they are asked for.
async function whileChanging(times, work) {
  let asked = 0;
  await page.route('**/api/ledger/totals*', async (route) => {
    const reply = await route.fetch();
    const body = await reply.json();
    const more = asked++ < times ? asked : 0;
    await route.fulfill({ response: reply, json: { ...body, income_total: body.income_total + more } });
  });
  await work();
  await page.unroute('**/api/ledger/totals*');
}

test('a ledger that changes while it is read is read again, and what never settles says so', async () => {
  const unsettled = page.getByText('读取期间台账一直有人在改');
  const { income_total: income } = await ask('/api/ledger/totals');
  await whileChanging(2, async () => {
    const text = await paper('/print/ledger', across);
    assert.ok(text.includes(yuan(income)), 'the sums of the rows that are shown');
    assert.equal(await unsettled.count(), 0);
  });
  await whileChanging(99, async () => {
    await paper('/print/ledger', across);
    await unsettled.waitFor();
  });
});

test('household cards and the notice are printed upright', async () => {
  const ids = cases.get('on_ledger').slice(0, 2);
  const text = await paper(`/print/cards?ids=${ids.map((each) => each.id).join(',')}`, upright);
  for (const each of ids) assert.match(text, new RegExp(each.person_name));
  for (const { id } of ids) {
    const { wages, business } = (await ask(`/api/cases/${id}`)).member.household.incomes[0];
    if (wages != null) assert.ok(text.includes(`工资性 ${yuan(wages)}`), 'what the income is made of');
    if (business != null) assert.ok(text.includes(`经营性 ${yuan(business)}`), 'what the income is made of');
  }
  for (const words of ['住房', '核对授权书', '只有总额', '未逐人登记']) assert.match(text, new RegExp(words), words);
  const empty = (cells) => cells.some((cell) => !cell.innerText.trim());
  assert.ok(!(await page.locator('.sheet .card-block tr:not(.gap) td').evaluateAll(empty)), 'no cell is empty');
  const notices = await page.evaluate(() => fetch('/api/notices?size=1').then((each) => each.json()));
  const notice = await paper(`/print/notice/${notices.rows[0].id}`, upright);
  assert.match(notice, /公示/);
  assert.doesNotMatch(notice, /990\d{3}/);
});
