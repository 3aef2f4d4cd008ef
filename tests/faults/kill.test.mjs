// The program killed at random moments while several offices write: what it has acknowledged is there, what it had not
// is done once when it is sent again with its key, and verify finds nothing. KILLS=500 is the long form.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Writer } from './support/writer.mjs';
import { Server, bangfu, pause, scratch, succeed } from './support/program.mjs';

const kills = Number(process.env.KILLS ?? 30);
const offices = ['branch', 'branch1-2', 'branch1-3', 'branch2-1', 'branch2-2', 'branch3-1'];

/// Sooner or later: while it starts, in its first commits, in full work.
const moment = (round) => (round % 7 === 6 ? Math.random() * 60 : 40 + Math.random() * 500);

async function writeUntilKilled(server, writers, round) {
  const started = server.start();
  if (round % 7 === 6) {
    await pause(moment(round));
    return server.kill();
  }
  assert.ok(await started, 'it starts after a kill');
  const work = Promise.all(writers.map((writer) => writer.writeUntilBroken(server.base)));
  await pause(moment(round));
  await server.kill();
  await work;
}

async function checkAfterRestart(server, writers, everything) {
  await server.serve();
  await Promise.all(writers.map((writer) => writer.settle(server.base, everything)));
}

/// Which of the texts stand in clear in a file of the data directory or in what the program complained of.
function inClear(texts, files) {
  return files.flatMap((file) => {
    const bytes = readFileSync(file);
    return texts.filter((text) => bytes.includes(text)).map((text) => `${text} in ${file}`);
  });
}

test(`${kills} kills under write load: nothing acknowledged is lost, nothing is done twice`, async (context) => {
  const folder = scratch(context);
  const data = join(folder, 'data');
  succeed(['demo', '--data', data]);
  const server = new Server(['--data', data], join(folder, 'log'));
  context.after(() => server.process?.kill('SIGKILL'));
  await server.serve();
  const writers = await Promise.all(offices.map((username) => new Writer(username).enter(server.base)));
  await server.stop();

  for (let round = 0; round < kills; round++) {
    await writeUntilKilled(server, writers, round);
    await checkAfterRestart(server, writers, false);
    await server.kill();
    if (round % 10 === 9) assert.deepEqual(bangfu(['verify', '--data', data]).out.split('\n').slice(0, -2), []);
  }

  const sum = (count) => writers.reduce((total, writer) => total + writer[count], 0);
  const [acknowledged, repeated] = [sum('acknowledged'), sum('repeated')];
  context.diagnostic(`${acknowledged} acknowledged, ${repeated} sent again after a kill, ${sum('exported')} exports`);
  assert.ok(acknowledged > 5 * kills, 'there was load');
  assert.ok(repeated > 0, 'some kill met a write under way');
  const files = readdirSync(data, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
  const secrets = writers.flatMap((writer) => writer.secrets);
  assert.notEqual(inClear(writers.map((writer) => writer.names[0]), files).length, 0, 'what is in clear is found');
  assert.deepEqual(inClear(secrets, [...files, server.log]), []);
  assert.match(server.said, /route=\/api\/members status=200/);
  assert.deepEqual(secrets.filter((secret) => server.said.includes(secret)), [], 'in the log of requests');
  await checkAfterRestart(server, writers, true);
  assert.equal(await server.stop(), 0);
  const verified = bangfu(['verify', '--data', data]);
  assert.equal(verified.status, 0, verified.out);
});
