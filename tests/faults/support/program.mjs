// The program that was built, as its operators run it: commands, and a server that can be killed.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = new URL('../../..', import.meta.url).pathname;
process.env.LC_ALL = 'C.UTF-8'; // what the program says is read in English here
export const program = process.env.BANGFU_PROGRAM ?? join(root, 'build/bangfu');
assert.ok(existsSync(program), `${program} is not built`);

export const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/// A folder of this test's own; `context.after` removes it.
export function scratch(context) {
  const folder = mkdtempSync(join(tmpdir(), 'bangfu-faults-'));
  context.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/// Runs a command to its end and gives its exit status and what it said.
export function bangfu(words, { input = '', env = process.env } = {}) {
  const done = spawnSync(program, words, { input, env, encoding: 'utf8', maxBuffer: 1 << 26 });
  return { status: done.status, out: done.stdout, told: done.stderr };
}

/// The same beside whatever else goes on here.
export function bangfuMeanwhile(words) {
  return new Promise((resolve) => {
    const child = spawn(program, words, { stdio: ['ignore', 'pipe', 'pipe'] });
    const said = { out: '', told: '' };
    child.stdout.on('data', (text) => (said.out += text));
    child.stderr.on('data', (text) => (said.told += text));
    child.on('close', (status) => resolve({ status, ...said }));
  });
}

/// Runs a command and kills it after so long, if it is still there.
export async function bangfuKilled(words, ms) {
  const child = spawn(program, words, { stdio: 'ignore' });
  const ended = new Promise((resolve) => child.on('close', resolve));
  await Promise.race([pause(ms), ended]);
  child.kill('SIGKILL');
  await ended;
}

export function succeed(words, options) {
  const done = bangfu(words, options);
  assert.equal(done.status, 0, `bangfu ${words.join(' ')}: ${done.out}${done.told}`);
  return done.out;
}

/// A process that serves a county on a port of its own choice; its errors go to one file, what else it says is
/// `said`.
export class Server {
  constructor(place, log) {
    this.place = place;
    this.log = log;
    this.said = '';
  }

  /// Starts it; `ready` is fulfilled when it answers, or with false when it ended before.
  start() {
    const log = openSync(this.log, 'a');
    this.process = spawn(program, ['serve', ...this.place, '--port', '0'], { stdio: ['ignore', 'pipe', log] });
    closeSync(log);
    this.ended = new Promise((resolve) => this.process.on('close', (code, signal) => resolve(signal ?? code)));
    const before = this.said.length;
    let serves = false;
    this.ready = new Promise((resolve) => {
      this.process.stdout.on('data', (text) => {
        this.said += text;
        const address = !serves && /serves (http:\S+)/.exec(this.said.slice(before));
        if (!address) return;
        serves = true;
        this.base = address[1];
        resolve(true);
      });
      this.ended.then(() => resolve(false));
    });
    return this.ready;
  }

  async kill() {
    this.process.kill('SIGKILL');
    return this.ended;
  }

  async stop() {
    this.process.kill('SIGTERM');
    return this.ended;
  }

  /// Starts it and requires that it serves.
  async serve() {
    assert.ok(await this.start(), `the program does not serve: ${readFileSync(this.log, 'utf8').slice(-2000)}`);
    return this;
  }
}
