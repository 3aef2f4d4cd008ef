// The first start and the accounts from the command line: what is asked, what is shown once, what the log keeps.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Client } from './support/client.mjs';
import { Server, bangfu, program, scratch, succeed } from './support/program.mjs';

const inChinese = { env: { ...process.env, LC_ALL: 'zh_CN.UTF-8' } };
const ownPassword = 'three herons over the bend';

/// Runs a command on a terminal of its own, typing each answer when its question stands there.
function onTerminal(words, answers) {
  const line = [program, ...words].map((word) => `'${word}'`).join(' ');
  const child = spawn('script', ['--quiet', '--return', '--command', line, '/dev/null'], { stdio: 'pipe' });
  const left = [...answers];
  let said = '';
  let seen = 0;
  return new Promise((resolve) => {
    child.stdout.on('data', (text) => {
      said += text;
      while (left.length && left[0][0].test(said.slice(seen))) {
        seen = said.length;
        const [, answer] = left.shift();
        if (answer === null) child.kill('SIGTERM');
        else child.stdin.write(`${answer}\n`);
      }
    });
    child.on('close', (status) => resolve({ status, said, unasked: left.length }));
  });
}

async function newPassword(base, username, first) {
  const client = await new Client(base).signIn(username, first);
  assert.equal(client.me.must_change_password, true);
  await client.must('/api/session/password', { current: first, new_password: ownPassword });
  return new Client(base).signIn(username, ownPassword);
}

async function serving(place, folder, context, work) {
  const server = await new Server(place, join(folder, 'log')).serve();
  context.after(() => server.process.kill('SIGKILL'));
  const out = await work(server.base);
  assert.equal(await server.stop(), 0);
  return out;
}

test('without a terminal, serve makes nothing and says how to begin', (context) => {
  const data = join(scratch(context), 'data');
  const done = bangfu(['serve', '--data', data, '--port', '0']);
  assert.equal(done.status, 1);
  assert.match(done.told, /bangfu user first --county NAME --code CODE --data/);
  assert.doesNotMatch(done.out, /Recovery key/);
  assert.ok(!existsSync(data));
});

test('user first makes county, administrators and recovery key, once', async (context) => {
  const folder = scratch(context);
  const place = ['--data', join(folder, 'data')];
  const first = ['user', 'first', '--county', '清源县委', '--code', 'QY', ...place];
  const said = succeed([...first, '--audit', 'wang.fang']);
  assert.match(said, /Recovery key, shown this once: (\w{5}-){5}\w/);
  const passwordOf = (username) => new RegExp(`${username} +(\\S+)$`, 'm').exec(said)[1];
  const again = bangfu(first);
  assert.equal(again.status, 1);
  assert.match(again.told, /accounts already/);
  assert.doesNotMatch(again.out, /Recovery key/);
  assert.match(succeed(['user', 'list', ...place]), /^wang\.fang .*audit_admin$/m);
  const rows = await serving(place, folder, context, async (base) => {
    const auditor = await newPassword(base, 'wang.fang', passwordOf('wang.fang'));
    return (await auditor.get('/api/audit?size=100')).body.rows;
  });
  const told = rows.filter((row) => row.actor_name === 'command line').map((row) => row.action);
  assert.equal(told.filter((action) => action === 'account.create').length, 3);
  assert.ok(told.includes('organisation.add'));
  succeed(['verify', ...place]);
});

test('serve on a terminal asks for county and administrators, and shows no password that is typed', async (context) => {
  const data = join(scratch(context), 'data');
  const account = (username) => [
    [/User name.*: $/, username],
    [/ {2}Name.*: $/, ''],
  ];
  const { said, unasked } = await onTerminal(['serve', '--data', data, '--port', '0'], [
    [/Press Enter/, ''],
    [/organisation.*: $/, '清源县委'],
    [/code.*: $/, 'QY'],
    ...account(''),
    [/First password.*: $/, ownPassword],
    [/same again.*: $/, 'another'],
    [/two different/, ''],
    ...account('two words'),
    [/First password.*: $/, ''],
    ...account(''),
    [/First password.*: $/, ''],
    [/capitals or small[^]*organisation.*: $/, ''],
    [/code.*: $/, ''],
    ...account('system2'),
    [/First password.*: $/, ownPassword],
    [/same again.*: $/, ownPassword],
    ...account('security'),
    [/First password.*: $/, ''],
    ...account(''),
    [/First password.*: $/, ''],
    [/Bangfu serves/, null],
  ]);
  assert.equal(unasked, 0, said);
  assert.equal(said.match(/Recovery key/g).length, 1);
  assert.match(said, /system_admin +system2 +as typed/);
  assert.doesNotMatch(said, new RegExp(ownPassword));
  assert.match(succeed(['user', 'list', '--data', data]), /^system2 .*system_admin/m);
});

test('where the locale is Chinese, the first start speaks Chinese', async (context) => {
  const data = join(scratch(context), 'data');
  const first = ['user', 'first', '--county', '清源县委', '--code', 'QY', '--data', data];
  assert.match(bangfu(['serve', '--data', data], inChinese).told, /请先建立县级组织和三位管理员/);
  assert.match(succeed(first, inChinese), /恢复密钥（只显示这一次）：(\w{5}-){5}\w[^]*清源县委 已建立/);
  assert.match(bangfu(first, inChinese).told, /已有账号/);
});

test('accounts are added, given roles, reset, closed and opened from the command line', async (context) => {
  const folder = scratch(context);
  const place = ['--data', join(folder, 'data')];
  succeed(['user', 'first', '--county', '清源县委', '--code', 'QY', ...place]);
  const user = (...words) => bangfu(['user', ...words, ...place]);
  const refuses = (words, told, status = 1) => {
    const done = user(...words);
    assert.equal(done.status, status, words.join(' '));
    assert.match(done.told, told);
  };
  const add = ['add', 'zhou', '--name', '周晓梅', '--organisation', 'QY'];
  const first = /once: (\S+)/.exec(user(...add, '--roles', 'county_officer').out)[1];
  refuses(add, /taken/);
  refuses(['add', 'gao', '--name', '高海峰', '--organisation', 'XX'], /no such organisation/);
  refuses(['add', 'gao', '--name', '高海峰', '--organisation', 'QY', '--roles', 'branch_clerk'], /cannot stand/);
  refuses(['roles', 'nobody'], /no such account/);
  refuses(['deactivate', 'zhou'], /--reason/, 2);
  assert.doesNotMatch(user('list').out, /^gao /m, 'a refused account is not left behind without its roles');
  assert.match(user('roles', 'zhou').out, /zhou holds: county_officer/);
  assert.match(user('roles', 'zhou', '--roles', '').out, /zhou holds: nothing/);
  refuses(['roles', 'zhou', '--roles', 'county_officer,county_reviewer'], /cannot be held together/);
  assert.equal(user('roles', 'zhou', '--roles', 'county_officer').status, 0);
  const second = /once: (\S+)/.exec(user('reset-password', 'zhou').out)[1];
  assert.notEqual(first, second);
  assert.equal(user('deactivate', 'zhou', '--reason', '调离').status, 0);
  assert.match(user('list').out, /^zhou .*county_officer \(closed\)$/m);
  assert.equal(user('activate', 'zhou').status, 0);
  const me = await serving(place, folder, context, async (base) => (await newPassword(base, 'zhou', second)).me);
  assert.equal(me.name, '周晓梅');
  succeed(['verify', ...place]);
});

const commandsIn = (overview) =>
  [...overview.matchAll(/^ {2}bangfu ([a-z]+(?:[ -][a-z][a-z-]*)*)(?= |$)/gm)].map((match) => match[1]);

test('each command explains itself, in Chinese where the locale is', () => {
  const overview = succeed(['--help']);
  const commands = commandsIn(overview);
  assert.ok(commands.length >= 14, overview);
  const texts = commands.map((command) => succeed([...command.split(' '), '--help']));
  texts.forEach((text, at) => assert.ok(text.startsWith(`bangfu ${commands[at]}`), text));
  assert.equal(new Set(texts).size, commands.length, 'each its own');
  assert.match(succeed(['user', '--help']), /user reset-password/);
  assert.doesNotMatch(succeed(['user', '--help']), /bangfu restore/);
  assert.equal(bangfu([]).status, 2);
  assert.equal(bangfu(['nonsense']).status, 2);

  assert.deepEqual(commandsIn(succeed(['--help'], inChinese)), commands);
  for (const [at, command] of commands.entries()) {
    const chinese = succeed([...command.split(' '), '--help'], inChinese);
    assert.match(chinese, /本命令[^。]*[\u4e00-\u9fff][^。]*。/, command);
    const options = (text) => new Set(text.match(/--[a-z][a-z-]*/g));
    assert.deepEqual(options(chinese), options(texts[at]), `${command}: the same options in both`);
  }
  assert.match(bangfu(['backup'], inChinese).told, /请写明备份写到哪里[^]*用法：bangfu backup/);
});
