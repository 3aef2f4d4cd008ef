// A page draws no table of its own, turns no pages by itself and sets no widths: lists and what they stand on are in
// `web/src/base`. Papers are sheets, not lists; a table of facts is one of `base/table`'s classes.
import { lineAt } from '../source_text.mjs';

const LIST = /\bfrom '@\/base\/(?:list\/useList|table\/DataTable\.vue)'/;
const OWN = [
  [/<table\b/g, 'a list is drawn by base/list'],
  [/\busePaging\b|\bPageAsk\b/g, 'pages are turned by base/list'],
  [/\sstyle="[^"]*width/g, 'a width stands in a stylesheet or a column'],
];

export default {
  name: 'a list page draws and turns nothing itself',
  check(files) {
    return files
      .filter(({ path, text }) => /^web\/src\/(?!base\/|m\/).*\.vue$/.test(path) && LIST.test(text))
      .flatMap(({ path, text }) => OWN.flatMap(([pattern, message]) =>
        [...text.matchAll(pattern)].map(({ index }) => ({ path, line: lineAt(text, index), message }))));
  },
};
