// The laws against small trees that keep or break them, so that a law which stopped looking is seen.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RULES } from './rules.mjs';
import { SAMPLES } from './samples.mjs';
import { File } from './tree.mjs';

const REQUIREMENTS = 'requirements are all in the table, and no others are cited';

const findings = (law, files) => RULES.find((rule) => rule.name === law)
  .check(Object.entries(files).map(([path, text]) => new File(path, text)));

for (const [law, sentence, files, expected] of SAMPLES) {
  test(`${law}: ${sentence}`, () => {
    assert.deepEqual(findings(law, files).map(({ path, line }) => `${path}:${line}`), expected);
  });
}

const row = (id, status, test = '') => `| ${id} | title | ${status} | screen | ${test} |`;
const RANGES = { A: [1, 6], B: [0, 9], F: [1, 7], R: [1, 3], S: [1, 2], P: [1, 2], X: [1, 8] };
const IDS = Object.entries(RANGES).flatMap(([letter, [first, last]]) =>
  Array.from({ length: last - first + 1 }, (_, at) => `${letter}-${at + first}`));
const table = (rows) => ({ 'docs/requirements.md': rows.join('\n') });
const ALL = IDS.map((id) => row(id, 'not yet'));

for (const [sentence, files, expected] of [
  ['every requirement once', table(ALL), 0],
  ['one missing', table(ALL.slice(1)), 1],
  ['one twice', table([...ALL, ALL[3]]), 1],
  ['one unknown', table([...ALL, row('Z-1', 'not yet'), row('A-7', 'not yet')]), 1],
  ['an unknown status', table([...ALL.slice(1), row('A-1', 'soon')]), 1],
  ['done without a test', table([...ALL.slice(1), row('A-1', 'done')]), 1],
  ['done with a test that is not there', table([...ALL.slice(1), row('A-1', 'done', '`tests/a.cpp`')]), 1],
  ['done with its test', { ...table([...ALL.slice(1), row('A-1', 'done', '`tests/a.cpp`')]), 'tests/a.cpp': '' }, 0],
  ['a comment that cites another', { ...table(ALL), 'src/base/a.cpp': join('int a; // A-', '9') }, 1],
  ['no table at all', {}, 1],
]) {
  test(`requirements: ${sentence}`, () => assert.equal(findings(REQUIREMENTS, files).length, expected));
}

function join(...parts) {
  return parts.join('');
}

test('every law has samples', () => {
  const sampled = new Set([...SAMPLES.map(([law]) => law), REQUIREMENTS]);
  assert.deepEqual(RULES.map((rule) => rule.name).filter((name) => !sampled.has(name)), []);
});
