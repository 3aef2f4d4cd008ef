// What code may not call where: SQL outside store files, a bare connection outside the store, floating point in money
// code, printing in slices.
import { isStoreFile } from '../slices.mjs';
import { lineAt } from '../source_text.mjs';

const SQL = /\b(?:SELECT\s+\S|INSERT\s+INTO\s|UPDATE\s+\w+\s+SET\s|DELETE\s+FROM\s|CREATE\s+(?:TABLE|INDEX)\s)/;
const CONNECTION = /(?<!\b(?:read|keep)_fact\([\w.()]*)\bsession\(\)\s*\.\s*connection\(\)/g;
const FLOATING = /\b(?:double|float)\b/g;
const PRINTING = /\bstd::(?:cout|cerr|clog|puts|printf)\b|(?<![\w.:>])(?:f?printf|f?puts|putchar)\s*\(/g;

// Money is whole fen everywhere. Workbooks store numbers as doubles, request metrics are seconds.
const MAY_FLOAT = /^src\/(?:documents|http)\//;

const sources = (files) => files.filter((file) => file.slice && !file.isTest && /^[ch]pp$/.test(file.extension));

const findings = (file, pattern) => [...file.parts.code.matchAll(pattern)]
  .map((match) => ({ path: file.path, line: lineAt(file.text, match.index), message: match[0] }));

export const rawSql = {
  name: 'SQL stands only in store files',
  check(files) {
    return sources(files).filter((file) => !isStoreFile(file.path)).flatMap((file) => file.parts.literals
      .filter((literal) => SQL.test(literal.text))
      .map(({ at, text }) => ({ path: file.path, line: lineAt(file.text, at), message: text.slice(0, 60) })));
  },
};

// By a bare connection no scope is asked for, no row logged.
export const bareConnection = {
  name: 'a connection is bare in the store alone, but for the facts of a county',
  check(files) {
    return sources(files).filter((file) => file.slice !== 'store').flatMap((file) => findings(file, CONNECTION));
  },
};

export const floatingMoney = {
  name: 'no floating point near money',
  check(files) {
    return sources(files).filter((file) => !MAY_FLOAT.test(file.path) || /money/.test(file.path))
      .flatMap((file) => findings(file, FLOATING));
  },
};

export const printing = {
  name: 'slices do not print',
  check(files) {
    return sources(files).filter((file) => file.slice !== 'app')
      .flatMap((file) => findings(file, PRINTING));
  },
};

const SENDING = /\buseSubmit\b/g;

// A page's change goes through the kit's acts, which keep its key, show its refusal and read anew what it made old.
export const sending = {
  name: 'pages send by the acts of web/src/base',
  check(files) {
    return files.filter(({ path }) => /^web\/src\/(?!base\/).*\.(?:ts|vue)$/.test(path))
      .flatMap((file) => [...file.text.matchAll(SENDING)]
        .map((match) => ({ path: file.path, line: lineAt(file.text, match.index), message: match[0] })));
  },
};
