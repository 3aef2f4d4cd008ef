// docs/requirements.md has exactly one row for each requirement, in a known status, the files it names exist, and no
// comment cites a requirement that is not there.

const RANGES = { A: [1, 6], B: [0, 9], F: [1, 7], R: [1, 3], S: [1, 2], P: [1, 2], X: [1, 8] };
const IDS = Object.entries(RANGES)
  .flatMap(([letter, [first, last]]) => Array.from({ length: last - first + 1 }, (_, at) => `${letter}-${first + at}`));
const STATUSES = ['done', 'partly', 'not yet'];
const TABLE = 'docs/requirements.md';
const CITED = /(?<![\w-])([ABFRSPX]-\d+)(?![\w-])/g;

function rowsOf(file) {
  return file.text.split('\n').flatMap((text, at) => {
    const cells = text.split('|').map((cell) => cell.trim());
    return /^[ABFRSPX]-\d+$/.test(cells[1] ?? '') ? [{ id: cells[1], cells, line: at + 1 }] : [];
  });
}

function checkRow({ id, cells, line }, paths) {
  const bad = [];
  if (!IDS.includes(id)) bad.push(`${id} is not a requirement`);
  if (!STATUSES.includes(cells[3])) bad.push(`${id}: status '${cells[3]}'`);
  if (cells[3] === 'done' && !/`/.test(cells[5] ?? '')) bad.push(`${id} is done and names no test`);
  const named = [...cells.join(' ').matchAll(/`((?:src|tests|web)\/[^`]+)`/g)].map((match) => match[1]);
  const isThere = (path) => paths.some((known) => known === path || known.startsWith(`${path.replace(/\/$/, '')}/`));
  bad.push(...named.filter((path) => !isThere(path)).map((path) => `${id}: ${path} is not there`));
  return bad.map((message) => ({ path: TABLE, line, message }));
}

export default {
  name: 'requirements are all in the table, and no others are cited',
  check(files) {
    const table = files.find((file) => file.path === TABLE);
    if (!table) return [{ path: TABLE, line: 1, message: 'is not there' }];
    const rows = rowsOf(table);
    const paths = files.map((file) => file.path);
    const missing = IDS.filter((id) => rows.filter((row) => row.id === id).length !== 1)
      .map((id) => ({ path: TABLE, line: 1, message: `${id} needs exactly one row` }));
    const cited = files.filter((file) => /^(?:src|migrations|tests)\//.test(file.path) && file.extension !== 'json')
      .flatMap((file) => file.text.split('\n').flatMap((text, at) => [...text.matchAll(CITED)]
        .filter((match) => !IDS.includes(match[1]) && /\/\/|--|\*/.test(text.slice(0, match.index)))
        .map((match) => ({ path: file.path, line: at + 1, message: `${match[1]} is not a requirement` }))));
    return [...missing, ...rows.flatMap((row) => checkRow(row, paths)), ...cited];
  },
};
