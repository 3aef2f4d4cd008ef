// Backup and restore as an operator does them, on both databases: while offices write, into a new place, with a wrong
// key, from a cut file, over data that is there.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Client, demoPassword } from './support/client.mjs';
import { Postgres } from './support/postgres.mjs';
import { Server, bangfu, bangfuMeanwhile, scratch, succeed } from './support/program.mjs';
import { Writer } from './support/writer.mjs';

/// The county's name, and what somebody made of it: as many bytes, everywhere in the file.
const altered = ['清源县委', '浊源县委'];
const wrongKey = 'AAAAA-AAAAA-AAAAA-AAAAA-AAAAA-A';

/// A demo county in a place of its own, its recovery key, and another place to restore into.
async function found(context, kind) {
  const folder = scratch(context);
  const server = kind === 'PostgreSQL' ? await Postgres.start(context) : null;
  const placeOf = (name) => [
    ...['--data', join(folder, name)],
    ...(server ? ['--database', server.database()] : []),
  ];
  const place = placeOf('county');
  const said = succeed(['demo', ...place]);
  const [, key] = /Recovery key, shown this once: (\S+)/.exec(said);
  return { folder, server, place, key, elsewhere: placeOf('elsewhere'), file: join(folder, 'county.backup') };
}

function refuses(words, status, told, options) {
  const done = bangfu(words, options);
  assert.equal(done.status, status, `${words.join(' ')}: ${done.out}${done.told}`);
  assert.match(done.told, told);
}

async function membersIn(place, folder, context) {
  const server = await new Server(place, join(folder, 'log')).serve();
  context.after(() => server.process.kill('SIGKILL'));
  const client = await new Client(server.base).signIn('branch', demoPassword);
  const names = [];
  for (let after = ''; typeof after === 'string'; ) {
    const { body } = await client.get(`/api/members?size=100${after && `&after=${encodeURIComponent(after)}`}`);
    names.push(...body.rows.map((row) => row.name));
    after = body.next;
  }
  assert.equal(await server.stop(), 0);
  return names;
}

/// Takes a backup while an office writes; gives the names that had been acknowledged before it began.
async function backUpWhileWriting(county, context) {
  const server = await new Server(county.place, join(county.folder, 'log')).serve();
  context.after(() => server.process.kill('SIGKILL'));
  const writer = await new Writer('branch').enter(server.base);
  const work = writer.writeUntilBroken(server.base);
  while (writer.members.length < 3) await new Promise((resolve) => setTimeout(resolve, 20));
  const before = writer.members.map((member) => member.name);
  const acknowledged = writer.acknowledged;
  const taken = await bangfuMeanwhile(['backup', ...county.place, '--to', county.file]);
  assert.equal(taken.status, 0, taken.out + taken.told);
  assert.match(taken.out, /restored beside and verified/);
  assert.ok(writer.acknowledged > acknowledged, 'the office went on writing');
  await server.kill();
  await work;
  return before;
}

function leavesNothingBehind(county) {
  const left = readdirSync(join(county.folder, 'county')).filter((name) => /^backup-|unverified/.test(name));
  assert.deepEqual(left, []);
  assert.deepEqual(readdirSync(county.folder).filter((name) => /unverified/.test(name)), []);
  if (county.server) assert.deepEqual(county.server.databases().filter((name) => /check/.test(name)), []);
}

function damagedFilesAreRefused(county) {
  const whole = readFileSync(county.file);
  const damaged = join(county.folder, 'damaged.backup');
  const restore = ['restore', damaged, ...county.elsewhere];
  for (const length of [0, 20, whole.length >> 1, whole.length - 21]) {
    writeFileSync(damaged, whole.subarray(0, length));
    refuses(restore, 1, /cut off|damaged|no backup/, { input: county.key });
  }
  const altered = Buffer.from(whole);
  altered[whole.length >> 1] ^= 1;
  writeFileSync(damaged, altered);
  refuses(restore, 1, /damaged/, { input: county.key });
  refuses(['restore', join(county.folder, 'none'), ...county.elsewhere], 1, /No such file/, { input: county.key });
}

for (const kind of ['SQLite', 'PostgreSQL']) {
  test(`${kind}: a backup taken while serving is restored elsewhere, whole and verified`, async (context) => {
    const county = await found(context, kind);
    const before = await backUpWhileWriting(county, context);
    leavesNothingBehind(county);
    assert.equal(statSync(county.file).mode & 0o077, 0, 'for its owner alone');

    const restore = ['restore', county.file, ...county.elsewhere];
    refuses(restore, 1, /not the recovery key/, { input: `${wrongKey}\n` });
    damagedFilesAreRefused(county);
    assert.ok(!existsSync(join(county.folder, 'elsewhere', 'bangfu.key')), 'a refused restore puts nothing in place');
    const typed = county.key.toLowerCase().replaceAll('-', ' ');
    assert.match(succeed(restore, { input: `${typed}\n` }), /restored and verified/);
    assert.match(succeed(['verify', ...county.elsewhere]), /^verified/);
    const restored = await membersIn(county.elsewhere, county.folder, context);
    for (const name of before) assert.ok(restored.includes(name), `${name} is in the backup`);

    refuses(restore, 1, /--overwrite/, { input: county.key });
    const keyFile = join(county.folder, 'key');
    writeFileSync(keyFile, `${county.key}\n`);
    succeed([...restore, '--overwrite', '--key-file', keyFile]);
    succeed(['verify', ...county.elsewhere]);
  });
}

test('a restore over data that is being served is refused, and the data stays', async (context) => {
  const county = await found(context, 'SQLite');
  succeed(['backup', ...county.place, '--to', county.file]);
  const server = await new Server(county.place, join(county.folder, 'log')).serve();
  context.after(() => server.process.kill('SIGKILL'));
  refuses(['restore', county.file, ...county.place, '--overwrite'], 1, /stop it first/, { input: county.key });
  assert.equal(await server.stop(), 0);
  succeed(['verify', ...county.place]);
});

test('a recovery key that was lost is renewed', async (context) => {
  const county = await found(context, 'SQLite');
  refuses(['recovery-key', ...county.place], 2, /cannot be shown again/);
  const [, renewed] = /shown this once: (\S+)/.exec(succeed(['recovery-key', '--renew', ...county.place]));
  succeed(['backup', ...county.place, '--to', county.file]);
  refuses(['restore', county.file, ...county.elsewhere], 1, /not the recovery key/, { input: county.key });
  succeed(['restore', county.file, ...county.elsewhere], { input: renewed });
});

/// An auditor's folder: copies of the database and its heads, and the verification key, nothing else.
function auditorsCopy(county) {
  const copy = join(county.folder, 'copy');
  mkdirSync(copy, { recursive: true });
  for (const name of ['bangfu.db', 'audit_head'])
    writeFileSync(join(copy, name), readFileSync(join(county.folder, 'county', name)));
  return copy;
}

test('an auditor verifies a copy with the verification key alone, and can do nothing else with it', async (context) => {
  const county = await found(context, 'SQLite');
  const key = join(county.folder, 'verification.key');
  const give = ['verification-key', ...county.place, '--to', key];
  refuses(['verification-key', ...county.place], 2, /--to FILE/);
  succeed(give);
  refuses(give, 1, /exists already/);
  assert.equal(statSync(key).mode & 0o077, 0, 'for its owner alone');
  const copy = auditorsCopy(county);
  const verify = (file = key) => bangfu(['verify', '--data', copy, '--verification-key', file]);
  assert.match(verify().out, /^verified/);
  assert.equal(bangfu(['verify', '--data', copy]).status, 1, 'without a key nothing is verified');
  assert.match(bangfu(['export', 'ledger', '--data', copy, '--organisation', 'QY', '--to', `${key}.xlsx`]).told, /key/);

  const other = await found(context, 'SQLite');
  const otherKey = join(other.folder, 'verification.key');
  succeed(['verification-key', ...other.place, '--to', otherKey]);
  assert.match(verify(otherKey).told, /another database/);
  assert.match(verify(join(county.folder, 'none')).told, /cannot be read/);
  assert.match(verify(join(county.folder, 'county', 'bangfu.key')).told, /no verification key/);

  const file = join(copy, 'bangfu.db');
  const bytes = readFileSync(file);
  for (let at = bytes.indexOf(altered[0]); at >= 0; at = bytes.indexOf(altered[0], at + 1)) bytes.write(altered[1], at);
  writeFileSync(file, bytes);
  const seen = verify();
  assert.equal(seen.status, 1);
  assert.match(seen.out, /^organisations \d+: altered$/m);
});

test('a county in which verify finds a fault gives no backup, and the last one stays', async (context) => {
  const county = await found(context, 'SQLite');
  succeed(['backup', ...county.place, '--to', county.file]);
  const last = readFileSync(county.file);
  const heads = join(county.folder, 'county', 'bangfu.key');
  const key = readFileSync(heads);
  writeFileSync(heads, key.toString().replace(/.\n$/, (end) => (end[0] === '0' ? '1\n' : '0\n')));
  refuses(['backup', ...county.place, '--to', county.file], 1, /key/);
  assert.deepEqual(readFileSync(county.file), last);
});

test('wrong usage is told with how to ask rightly', (context) => {
  const folder = scratch(context);
  const data = ['--data', join(folder, 'none')];
  refuses(['backup', ...data], 2, /--to FILE/);
  refuses(['restore', ...data], 2, /which backup/);
  refuses(['restore', 'x.backup'], 2, /--data DIR/);
  refuses(['backup', '--to', join(folder, 'x'), ...data], 1, /no county/);
  refuses(['backup', '--to', join(folder, 'a', 'b'), ...data], 1, /make it first/);
  mkdirSync(join(folder, 'directory'));
  refuses(['backup', '--to', join(folder, 'directory'), ...data], 1, /is a directory/);
  refuses(['verify', '--port', '1'], 2, /verify does not take --port/);
  refuses(['verify', '--nonsense'], 2, /unknown option --nonsense/);
  assert.ok(!existsSync(join(folder, 'none')), 'nothing was made');
});
