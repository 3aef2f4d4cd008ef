// A PostgreSQL server of this test's own, as tests/support/postgres.cpp starts one: in a temporary folder, on a Unix
// socket, run by an unprivileged user, gone with the test.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { pause } from './program.mjs';

const programs = '/usr/lib/postgresql/15/bin';
const isRoot = process.getuid() === 0;
const asServer = isRoot
  ? ['setpriv', '--reuid=postgres', '--regid=postgres', '--clear-groups', '--pdeathsig', 'SIGQUIT']
  : ['setpriv', '--pdeathsig', 'SIGQUIT'];

function run(...command) {
  const [first, ...rest] = [...asServer, ...command];
  return execFileSync(first, rest, { cwd: '/', stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8' });
}

function isReady(folder) {
  try {
    run(`${programs}/pg_isready`, '-h', folder);
    return true;
  } catch {
    return false;
  }
}

export class Postgres {
  #count = 0;

  static async start(context) {
    const server = new Postgres();
    server.folder = mkdtempSync('/tmp/bf-pg-faults-'); // short: a socket's path has under 100 bytes
    if (isRoot) execFileSync('chown', ['postgres', server.folder]);
    run(`${programs}/initdb`, '-D', `${server.folder}/data`, '-A', 'trust', '-U', 'postgres', '--locale=C',
      '--encoding=UTF8', '--no-sync');
    const [first, ...rest] = [...asServer, `${programs}/postgres`, '-D', `${server.folder}/data`, '-k', server.folder,
      '-c', 'listen_addresses=', '-c', 'fsync=off', '-c', 'shared_buffers=32MB'];
    server.process = spawn(first, rest, { cwd: '/', stdio: 'ignore' });
    const ended = new Promise((resolve) => server.process.on('close', resolve));
    context.after(async () => {
      server.process.kill('SIGQUIT');
      await ended;
      rmSync(server.folder, { recursive: true, force: true });
    });
    for (let i = 0; i < 300 && !isReady(server.folder); i++) await pause(100);
    assert.ok(isReady(server.folder), 'PostgreSQL starts');
    return server;
  }

  /// The address of a new, empty database.
  database() {
    const name = `t${++this.#count}`;
    run(`${programs}/createdb`, '-h', this.folder, '-U', 'postgres', '--template=template0', '--locale=C', name);
    return `postgresql:///${name}?host=${this.folder}&user=postgres`;
  }

  /// The names of all databases, to see that none is left over.
  databases() {
    const sql = 'SELECT datname FROM pg_database WHERE NOT datistemplate ORDER BY 1';
    return run('psql', '-h', this.folder, '-U', 'postgres', '-Atc', sql, 'postgres').trim().split('\n');
  }
}
