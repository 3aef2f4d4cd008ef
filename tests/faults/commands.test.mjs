// The command line as scripts ask it: what a ledger's check prints and that it writes nothing, and what wrong usage is
// told with.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { bangfu, scratch, succeed } from './support/program.mjs';

const fixtures = new URL('../fixtures', import.meta.url).pathname;
const inJson = ['--check', '--format', 'json', '--as-of', '2026-06-30'];
const suffix = '.expected.json';

/// Warnings that every product may give or not, by the ledgers' README.
const neverCounted = ['AREA_UNKNOWN', 'SAME_NAME', 'SIZE_DIFFERS', 'ADVANCED_AGE'];

/// The county of the fixtures' organisations, without people.
function found(context) {
  const folder = scratch(context);
  const data = join(folder, 'data');
  succeed(['import', 'organisations', join(fixtures, 'ledgers/orgs.csv'), '--data', data]);
  return { folder, data };
}

/// Every file of the directory with what is in it; of SQLite's own that it makes for whoever reads, only the log.
function bytesOf(data) {
  const hash = (name) => createHash('sha256').update(readFileSync(join(data, name))).digest('hex');
  const names = readdirSync(data).filter((name) => !name.endsWith('-shm'));
  const contents = names.map((name) => [name, hash(name)]).filter(([name]) => name !== 'bangfu.db-wal');
  const log = join(data, 'bangfu.db-wal');
  return { ...Object.fromEntries(contents), log: existsSync(log) ? readFileSync(log).length : 0 };
}

function verdictOf(row, expected) {
  const quiet = (expected.notes ?? []).map((note) => note.field);
  const counted = (row.issues ?? []).filter(
    (issue) => !(issue.severity === 'warning' && quiet.includes(issue.field)) && !neverCounted.includes(issue.code),
  );
  return ['error', 'warning'].find((word) => counted.some((issue) => issue.severity === word)) ?? 'ok';
}

function compareRows(actual, expected) {
  const byRow = new Map(actual.map((row) => [row.row, row]));
  assert.deepEqual([...byRow.keys()].sort(), expected.map((row) => row.row).sort(), 'the rows read');
  for (const want of expected) {
    const got = byRow.get(want.row);
    const verdict = verdictOf(got, want);
    assert.ok((want.accept ?? [want.verdict]).includes(verdict), `row ${want.row} is ${verdict}`);
    const fields = new Set((got.issues ?? []).map((issue) => issue.field));
    for (const issue of want.issues ?? [])
      if (!issue.accept?.includes('ok')) assert.ok(fields.has(issue.field), `row ${want.row}: ${issue.field}`);
    if (verdict !== 'error' && want.values?.id_number) assert.equal(got.values.id_number, want.values.id_number);
  }
}

const fileCodes = new Set(
  `NO_LEDGER FILE_ARCHIVE FILE_CELLS FILE_CELL_LONG FILE_CORRUPT FILE_ENCODING FILE_ENCRYPTED FILE_ODS FILE_PDF
   FILE_PICTURE FILE_QUOTES FILE_ROWS FILE_STRUCTURE FILE_TOO_LARGE FILE_TYPE FILE_UNSAFE FILE_WEB_PAGE FILE_WORD
   FILE_XLSB`.split(/\s+/),
);

function compare(done, expected) {
  const actual = JSON.parse(done.out);
  const verdicts = expected.accept ?? [expected.file_verdict];
  assert.ok(verdicts.includes(actual.file_verdict), actual.file_verdict);
  assert.equal(done.told, '');
  if (actual.file_verdict === 'refuse') {
    assert.equal(done.status, 1);
    assert.deepEqual(Object.keys(actual), ['file', 'file_verdict', 'file_code']);
    if (expected.file_verdict === 'refuse' && !['FILE_CORRUPT', 'FILE_TYPE'].includes(expected.file_code))
      assert.equal(actual.file_code, expected.file_code);
    assert.ok(fileCodes.has(actual.file_code), actual.file_code);
    return 'refused';
  }
  assert.equal(done.status, 0, 'whatever its rows are');
  for (const key of ['header_rows', 'columns', 'data_rows'])
    if (key in expected) assert.deepEqual(actual[key], expected[key], key);
  compareRows(actual.rows, expected.rows);
  return actual.rows.some((row) => row.verdict === 'error') ? 'with errors' : 'clean';
}

test('a check prints each ledger by its expected.json, exits by the file alone and writes nothing', (context) => {
  const { data } = found(context);
  const before = bytesOf(data);
  const seen = {};
  for (const folder of ['ledgers', 'ledgers/hostile', 'ledgers_own'])
    for (const name of readdirSync(join(fixtures, folder)).filter((each) => each.endsWith(suffix))) {
      const file = join(fixtures, folder, name.slice(0, -suffix.length));
      const done = bangfu(['import', 'ledger', file, ...inJson, '--data', data]);
      try {
        const kind = compare(done, JSON.parse(readFileSync(file + suffix, 'utf8')));
        seen[kind] = (seen[kind] ?? 0) + 1;
      } catch (error) {
        error.message = `${name}: ${error.message}`;
        throw error;
      }
      assert.deepEqual(bytesOf(data), before, `${name} writes nothing`);
    }
  assert.ok(seen.refused >= 8 && seen['with errors'] >= 1 && seen.clean >= 5, JSON.stringify(seen));
  succeed(['verify', '--data', data]);
});

test('where there is no county only the commands that begin one make it', (context) => {
  const folder = scratch(context);
  const ledger = join(fixtures, 'ledgers/a_clean.xlsx');
  const calendar = join(folder, 'calendar.json');
  writeFileSync(calendar, JSON.stringify({ year: 2027, source: 'notice', days: [] }));
  const key = join(folder, 'key');
  writeFileSync(key, `${'0'.repeat(64)}\n`);
  const rows = [
    ['import', 'ledger', ledger, ...inJson],
    ['import', 'ledger', ledger],
    ['export', 'ledger', '--organisation', 'QY', '--to', join(folder, 'a.xlsx')],
    ['calendar', 'show'],
    ['calendar', 'load', calendar],
    ['calendar', 'load', calendar, '--check'],
    ['verify'],
    ['verify', '--verification-key', key],
    ['verification-key', '--to', join(folder, 'given')],
    ['backup', '--to', join(folder, 'backup')],
    ['recovery-key', '--renew'],
    ['user', 'list'],
    ['user', 'add', 'zhou', '--name', '周海燕', '--organisation', 'QY'],
    ['user', 'roles', 'zhou'],
    ['user', 'reset-password', 'zhou'],
    ['user', 'deactivate', 'zhou', '--reason', 'left'],
    ['user', 'activate', 'zhou'],
  ];
  const chinese = { env: { ...process.env, LC_ALL: 'zh_CN.UTF-8' } };
  for (const words of rows) {
    const data = join(folder, 'mistyped');
    const done = bangfu([...words, '--data', data]);
    assert.deepEqual([done.status, done.out], [1, ''], words.join(' '));
    assert.match(done.told, /there is no county in .*mistyped.*--data.*bangfu user first/, words.join(' '));
    assert.match(bangfu([...words, '--data', data], chinese).told, /没有找到县：.*mistyped.*--data/, words.join(' '));
    assert.ok(!existsSync(data), words.join(' '));
  }
  for (const words of [
    ['import', 'organisations', join(fixtures, 'ledgers/orgs.csv')],
    ['user', 'first', '--county', '清源县委', '--code', 'QY'],
    ['demo'],
  ]) {
    const data = join(folder, words[0]);
    assert.match(succeed([...words, '--data', data]), /Recovery key/, words.join(' '));
    assert.ok(existsSync(join(data, 'bangfu.key')), words.join(' '));
  }
  const lost = join(folder, 'demo');
  for (const name of ['bangfu.db', 'bangfu.db-wal', 'bangfu.db-shm']) rmSync(join(lost, name), { force: true });
  assert.match(bangfu(['verify', '--data', lost]).told, /there is no county in .*its key is there.*bangfu restore/);
  assert.match(bangfu(['user', 'list', '--data', lost], chinese).told, /有密钥而没有数据库.*bangfu restore/);
  assert.ok(!existsSync(join(lost, 'bangfu.db')));
});

test('a refused file says so to people and to programs, checked or not, and leaves nothing', (context) => {
  const { data, folder } = found(context);
  const file = join(fixtures, 'ledgers/hostile/password.xlsx');
  const checked = bangfu(['import', 'ledger', file, '--check', '--data', data]);
  assert.deepEqual([checked.status, checked.out], [1, 'password.xlsx: refused, FILE_ENCRYPTED\n']);
  const written = bangfu(['import', 'ledger', file, '--format', 'json', '--data', data]);
  assert.equal(written.status, 1);
  const said = JSON.parse(written.out);
  assert.deepEqual([said.file_verdict, said.file_code], ['refuse', 'FILE_ENCRYPTED']);
  const empty = join(folder, 'empty.csv');
  writeFileSync(empty, '');
  assert.equal(JSON.parse(bangfu(['import', 'ledger', empty, ...inJson, '--data', data]).out).file_verdict, 'refuse');
  const totals = succeed(['export', 'ledger', '--organisation', 'QY', '--to', join(folder, 'a.xlsx'), '--data', data]);
  assert.match(totals, /: 0 rows/);
});

test('organisations come in as Excel saves them here; the same in another encoding changes nothing', (context) => {
  const { folder, data } = found(context);
  const file = join(folder, 'orgs.csv');
  // 清源直属党支部 in GB18030.
  const bytes = Buffer.from('c7e5d4b4d6b1caf4b5b3d6a7b2bf', 'hex');
  const heading = 'code,parent_code,name,kind\r\n';
  writeFileSync(file, Buffer.concat([Buffer.from(`${heading}GB01,QY,`), bytes, Buffer.from(',branch\r\n')]));
  const take = () => bangfu(['import', 'organisations', file, '--data', data]);
  assert.equal(take().out, 'organisations: 1 added, 0 renamed, 0 unchanged\n');
  writeFileSync(file, `\ufeff${heading}GB01,QY,清源直属党支部,branch\r\n`);
  assert.equal(take().out, 'organisations: 0 added, 0 renamed, 1 unchanged\n');
  writeFileSync(file, Buffer.concat([Buffer.from(heading), Buffer.from([0xff, 0xff])]));
  assert.equal(take().status, 1);
});

test('wrong usage is told on standard error with how to ask, exits 2 and touches nothing', (context) => {
  const { folder, data } = found(context);
  const ledger = join(fixtures, 'ledgers/a_clean.xlsx');
  mkdirSync(join(folder, 'folder'));
  const missing = join(folder, 'missing.xlsx');
  const before = bytesOf(data);
  const rows = [
    [['import', 'ledger'], /say which file/],
    [['import', 'ledger', '--check'], /say which file/],
    [['import', 'ledger', missing, '--check'], /cannot read the file .*missing\.xlsx/],
    [['import', 'ledger', missing], /cannot read the file/],
    [['import', 'ledger', join(folder, 'folder'), '--check'], /cannot read the file/],
    [['import', 'ledger', ledger, '--check', '--format', 'xml'], /--format is text or json/],
    [['import', 'ledger', ledger, '--format', 'xml'], /--format is text or json/],
    [['import', 'ledger', ledger, '--check', '--format'], /--format needs a value/],
    [['import', 'ledger', ledger, '--check', '--as-of', '2026-02-30'], /--as-of needs a day/],
    [['import', 'ledger', ledger, '--all', '--valid'], /either --all or --valid/],
    [['import', 'ledger', ledger, 'b.xlsx', '--check'], /one word too many: b\.xlsx/],
    [['import', 'ledger', ledger, '--chek'], /unknown option --chek/],
    [['import', 'ledger', ledger, '--to', 'b.xlsx'], /import ledger does not take --to/],
    [['import', 'organisations'], /say which file/],
    [['import', 'organisations', missing], /cannot read the file/],
    [['import', 'organisations', ledger, 'b.csv'], /one word too many/],
    [['import', 'organisations', ledger, '--check'], /import organisations does not take --check/],
    [['import', 'nothing'], /bangfu import ledger/],
    [['export', 'ledger'], /--organisation says whose/],
    [['export', 'ledger', '--organisation', 'QY'], /\.xlsx/],
    [['export', 'ledger', 'QY', '--organisation', 'QY', '--to', missing], /one word too many: QY/],
    [['export', 'ledger', '--organisation', 'QY', '--to', missing, '--format', 'csv'], /does not take --format/],
    [['export'], /bangfu export ledger/],
    [['user'], /bangfu user add/],
    [['user', 'list', 'all'], /one word too many: all/],
    [['user', 'add', 'zhou'], /say USERNAME, --name and --organisation/],
    [['user', 'roles'], /say whose account/],
    [['user', 'reset-password', 'zhou', 'gao'], /one word too many: gao/],
    [['user', 'deactivate', 'zhou'], /--reason/],
    [['user', 'activate', 'zhou', '--name', 'x'], /user activate does not take --name/],
    [['verify', 'everything'], /one word too many: everything/],
    [['verify', '--to', 'a'], /verify does not take --to/],
    [['verify', '--verification-key'], /needs a value/],
    [['calendar', 'load', missing], /cannot read the file/],
    [['calendar', 'show', '2026'], /one word too many/],
    [['backup'], /--to FILE/],
    [['demo', 'small'], /one word too many: small/],
    [['demo', '--size', 'huge'], /--size must be/],
    [['serve', '--port', 'http'], /--port must be 0 to 65535/],
    [['serve', '--port', '65536'], /--port must be/],
    [['openapi', 'json'], /one word too many/],
  ];
  for (const [words, told] of rows) {
    const done = bangfu(/needs a value/.test(told.source) ? words : [...words, '--data', data]);
    assert.equal(done.status, 2, `${words.join(' ')}: ${done.status} ${done.out}${done.told}`);
    assert.match(done.told, told, words.join(' '));
    assert.match(done.told, /bangfu/);
    assert.equal(done.out, '', words.join(' '));
    assert.deepEqual(bytesOf(data), before, words.join(' '));
  }
  assert.ok(!existsSync(missing));
});
