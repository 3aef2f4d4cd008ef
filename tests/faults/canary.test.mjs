// Numbers, phones and illnesses planted in a serving program and by commands beside it: none stands in clear in what
// they say, in the data directory, in a backup or in a temporary file, while they run and after a kill.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, readdirSync, statSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Client, demoPassword } from './support/client.mjs';
import { branchNames } from './support/ledger.mjs';
import { idNumber } from './support/people.mjs';
import { Postgres } from './support/postgres.mjs';
import { Server, bangfu, pause, scratch, succeed } from './support/program.mjs';

const inClear = '陶渊明三世'; // a name: proves that the search sees what is there
const purpose = '季度上报';

/// What one person's entry plants; `by` makes each place's own.
const planted = (by) => ({
  number: idNumber(),
  wrong: `99010119990230${String(by).padStart(4, '0')}`,
  phone: `13766${by}60002`,
  diagnosis: `重度抑郁症住院${'甲乙丙丁戊己'[by]}`,
  remark: `尿毒症透析三年${'甲乙丙丁戊己'[by]}`,
});
const people = Array.from({ length: 5 }, (_, by) => planted(by));
const [typed, refused, wizard, checked, imported] = people;
const canaries = people.flatMap(Object.values);

/// A text as it may be disguised: UTF-8, UTF-16, hexadecimal, base64 at each place, JSON and percent escapes.
function disguises(text) {
  const bytes = Buffer.from(text);
  // Of the characters those that these bytes alone make.
  const base64 = [0, 1, 2].map((shift) => {
    const whole = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64');
    return whole.slice(Math.ceil((shift * 8) / 6), Math.floor(((shift + bytes.length) * 8) / 6));
  });
  const escaped = [...text].map((c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');
  const texts = [bytes.toString('hex'), encodeURIComponent(text), escaped, ...base64];
  return [bytes, Buffer.from(text, 'utf16le'), ...texts].map((each) => Buffer.from(each));
}

const patterns = canaries.flatMap((text) => disguises(text).map((bytes) => ({ text, bytes })));
const foundIn = (bytes) => [...new Set(patterns.filter((each) => bytes.includes(each.bytes)).map((each) => each.text))];

function filesBelow(folder) {
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());
}

const ledgerOf = (branch, person) =>
  [
    '姓名,身份证号,所在党支部,本人电话,困难程度,致困原因,健康状况,备注',
    `赵六,${person.number},${branch},${person.phone},一般困难,因病,${person.diagnosis},${person.remark}`,
    `孙八,${person.wrong},${branch},,一般困难,因病,,${person.remark}`,
    '',
  ].join('\n');

/// A county whose program has a folder of its own for temporary files, and every name that comes into it.
async function found(context, kind) {
  const folder = scratch(context);
  const server = kind === 'PostgreSQL' ? await Postgres.start(context) : null;
  const passing = join(folder, 'passing');
  mkdirSync(passing);
  const before = process.env.TMPDIR;
  process.env.TMPDIR = passing;
  const seen = new Set();
  const watcher = watch(passing, (_, name) => seen.add(name));
  context.after(() => {
    watcher.close();
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  });
  const data = join(folder, 'data');
  const place = ['--data', data, ...(server ? ['--database', server.database()] : [])];
  succeed(['demo', ...place]);
  return { folder, data, place, seen, log: join(folder, 'log'), databases: server && join(server.folder, 'data') };
}

async function serving(context, county) {
  const server = await new Server(county.place, county.log).serve();
  context.after(() => server.process.kill('SIGKILL'));
  return server;
}

async function until(state, show) {
  for (let i = 0; i < 1000; ++i) {
    const { body } = await show();
    if (body.state === state) return body;
    await pause(20);
  }
  return assert.fail(`never ${state}`);
}

/// By hand, in the wizard and in a search, with requests that are refused or misplaced.
async function plantByServer(server) {
  const clerk = await new Client(server.base).signIn('branch', demoPassword);
  const branch = clerk.me.organisation.id;
  const body = (person) => ({
    branch, name: inClear, id_number: person.number, phone: person.phone, illness: person.diagnosis,
    join_date: '1995-07-01', member_type: 'full',
  });
  await clerk.must('/api/members', body(typed));
  await clerk.must('/api/drafts/application', { body: JSON.stringify({ remark: typed.remark }), version: 0 });
  for (const [path, sent] of [
    ['/api/members', { ...body(refused), id_number: refused.wrong }],
    [`/api/members?text=${refused.number}`, { ...body(refused), x: 1 }],
    [`/api/${refused.phone}/${encodeURIComponent(refused.remark)}`, {}],
  ])
    assert.ok((await clerk.post(path, sent)).status >= 400, path);
  assert.equal((await clerk.get(`/api/members?text=${typed.number}`)).body.rows[0].name, inClear);

  const officer = await new Client(server.base).signIn('officer', demoPassword);
  const [place] = await branchNames(officer);
  const csv = ledgerOf(place, wizard);
  const { import: id } = await officer.upload('/api/imports?name=a.csv', csv, 'text/csv');
  const ready = await until('ready', () => officer.get(`/api/imports/${id}`));
  assert.equal(ready.counts.error, 1);
  await errorRows(officer, id);
  const { job } = await officer.must('/api/exports', { status: 'on_ledger', purpose, text: typed.number });
  await until('done', () => officer.get(`/api/jobs/${job}`));
  return place;
}

/// The workbook of what is to be corrected, which passes through memory alone.
async function errorRows(officer, id) {
  const reply = await fetch(`${officer.base}/api/imports/${id}/error-rows`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json', Origin: officer.base, Cookie: officer.cookie,
      'X-Bangfu-Csrf': officer.csrf, 'Idempotency-Key': 'a'.repeat(32),
    },
    body: '{}',
  });
  assert.equal(reply.status, 200);
  const bytes = Buffer.from(await reply.arrayBuffer());
  assert.equal(bytes.toString('latin1', 0, 2), 'PK');
}

/// What a command says of people is asked for with --check alone, and then only on its standard output.
function plantByCommands(county, place) {
  const file = (name, person) => {
    const path = join(county.folder, 'passing.csv');
    writeFileSync(path, ledgerOf(place, person));
    return ['import', 'ledger', path, ...county.place];
  };
  const judged = bangfu([...file('checked.csv', checked), '--check', '--format', 'json']);
  assert.equal(judged.status, 0, judged.told);
  assert.ok(judged.out.includes(checked.number));
  const written = bangfu(file('imported.csv', imported));
  assert.equal(written.status, 0, written.told);
  const backup = join(county.folder, 'county.backup');
  const said = [written, bangfu(['backup', ...county.place, '--to', backup]), bangfu(['verify', ...county.place]),
    bangfu(['user', 'list', ...county.place])];
  for (const each of said) assert.equal(each.status, 0, each.out + each.told);
  return [judged.told, ...said.flatMap(({ out, told }) => [out, told])];
}

function checkFiles(county, when) {
  const places = [county.data, ...(county.databases ? [county.databases] : [])];
  let isSeen = false;
  for (const path of places.flatMap(filesBelow)) {
    const bytes = readFileSync(path);
    isSeen ||= bytes.includes(inClear);
    assert.deepEqual(foundIn(bytes), [], `${when}: ${path}`);
  }
  assert.ok(isSeen, 'the search sees what is there in clear');
}

test('a canary is found in each disguise', () => {
  for (const each of disguises(typed.diagnosis)) assert.deepEqual(foundIn(Buffer.concat([each])), [typed.diagnosis]);
  assert.deepEqual(foundIn(Buffer.from(Buffer.from(`xy${typed.phone}z`).toString('base64'))), [typed.phone]);
  assert.deepEqual(foundIn(Buffer.from(inClear)), []);
});

for (const kind of ['SQLite', 'PostgreSQL']) {
  test(`${kind}: no number, phone or illness stands in clear in what the program says or leaves`, async (context) => {
    const county = await found(context, kind);
    const server = await serving(context, county);
    const place = await plantByServer(server);
    checkFiles(county, 'while it serves');
    await server.kill();
    const said = server.said + readFileSync(county.log, 'utf8');
    assert.match(said, /route=\/api\/members status=4/);
    assert.deepEqual(foundIn(Buffer.from(said)), [], 'what the server said');
    checkFiles(county, 'after a kill');
    for (const said of plantByCommands(county, place)) assert.deepEqual(foundIn(Buffer.from(said)), []);
    checkFiles(county, 'after the commands');
    assert.deepEqual(foundIn(readFileSync(join(county.folder, 'county.backup'))), []);
    assert.deepEqual([...county.seen], [], 'what came into the folder for temporary files');
  });
}
