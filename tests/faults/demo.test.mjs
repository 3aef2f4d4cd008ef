// The demo counties as the program writes and serves them: how large they are, what states they show, how far they go
// back. The million members of `large` are bench/run's to write.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { Client, demoPassword } from './support/client.mjs';
import { Server, bangfu, scratch, succeed } from './support/program.mjs';

const asOf = '2026-06-30';
/// Each status that a case can have; nothing voids what was approved in a county where all goes well.
const statuses = [
  'draft', 'submitted', 'assembly_passed', 'on_notice', 'notice_passed', 'committee_recorded', 'committee_confirmed',
  'filing_proposed', 'on_ledger', 'returned', 'rejected', 'withdrawn', 'imported',
];

async function served(context, size) {
  const folder = scratch(context);
  const place = ['--data', join(folder, 'data')];
  succeed(['demo', '--size', size, '--as-of', asOf, ...place]);
  const server = await new Server(place, join(folder, 'log')).serve();
  context.after(() => server.process.kill('SIGKILL'));
  const county = { place, server };
  for (const who of ['officer', 'audit']) county[who] = await new Client(server.base).signIn(who, demoPassword);
  return county;
}

/// Every row of a list, page by page.
async function all(client, path) {
  const rows = [];
  for (let after = ''; typeof after === 'string'; ) {
    const { status, body } = await client.get(`${path}${path.includes('?') ? '&' : '?'}size=100${after}`);
    assert.equal(status, 200, JSON.stringify(body));
    rows.push(...body.rows);
    after = body.next && `&after=${encodeURIComponent(body.next)}`;
  }
  return rows;
}

async function organisations(client, parent = '') {
  const { body } = await client.get(`/api/organisations${parent && `?parent=${parent}`}`);
  const below = await Promise.all(body.rows.map((row) => (row.children ? organisations(client, row.id) : [])));
  return [...body.rows, ...below.flat()];
}

const countOf = async (client, query) => (await client.get(`/api/ledger/totals?${query}`)).body.cases;

async function byStatus(client) {
  const counts = {};
  for (const status of statuses) counts[status] = await countOf(client, `status=${status}`);
  return counts;
}

function kindsOf(rows) {
  const kinds = {};
  for (const row of rows) (kinds[row.kind] ??= []).push(row);
  return kinds;
}

test('county: 20 townships, 500 branches, 30,000 members, 2,000 cases, two years', async (context) => {
  const { officer, audit, server, place } = await served(context, 'county');
  const { county, committee, branch } = kindsOf(await organisations(officer));
  assert.deepEqual([county.length, committee.length, branch.length], [1, 20, 500]);

  const members = await all(officer, '/api/members');
  assert.ok(members.length >= 30_000 && members.length < 30_100, `${members.length} members`);
  assert.equal(new Set(members.map((row) => row.id)).size, members.length);
  assert.equal(new Set(members.map((row) => row.branch.id)).size, 500, 'in each branch');

  const counts = await byStatus(officer);
  const cases = Object.values(counts).reduce((sum, count) => sum + count, 0);
  assert.ok(cases >= 2_000 && cases < 2_100, `${cases} cases`);
  for (const [status, count] of Object.entries(counts)) assert.ok(count > 0, status);
  assert.ok(counts.on_ledger > cases / 2, 'most have reached the ledger');

  const filed = (await all(officer, '/api/ledger?status=on_ledger&sort=filed')).map((row) => row.filed_on);
  assert.equal(filed.length, counts.on_ledger);
  const months = new Set(filed.map((day) => day.slice(0, 7)));
  assert.ok(months.size >= 18, `filed in ${months.size} months`);
  assert.ok(filed.every((day) => day < asOf), 'all of it has happened');
  const first = (await audit.get('/api/audit?to=2024-07-31')).body.rows;
  assert.ok(first.length > 0, 'the log begins two years before');
  assert.deepEqual((await audit.get('/api/audit?to=2024-06-20')).body.rows, []);

  assert.equal(await server.stop(), 0);
  succeed(['verify', ...place]);
});

test('small: three townships, each state of the procedure, an account for each role', async (context) => {
  const { officer, server, place } = await served(context, 'small');
  const { committee, branch } = kindsOf(await organisations(officer));
  assert.deepEqual([committee.length, branch.length], [3, 12]);
  for (const [status, count] of Object.entries(await byStatus(officer))) assert.ok(count > 0, status);
  for (const origin of ['application', 'imported'])
    assert.ok((await countOf(officer, `status=on_ledger&origin=${origin}`)) > 0, origin);
  for (const level of [1, 2, 3]) assert.ok((await countOf(officer, `status=on_ledger&level=${level}`)) > 0, `${level}`);

  const roles = new Set();
  const accounts = ['officer', 'reviewer', 'committee', 'committee-reviewer', 'branch', 'system', 'security', 'audit',
    'accountant', 'cashier', 'supervisor'];
  for (const who of accounts)
    for (const role of (await new Client(server.base).signIn(who, demoPassword)).me.roles) roles.add(role);
  assert.equal(roles.size, accounts.length, [...roles].join(' '));
  assert.equal(await server.stop(), 0);

  const again = bangfu(['demo', '--size', 'small', ...place]);
  assert.equal(again.status, 1);
  assert.match(again.told, /a county is here already/);
  const outside = bangfu(['serve', '--address', '0.0.0.0', '--port', '0', ...place]);
  assert.equal(outside.status, 1);
  assert.match(outside.told, /loopback address only/);
});
