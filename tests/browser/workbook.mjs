// A small reader of .xlsx for tests: the texts and numbers of the first sheet, row by row.
import { inflateRawSync } from 'node:zlib';

/// The parts of a ZIP archive by name, read through its central directory.
function parts(bytes) {
  const end = bytes.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  const found = new Map();
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    const [packed, nameSize, extra, comment] = [20, 28, 30, 32].map((place) =>
      place === 20 ? bytes.readUInt32LE(at + place) : bytes.readUInt16LE(at + place),
    );
    const name = bytes.toString('utf8', at + 46, at + 46 + nameSize);
    const local = bytes.readUInt32LE(at + 42);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const content = bytes.subarray(start, start + packed);
    found.set(name, bytes.readUInt16LE(at + 10) === 8 ? inflateRawSync(content) : content);
    at += 46 + nameSize + extra + comment;
  }
  return found;
}

const plain = (text) =>
  text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&');

export function firstSheet(bytes) {
  const all = parts(bytes);
  const xml = all.get('xl/worksheets/sheet1.xml').toString('utf8');
  const rows = [...xml.matchAll(/<row [^>]*?(?:\/>|>(.*?)<\/row>)/gs)].map(([, cells = '']) =>
    [...cells.matchAll(/<c [^>]*?(?:\/>|>(.*?)<\/c>)/gs)].map(([, inner = '']) => {
      const value = /<t[^>]*>(.*?)<\/t>/s.exec(inner) ?? /<v>(.*?)<\/v>/s.exec(inner);
      return value ? plain(value[1]) : '';
    }),
  );
  return { rows, formulas: /<f[ >]/.test(xml) };
}
