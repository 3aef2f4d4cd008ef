// Includes point one way along the order of slices; of another domain slice only its face is included, and the headers
// of that slice which the face itself includes.
import { KNOWS_ONLY, PLATFORM, SLICES, isStoreFile } from '../slices.mjs';

const INCLUDE = /^#include "([\w]+)\/([\w./]+)"/gm;

function includesOf(file) {
  return [...file.text.matchAll(INCLUDE)].map((match) => ({
    slice: match[1],
    path: `src/${match[1]}/${match[2]}`,
    line: file.text.slice(0, match.index).split('\n').length,
  }));
}

function faceOf(slice, byPath) {
  const seen = new Set();
  const queue = [`src/${slice}/${slice}.hpp`];
  while (queue.length) {
    const path = queue.pop();
    if (seen.has(path) || isStoreFile(path)) continue;
    seen.add(path);
    const included = byPath.has(path) ? includesOf(byPath.get(path)) : [];
    queue.push(...included.filter((include) => include.slice === slice).map((include) => include.path));
  }
  return seen;
}

function whyNot(file, include, face) {
  const { slice } = file;
  const isTest = file.isTest || /\/test_\w+\.hpp$/.test(file.path);
  if (include.slice === slice || (include.slice === 'tests' && isTest)) return null;
  if (!SLICES.includes(include.slice)) return `${include.slice} is not a slice`;
  if (SLICES.indexOf(include.slice) > SLICES.indexOf(slice)) return `${slice} stands before ${include.slice}`;
  const only = KNOWS_ONLY[slice];
  if (only && !only.includes(include.slice)) return `${slice} knows only ${only}`;
  if (slice === 'app' && !isStoreFile(include.path)) return null; // the one place that puts all slices together
  if (PLATFORM.includes(include.slice) || face(include.slice).has(include.path)) return null;
  return `${include.path} is private to ${include.slice}`;
}

export default {
  name: 'includes follow the order of slices',
  check(files) {
    const sources = files.filter((file) => file.slice && /^[ch]pp$/.test(file.extension));
    const byPath = new Map(sources.map((file) => [file.path, file]));
    const faces = new Map();
    const face = (slice) => faces.get(slice) ?? faces.set(slice, faceOf(slice, byPath)).get(slice);
    return sources.flatMap((file) => includesOf(file).flatMap((include) => {
      const message = whyNot(file, include, face);
      return message ? [{ path: file.path, line: include.line, message }] : [];
    }));
  },
};
