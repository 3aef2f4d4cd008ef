// What the audit log records, a deed or the table of a record, has words in both languages of the front end, and so has
// every table of record; the actions of the procedure have theirs where the procedure shows them.

const WORDS = {
  'web/src/access/zh.log.ts': 'web/src/cases/zh.approve.ts',
  'web/src/access/en.log.ts': 'web/src/cases/en.approve.ts',
};
const RECORDING = /\baction\s*=|\baudit(?:_export|_at)?\(|\brecord\(db, row, /;
const DEED = /"([a-z_]+)\.([a-z_]*[a-z])"/g;
const OF_IMPORTS = /\brecord\(db, row, ([^;]*)/;
const RECORD = /\b(?:object_type|string_view table) = "([a-z_]+)"/g;

/// The object that a file of words exports: plain values, no types.
const wordsOf = (file) =>
  new Function(file.text.replace(/^[^]*?export default/m, 'return').replace(/\}\s*satisfies[^]*$/, '}'))();

/// The words of a language's log, the procedure's among its deeds.
function language(files, log) {
  const words = wordsOf(log);
  const base = files.find((file) => file.path === WORDS[log.path]);
  if (base) words.deed.case = { ...wordsOf(base).act, ...words.deed.case };
  return words;
}

function recordedIn(text) {
  const deeds = [...(RECORDING.test(text) ? text.matchAll(DEED) : [])].map(([, slice, deed]) => ['deed', slice, deed]);
  const ofImports = OF_IMPORTS.exec(text)?.[1] ?? '';
  const imports = [...ofImports.matchAll(/"([a-z_]+)"/g)].map(([, deed]) => ['deed', 'import', deed]);
  const records = [...text.matchAll(RECORD)].map(([, table]) => ['record', table]);
  return [...deeds, ...imports, ...records];
}

const hasWords = (words, path) => typeof path.reduce((inner, key) => inner?.[key], words) === 'string';

export default {
  name: 'what the log records has words',
  check(files) {
    const languages = files.filter((file) => WORDS[file.path]).map((file) => [file.path, language(files, file)]);
    const sources = files.filter((file) => /^src\/.*(?<!_test)\.[ch]pp$/.test(file.path) &&
      !/\/test_\w+\.hpp$/.test(file.path));
    return sources.flatMap((file) => file.text.split('\n').flatMap((text, at) => recordedIn(text)
      .flatMap((path) => languages.filter(([, words]) => !hasWords(words, path))
        .map(([name]) => ({ path: file.path, line: at + 1, message: `${path.join('.')} is not in ${name}` })))));
  },
};
