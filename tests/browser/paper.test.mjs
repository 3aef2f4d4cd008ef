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
const upright = [595, 842];
const across = [842, 595];

test('the application form has the places the office expects', async () => {
  const text = await paper(`/print/application/${cases.get('on_ledger')[0].id}`, upright);
  for (const words of ['所在党支部', '转正时间', '支部大会', '应到', '公示', '党委', '县委组织部', '签字', '盖章'])
    assert.match(text, new RegExp(words), words);
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
});

test('household cards and the notice are printed upright', async () => {
  const ids = cases.get('on_ledger').slice(0, 2);
  const text = await paper(`/print/cards?ids=${ids.map((each) => each.id).join(',')}`, upright);
  for (const each of ids) assert.match(text, new RegExp(each.person_name));
  const notices = await page.evaluate(() => fetch('/api/notices?size=1').then((each) => each.json()));
  const notice = await paper(`/print/notice/${notices.rows[0].id}`, upright);
  assert.match(notice, /公示/);
  assert.doesNotMatch(notice, /990\d{3}/);
});
