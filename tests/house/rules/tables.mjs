// Each table is created by one migration and written by one slice: the one that its migration is named after, or that
// declares its row struct. Written means an INSERT, UPDATE or DELETE, or a row struct naming the table. A table that a
// later migration drops is nobody's until it is created again.
import { lineAt } from '../source_text.mjs';
import { SLICES } from '../slices.mjs';

const MIGRATION = /^migrations\/\d{4}_([a-z]+)\w*\.(?:sqlite\.|postgres\.)?sql$/;
const CREATE = /\b(CREATE|DROP) TABLE (?:IF NOT EXISTS )?(\w+)/g;
const WRITE = /\b(?:INSERT\s+(?:OR\s+\w+\s+)?INTO|UPDATE|DELETE\s+FROM)\s+(\w+)/g;
const ROW = /\btable(?:_name)?\s*=\s*$/;

function tablesOf(files) {
  const tables = new Map();
  const migrations = files.filter((file) => MIGRATION.test(file.path)).sort((a, b) => (a.path < b.path ? -1 : 1));
  for (const file of migrations) {
    const [, owner] = file.path.match(MIGRATION);
    for (const [, verb, table] of file.text.matchAll(CREATE)) {
      const known = tables.get(table);
      if (verb === 'DROP') tables.delete(table);
      else if (known && known.owner !== owner) known.twice = file.path;
      else tables.set(table, { owner, path: file.path });
    }
  }
  return tables;
}

function writesOf(file) {
  return file.parts.literals.flatMap((literal) => {
    const line = lineAt(file.text, literal.at);
    const row = ROW.test(file.parts.code.slice(Math.max(0, literal.at - 40), literal.at))
      ? [{ table: literal.text.replace(/"/g, ''), line }] : [];
    return [...row, ...[...literal.text.matchAll(WRITE)].map((match) => ({ table: match[1], line }))];
  });
}

export default {
  name: 'each table is written by one slice',
  check(files) {
    const tables = tablesOf(files);
    const bad = [...tables].flatMap(([table, { owner, path, twice }]) => [
      ...(twice ? [{ path: twice, line: 1, message: `${table} is created twice` }] : []),
      ...(SLICES.includes(owner) ? [] : [{ path, line: 1, message: `${owner} is not a slice` }]),
    ]);
    const sources = files.filter((file) => file.slice && !file.isTest && file.language === 'cpp');
    return bad.concat(sources.flatMap((file) => writesOf(file).flatMap(({ table, line }) => {
      const owner = tables.get(table)?.owner;
      return owner && owner !== file.slice ? [{ path: file.path, line, message: `${table} belongs to ${owner}` }] : [];
    })));
  },
};
