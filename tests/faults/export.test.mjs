// The ledger as a file on the operator's side: the command beside a serving program and alone, and a program killed
// while it exports.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { firstSheet } from '../browser/workbook.mjs';
import { Client, demoPassword, newKey } from './support/client.mjs';
import { branchNames, ledgerOf } from './support/ledger.mjs';
import { Server, bangfu, pause, scratch, succeed } from './support/program.mjs';

const status =
  'draft,submitted,assembly_passed,on_notice,notice_passed,committee_recorded,committee_confirmed,' +
  'filing_proposed,on_ledger,returned,rejected,withdrawn,voided,imported';

function found(context) {
  const folder = scratch(context);
  const data = join(folder, 'data');
  succeed(['demo', '--data', data]);
  return { folder, data, exports: join(data, 'exports'), log: join(folder, 'log') };
}

async function serving(context, { data, log }) {
  const server = await new Server(['--data', data], log).serve();
  context.after(() => server.process.kill('SIGKILL'));
  return server;
}

const rowsOf = (bytes) => firstSheet(bytes).rows.filter((row) => /^\d+$/.test(row[0]));

async function loggedExports(server) {
  const auditor = await new Client(server.base).signIn('audit', demoPassword);
  const { body } = await auditor.get('/api/audit?action=ledger.export');
  return body.rows.map((row) => `${row.actor_name}: ${row.note}`);
}

test('the command writes the ledger, logged when alone, beside a serving program not', async (context) => {
  const county = found(context);
  const place = (name) => ['--data', county.data, '--to', join(county.folder, name)];
  const ask = (name, ...more) => ['export', 'ledger', ...place(name), ...more];
  const refuses = (words, exit, told) => {
    const done = bangfu(words);
    assert.equal(done.status, exit, done.told);
    assert.match(done.told, told);
  };
  const whole = ask('whole.xlsx', '--organisation', 'QY', '--status', status, '--purpose', '季度上报');
  assert.match(succeed(whole), /whole\.xlsx: \d+ rows/);
  const file = join(county.folder, 'whole.xlsx');
  assert.equal(statSync(file).mode & 0o777, 0o600);
  const rows = rowsOf(readFileSync(file));
  assert.ok(rows.length > 20);
  assert.ok(!/\d{17}[\dX]/.test(rows.flat().join(' ')));
  refuses(whole, 1, /exists already/);
  refuses(ask('a.xlsx', '--organisation', 'NOWHERE'), 1, /organisation/);
  refuses(ask('a.xlsx', '--organisation', 'QY', '--level', '9'), 1, /level/);
  refuses(ask('a.xlsx'), 2, /usage: bangfu export ledger/);
  refuses(ask('a.txt', '--organisation', 'QY'), 2, /\.xlsx/);
  assert.ok(!existsSync(join(county.folder, 'a.xlsx')));

  const server = await serving(context, county);
  const beside = bangfu(ask('beside.xlsx', '--organisation', 'QY', '--level', '3'));
  assert.equal(beside.status, 0, beside.told);
  assert.match(beside.told, /the log has no row of this export/);
  const besideFile = readFileSync(join(county.folder, 'beside.xlsx'));
  const severe = rowsOf(besideFile);
  const level = Math.max(...firstSheet(besideFile).rows.map((row) => row.indexOf('困难程度')));
  assert.ok(severe.length > 0 && severe.length < rows.length);
  for (const row of severe) assert.equal(row[level], '特别困难');
  const logged = await loggedExports(server);
  assert.equal(logged.length, 1);
  assert.match(logged[0], /^command line: 用途：季度上报；/);
  assert.match(logged[0], new RegExp(`共 ${rows.length} 户$`));
  assert.equal(await server.stop(), 0);
  succeed(['verify', '--data', county.data]);
});

/// Rows enough that an export is at work much longer than it takes to see its file and to kill it.
async function addRows(context, county) {
  const server = await serving(context, county);
  const branches = await branchNames(await new Client(server.base).signIn('officer', demoPassword));
  assert.equal(await server.stop(), 0);
  const file = join(county.folder, 'ledger.csv');
  writeFileSync(file, ledgerOf(branches, 6000));
  succeed(['import', 'ledger', file, '--all', '--data', county.data]);
}

/// Starts exports and kills the program with one half done.
async function killWhileExporting(context, county) {
  await addRows(context, county);
  const server = await serving(context, county);
  const officer = await new Client(server.base).signIn('officer', demoPassword);
  const jobs = [];
  for (let i = 0; i < 3; ++i) jobs.push((await officer.must('/api/exports', { status, purpose: '核对' })).job);
  const hasFile = () => existsSync(county.exports) && readdirSync(county.exports).length > 0;
  for (const begun = Date.now(); !hasFile() && Date.now() < begun + 30_000; ) await pause(1);
  await server.kill();
  assert.ok(hasFile(), 'an export was met while it ran');
  return jobs;
}

test('killed while it exports, the program makes the whole file after its restart', async (context) => {
  const county = found(context);
  const jobs = await killWhileExporting(context, county);
  const server = await serving(context, county);
  const officer = await new Client(server.base).signIn('officer', demoPassword);
  const { body: totals } = await officer.get(`/api/ledger/totals?status=${status}`);
  for (const job of jobs) {
    let view;
    for (let i = 0; i < 3000 && view?.state !== 'done'; ++i) {
      view = (await officer.get(`/api/jobs/${job}`)).body;
      assert.ok(['waiting', 'running', 'done'].includes(view.state), JSON.stringify(view));
      await pause(10);
    }
    const reply = await fetch(`${server.base}/api/jobs/${job}/file`, {
      method: 'POST',
      headers: {
        Origin: server.base,
        Cookie: officer.cookie,
        'X-Bangfu-Csrf': officer.csrf,
        'Idempotency-Key': newKey(),
      },
    });
    assert.equal(reply.status, 200);
    assert.equal(rowsOf(Buffer.from(await reply.arrayBuffer())).length, totals.cases);
  }
  assert.equal(await server.stop(), 0);
  assert.deepEqual(readdirSync(county.exports), []);
  succeed(['verify', '--data', county.data]);
});
