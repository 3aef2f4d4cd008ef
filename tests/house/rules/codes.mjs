// Every code that the program refuses with stands in a table of sentences, with its words in both languages, and every
// row of a table is used.
import { lineAt } from '../source_text.mjs';

const TABLE = /^src\/\w+\/(?:\w+_)?sentences(?:_\w+)?\.cpp$/;
const TEXT = /((?:"(?:[^"\\]|\\.)*"\s*)+)/.source;
const ROW = new RegExp(String.raw`\{\s*"([a-z_0-9]+(?:\.[a-z_0-9]+)?)",\s*\d{3},\s*${TEXT},\s*${TEXT}\}`, 'g');
const CODE = /^"([a-z_0-9]+\.[a-z_0-9]+|stale_version)"$/;
// Where a code is said: in a refusal, as the fault of a field, as the code for what is missing or wrong.
const SAYS = /\b(?:Refusal\{|add\(|given_\w+\(|at_upload\(|in_scope<|at_version<)[^;]*$/;

const isBlank = (literals) => literals.replace(/"|\s/g, '') === '';

function rowsOf(files) {
  return files.filter((file) => TABLE.test(file.path)).flatMap((file) => [...file.text.matchAll(ROW)]
    .map(([, code, zh, en]) => ({ code, zh, en, path: file.path, line: lineOfRow(file, code) })));
}

const lineOfRow = (file, code) => lineAt(file.text, file.text.indexOf(`"${code}"`));

function saidIn(file) {
  return file.parts.literals.flatMap((literal) => {
    const code = CODE.exec(literal.text)?.[1];
    if (!code) return [];
    const before = file.text.slice(Math.max(0, literal.at - 300), literal.at).replace(/^[^]*[;}]\s*\n/, '');
    return [{ code, line: lineAt(file.text, literal.at), refuses: SAYS.test(before) }];
  });
}

export default {
  name: 'every code that is refused has its words, and every row of words is used',
  check(files) {
    const rows = rowsOf(files);
    if (!rows.length) return [];
    const known = new Set(rows.map((row) => row.code));
    const sources = files.filter((file) => file.slice && !file.isTest && file.language === 'cpp' &&
      !TABLE.test(file.path) && !/\/test_\w+\.hpp$/.test(file.path));
    const said = sources.flatMap((file) => saidIn(file).map((each) => ({ ...each, path: file.path })));
    const used = new Set(said.map(({ code }) => code));
    const begun = sources.flatMap((file) => file.parts.literals.map(({ text }) => /^"(\w+\.)"$/.exec(text)?.[1]))
      .filter(Boolean);  // "residence_card." and the rest of another code
    return [
      ...said.filter(({ code, refuses }) => refuses && !known.has(code))
        .map(({ code, path, line }) => ({ path, line, message: `${code} has no words` })),
      ...rows.filter(({ code }) => code.includes('.') && !used.has(code) &&
        !begun.some((start) => code.startsWith(start)))
        .map(({ code, path, line }) => ({ path, line, message: `${code} is refused by nothing` })),
      ...rows.filter(({ zh, en }) => isBlank(zh) || isBlank(en))
        .map(({ code, path, line }) => ({ path, line, message: `${code} lacks a language` })),
    ];
  },
};
