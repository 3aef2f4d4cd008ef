// A use case may have written before it refuses. Whoever calls one inside a write lets the refusal out, so that all is
// undone, or calls it within Write::attempt, which undoes that part; to go on in any other way would keep the half.
import { lineAt } from '../source_text.mjs';

const DECLARED = /\bResult<[^;{}()]*>\s+(\w+)\s*\(\s*(?:store::)?Write\s*&/g;
// What a refusal leaves by: TRY, a return (of the use case, or of a lambda in attempt), the demo's expect.
const LEAVES = /\bTRY\s*\(|\breturn\b|\bexpect\s*\(/;
const KEPT = /\bauto&?\s+(\w+)\s*=\s*$/;

const isCode = (file) => file.slice && !file.isTest && /^[ch]pp$/.test(file.extension);

function namesOf(files) {
  const headers = files.filter((file) => isCode(file) && file.extension === 'hpp');
  return [...new Set(headers.flatMap((file) => [...file.parts.code.matchAll(DECLARED)].map((match) => match[1])))];
}

function endOfCall(code, open) {
  let depth = 0;
  for (let i = open; i < code.length; i++) {
    if (code[i] === '(') depth++;
    else if (code[i] === ')' && --depth === 0) return i + 1;
  }
  return code.length;
}

// `const auto done = f(db); if (!done) return done.error();`, or the same within the if; nothing of db in between.
function isHandedOn(before, after) {
  const name = before.match(KEPT)?.[1];
  const next = name && after.match(new RegExp(`^\\s*;\\s*(?:if\\s*\\(\\s*)?!${name}\\s*\\)\\s*return\\b([^;]*);`));
  return Boolean(next) && next[1].includes(`${name}.error()`) && !/\bdb_?\b/.test(next[1]);
}

export default {
  name: 'a refusal inside a write is handed on or undone',
  check(files) {
    const names = namesOf(files);
    if (!names.length) return [];
    const called = new RegExp(`\\b(?:\\w+::)?(${names.join('|')})\\s*\\(\\s*db_?\\s*[,)]`, 'g');
    return files.filter(isCode).flatMap((file) => {
      const { code } = file.parts;
      return [...code.matchAll(called)].flatMap((match) => {
        const start = Math.max(...[...';{}'].map((c) => code.lastIndexOf(c, match.index))) + 1;
        const before = code.slice(start, match.index);
        const after = code.slice(endOfCall(code, code.indexOf('(', match.index)));
        if (LEAVES.test(before) || isHandedOn(before, after)) return [];
        const message = `${match[1]} may have written before it refuses`;
        return [{ path: file.path, line: lineAt(file.text, match.index), message }];
      });
    });
  },
};
