// Open files: the program takes as many as it is allowed, and keeps some for the database when connections are many.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { program, scratch, succeed } from './support/program.mjs';

/// Serves under limits of the shell's; gives its process and its port, or how it ended.
async function serveUnder(context, limits, data) {
  const line = `${limits} && exec "$@"`;
  const words = ['-c', line, 'sh', program, 'serve', '--data', data, '--port', '0'];
  const child = spawn('sh', words, { stdio: ['ignore', 'pipe', 'pipe'] });
  context.after(() => child.kill('SIGKILL'));
  let said = '';
  let told = '';
  child.stderr.on('data', (text) => (told += text));
  return new Promise((resolve) => {
    child.stdout.on('data', (text) => {
      said += text;
      const port = /serves http:\S+:(\d+)/.exec(said)?.[1];
      if (port) resolve({ child, port: Number(port) });
    });
    child.on('close', (status) => resolve({ status, told }));
  });
}

async function open(context, port) {
  const socket = connect(port, '127.0.0.1');
  context.after(() => socket.destroy());
  socket.received = '';
  socket.on('data', (bytes) => (socket.received += bytes));
  socket.on('error', () => {});
  await once(socket, 'connect');
  return socket;
}

const begun = 'GET /healthz HTTP/1.1\r\n'; // a connection in the middle of a request gives way to none

async function statusOn(socket, request = `${begun}Host: localhost\r\n\r\n`) {
  socket.write(request);
  while (!socket.received.includes('\r\n')) await once(socket, 'data');
  return Number(socket.received.split(' ')[1]);
}

test('the limit of open files is raised, and connections leave enough of them to the database', async (context) => {
  const data = scratch(context);
  succeed(['demo', '--size', 'small', '--data', data]);
  const server = await serveUnder(context, 'ulimit -Sn 200 && ulimit -Hn 330', data);
  assert.ok(server.port, server.told);
  const limits = readFileSync(`/proc/${server.child.pid}/limits`, 'utf8');
  assert.match(limits, /Max open files\s+330\s+330/);

  const sockets = [];
  for (let i = 0; i < 60; ++i) sockets.push(await open(context, server.port));
  assert.equal(await statusOn(sockets[0]), 200, 'the database still opens');
  for (const socket of sockets) socket.write(begun);
  await setTimeout(300); // until they are read: what has begun nothing gives way to a newcomer
  for (let i = 0; i < 20; ++i) {
    sockets.push(await open(context, server.port));
    sockets.at(-1).write(begun);
    await setTimeout(30);
  }
  const statuses = sockets.slice(60).map((socket) => socket.received.split(' ')[1]);
  assert.ok(statuses.includes('503'), 'one connection too many is told so');
  sockets[1].received = '';
  assert.equal(await statusOn(sockets[1], 'Host: localhost\r\n\r\n'), 200, 'and those that were there go on');
});

test('where too few files may be open, the program says so and does not serve', async (context) => {
  const server = await serveUnder(context, 'ulimit -n 319', scratch(context));
  assert.equal(server.status, 1);
  assert.match(server.told, /at least 320 .*LimitNOFILE/);
});
