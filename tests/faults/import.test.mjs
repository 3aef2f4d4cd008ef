// A legacy ledger whose import is killed while its rows are staged, while they are written and while they are erased
// again: nobody sees half of it, the next start goes on, and the same file again changes nothing. IMPORT_KILLS is for
// the long form.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Client, demoPassword } from './support/client.mjs';
import { branchNames, ledgerOf } from './support/ledger.mjs';
import { Server, bangfu, bangfuKilled, pause, scratch, succeed } from './support/program.mjs';

const kills = Number(process.env.IMPORT_KILLS ?? 2);
const rows = 2000;

class County {
  constructor(context) {
    this.folder = scratch(context);
    this.data = join(this.folder, 'data');
    succeed(['demo', '--data', this.data]);
    this.server = new Server(['--data', this.data], join(this.folder, 'log'));
    context.after(() => this.server.process?.kill('SIGKILL'));
  }

  async serve() {
    await this.server.serve();
    this.officer = await new Client(this.server.base).signIn('officer', demoPassword);
    this.branches ??= await branchNames(this.officer);
    this.before ??= await this.cases();
  }

  async restart() {
    await this.server.kill();
    assert.deepEqual(bangfu(['verify', '--data', this.data]).out.split('\n').slice(0, -2), []);
    await this.serve();
  }

  async cases() {
    return (await this.officer.get('/api/ledger/totals?status=imported')).body.cases;
  }

  /// All of the import's cases are on the ledger, or none.
  async whole(more) {
    const now = (await this.cases()) - this.before;
    assert.ok(now === 0 || now === more, `${now} cases of ${more} are seen`);
    return now;
  }

  async show(id) {
    return (await this.officer.get(`/api/imports/${id}`)).body;
  }

  async until(id, wanted, ...passing) {
    for (;;) {
      const view = await this.show(id);
      if (view.state === wanted) return view;
      assert.ok(passing.includes(view.state), `import ${id} is ${view.state}, not ${wanted}`);
      await pause(5);
    }
  }

  async tell(id, what, more) {
    const { version } = await this.show(id);
    return this.officer.must(`/api/imports/${id}/${what}`, { version, ...more });
  }
}

async function killWhileStaging(county, csv, name) {
  const { import: id } = await county.officer.upload(`/api/imports?name=${name}`, csv, 'text/csv');
  for (let i = 0; i < kills; ++i) {
    await pause(Math.random() * 250);
    const { state } = await county.show(id);
    if (state !== 'reading') break;
    await county.restart();
    assert.equal(await county.whole(rows), 0);
  }
  assert.equal((await county.until(id, 'ready', 'reading')).counts.ok, rows);
  return id;
}

/// At so much of the progress that the page shows, and so often.
async function killWhileWriting(county, id) {
  let met = 0;
  await county.tell(id, 'commit', { mode: 'all' });
  for (let i = 1; i <= kills; ++i) {
    for (let view; (view = await county.show(id)).state === 'committing'; )
      if (view.progress >= (rows * i) / (kills + 2)) break;
    met += (await county.show(id)).state === 'committing' ? 1 : 0;
    assert.ok((await county.whole(rows)) === 0 || met < i);
    await county.restart();
    await county.whole(rows);
  }
  assert.ok(met > 0, 'a kill met it while rows were written');
  await county.until(id, 'committed', 'committing');
  assert.equal(await county.whole(rows), rows);
}

async function killWhileErasing(county, id) {
  await county.tell(id, 'undo', { reason: '导错了文件' });
  assert.equal(await county.whole(rows), 0);
  await county.restart();
  assert.equal(await county.whole(rows), 0);
  await county.until(id, 'undone', 'undoing');
  const { body } = await new Client(county.server.base)
    .signIn('audit', demoPassword)
    .then((auditor) => auditor.get('/api/audit?action=import.undo'));
  assert.equal(body.rows.filter((row) => String(row.object_id) === String(id)).length, 1);
}

test('an import in the wizard, killed at each of its stages, is whole or not there', async (context) => {
  const county = new County(context);
  await county.serve();
  const csv = ledgerOf(county.branches, rows);
  const id = await killWhileStaging(county, csv, 'a.csv');
  await killWhileWriting(county, id);
  const again = await county.officer.upload('/api/imports?name=b.csv', csv, 'text/csv');
  assert.deepEqual([String(again.import), again.same_file], [String(id), true]);
  assert.equal(await county.whole(rows), rows);
  await killWhileErasing(county, id);
  assert.equal(await county.server.stop(), 0);
  succeed(['verify', '--data', county.data]);
});

test('an import by the command line, killed at any moment, is finished by the next or never was', async (context) => {
  const county = new County(context);
  await county.serve();
  assert.equal(await county.server.stop(), 0);
  let total = county.before;
  for (let round = 0; round < kills; ++round) {
    const file = join(county.folder, `${round}.csv`);
    writeFileSync(file, ledgerOf(county.branches, rows));
    const words = ['import', 'ledger', file, '--all', '--data', county.data];
    await bangfuKilled(words, 60 + (round % 4) * 250 + Math.random() * 150);
    succeed(['verify', '--data', county.data]);
    const again = bangfu(words);
    assert.ok(again.status === 0 || /imported already/.test(again.told), again.told);
    assert.match(bangfu(words).told, /imported already/);
    await county.serve();
    total += rows;
    assert.equal(await county.cases(), total);
    assert.equal(await county.server.stop(), 0);
  }
  succeed(['verify', '--data', county.data]);
});
