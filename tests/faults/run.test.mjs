// ./run as a person starts it, in a tree whose installing and building are done: its options, its first start and its
// second, and what it says to wrong usage.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';
import { Client, demoPassword } from './support/client.mjs';
import { pause, program, scratch } from './support/program.mjs';

const root = new URL('../..', import.meta.url).pathname;

/// The script itself beside stand-ins that note that they were asked.
function tree(context) {
  const folder = scratch(context);
  mkdirSync(join(folder, 'scripts'));
  mkdirSync(join(folder, 'build'));
  copyFileSync(join(root, 'run'), join(folder, 'run'));
  copyFileSync(join(root, 'scripts/steps.sh'), join(folder, 'scripts/steps.sh'));
  const note = (name) => `${name}() { echo "${name} $*" >>"$root/asked"; }\n`;
  writeFileSync(join(folder, 'scripts/install.sh'), note('install_packages') + note('install_node'));
  writeFileSync(join(folder, 'scripts/build.sh'), note('build_preset'));
  symlinkSync(program, join(folder, 'build/bangfu'));
  return folder;
}

function run(folder, ...words) {
  const done = spawnSync(join(folder, 'run'), words, { encoding: 'utf8', input: '' });
  return { status: done.status, out: done.stdout, told: done.stderr };
}

const asked = (folder) => (existsSync(join(folder, 'asked')) ? readFileSync(join(folder, 'asked'), 'utf8') : '');

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/// Starts it and waits until it serves; what it said so far, and an end to it.
async function start(context, folder, ...words) {
  const child = spawn(join(folder, 'run'), words, { stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise((resolve) => child.on('close', (code, signal) => resolve(signal ?? code)));
  context.after(() => child.kill('SIGKILL'));
  const started = { said: '' };
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (started.said += text));
  started.stop = () => (child.kill('SIGTERM'), ended);
  for (let i = 0; i < 1200 && !/Bangfu serves/.test(started.said) && child.exitCode === null; ++i) await pause(50);
  const address = /Bangfu serves (http:\S+)/.exec(started.said);
  assert.ok(address, started.said);
  started.base = address[1];
  return started;
}

test('./run --help says each option, and wrong usage exits 2 before anything is installed', (context) => {
  const folder = tree(context);
  for (const word of ['--help', '-h']) {
    const { status, out } = run(folder, word);
    assert.equal(status, 0);
    for (const option of ['--port N', '--data DIR', '--empty', '--build-only']) assert.ok(out.includes(option), option);
  }
  const rows = [
    [['--nonsense'], /unknown argument '--nonsense'/],
    [['data'], /unknown argument 'data'/],
    [['--empty=yes'], /unknown argument/],
    [['--port'], /--port needs a value/],
    [['--port', ''], /--port needs a value/],
    [['--port='], /'' is not a port/],
    [['--port', 'http'], /'http' is not a port/],
    [['--port', '0'], /'0' is not a port/],
    [['--port', '65536'], /'65536' is not a port/],
    [['--port', '-1'], /'-1' is not a port/],
    [['--port', '99999999999999999999'], /is not a port/],
    [['--data'], /--data needs a value/],
    [['--data='], /--data needs a value/],
  ];
  for (const [words, told] of rows) {
    const done = run(folder, ...words);
    assert.equal(done.status, 2, `${words.join(' ')}: ${done.told}`);
    assert.match(done.told, told);
    assert.match(done.told, /Usage: \.\/run/);
    assert.equal(done.out, '');
  }
  assert.equal(asked(folder), '');
});

test('./run --build-only installs, builds and starts nothing', (context) => {
  const folder = tree(context);
  assert.equal(run(folder, '--build-only').status, 0);
  assert.match(asked(folder), /^install_packages run\ninstall_node \nbuild_preset release bangfu\n$/);
  assert.deepEqual(readdirSync(folder).sort(), ['asked', 'build', 'run', 'scripts']);
});

test('./run --port --data writes the demo county once and serves it there', async (context) => {
  const folder = tree(context);
  const data = join(folder, 'of my own');
  mkdirSync(join(data, '.demo'), { recursive: true }); // of a start that was interrupted
  writeFileSync(join(data, '.demo/bangfu.db'), 'half');
  const port = await freePort();
  const first = await start(context, folder, '--port', `${port}`, `--data=${data}`);
  assert.equal(first.base, `http://127.0.0.1:${port}`);
  assert.match(first.said, /Writing the demo county[^]*Recovery key, shown this once/);
  const me = (await new Client(first.base).signIn('officer', demoPassword)).me;
  assert.equal(me.organisation.name, '清源县委');
  assert.equal(await first.stop(), 0);
  assert.ok(!existsSync(join(data, '.demo')) && existsSync(join(data, 'bangfu.key')));
  assert.ok(!existsSync(join(folder, 'data')), 'nothing beside');

  const second = await start(context, folder, `--port=${port}`, '--data', data);
  assert.doesNotMatch(second.said, /Writing the demo county|Recovery key/);
  assert.equal((await new Client(second.base).signIn('officer', demoPassword)).me.account, me.account);
  assert.equal(await second.stop(), 0);
});

test('./run without --data has it in ./data; --empty makes no county and says how to begin', (context) => {
  const folder = tree(context);
  const done = run(folder, '--empty', '--port', '65535');
  assert.equal(done.status, 1);
  assert.match(done.told, /bangfu user first --county NAME --code CODE/);
  assert.ok(done.told.includes(join(folder, 'data')));
  assert.doesNotMatch(done.out, /Writing the demo county|Recovery key/);
  assert.ok(!existsSync(join(folder, 'data')));
});
