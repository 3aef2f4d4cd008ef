// The laws of the house over a whole tree: `node tests/house/house.mjs [DIR]`. One line a law; the last line counts.
import { readTree } from './tree.mjs';
import { RULES } from './rules.mjs';

const root = process.argv[2] ?? new URL('../..', import.meta.url).pathname;
const files = readTree(root);
let failed = 0;
for (const rule of RULES) {
  const findings = rule.check(files);
  console.log(`${findings.length ? 'FAILED' : 'ok    '} ${rule.name}`);
  for (const { path, line, message } of findings) console.log(`         ${path}:${line}: ${message}`);
  if (findings.length) failed++;
}
console.log(`house: ${RULES.length - failed} passed, ${failed} failed (${files.length} files)`);
process.exitCode = failed ? 1 : 0;
