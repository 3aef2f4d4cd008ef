// What the finished program carries against a bug that a stranger's bytes would use: read off the file itself.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { program } from './support/program.mjs';

function readelf(...words) {
  const done = spawnSync('readelf', ['--wide', ...words, program], { encoding: 'utf8', maxBuffer: 1 << 28 });
  assert.equal(done.status, 0, done.stderr);
  return done.stdout;
}

test('the program is loaded at an address of its own each time, its tables are fixed before it runs', () => {
  assert.match(readelf('--file-header'), /Type:\s+DYN \(Position-Independent Executable file\)/);
  const segments = readelf('--program-headers');
  assert.match(segments, /GNU_RELRO/);
  const stack = /GNU_STACK.*?0x\S+ (\S+)\s+0x\S+$/m.exec(segments)?.[1];
  assert.equal(stack, 'RW', 'the stack cannot be executed');
  for (const line of segments.split('\n').filter((each) => /^\s+LOAD/.test(each)))
    assert.doesNotMatch(line, /WE/, 'nothing can be both written and executed');
  const dynamic = readelf('--dynamic');
  assert.match(dynamic, /\(FLAGS\)\s+BIND_NOW/);
  assert.match(dynamic, /\(FLAGS_1\)\s+Flags: NOW/);
  assert.doesNotMatch(dynamic, /R(UN)?PATH|TEXTREL/);
});

test('a stack that was written over, a buffer that is too small and an index too high end the program', () => {
  const symbols = readelf('--dyn-syms');
  assert.match(symbols, /__stack_chk_fail/);
  assert.match(symbols, /__\w+_chk@/);
  assert.match(symbols, /_ZSt21__glibcxx_assert_fail/);
});

test('a jump to where no function begins is seen by processors that look', { skip: process.arch !== 'x64' }, () => {
  const done = spawnSync('objdump', ['--disassemble=main', program], { encoding: 'utf8', maxBuffer: 1 << 28 });
  assert.equal(done.status, 0, done.stderr);
  assert.match(done.stdout, /<main>:\n[^\n]*endbr64/);
});
