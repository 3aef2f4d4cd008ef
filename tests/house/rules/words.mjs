// The tree speaks of the product: no path of one machine, no package host, no unfinished work, no address in a lock.

// A class of one letter keeps a pattern from finding itself.
const FOREIGN = [
  [/(?:^|[^a-z\w.}])\/(?:wor[k]|far[m]|hom[e]|roo[t])\/\w/m, 'a path of one machine'],
  [/\bdeb\.debia[n]\.|registry\.npmj[s]|npmmirro[r]\.|crates\.i[o]\b/, 'a package host'],
  [/\.librar[y]\b|\bsubagen[t]s?\b|\bcoding sessio[n]s?\b/i, 'not a word of the product'],
  [/\b(?:TOD[O]|FIXM[E]|XX[X]|HAC[K])\b|\bnot implemente[d]\b/, 'unfinished work'],
];
const LOCK = /(?:package-lock\.json|\.lock)$/;

const linesMatching = (file, pattern, message) => file.text.split('\n').flatMap((text, at) => {
  const found = text.match(pattern);
  return found ? [{ path: file.path, line: at + 1, message: `${message}: ${found[0].trim()}` }] : [];
});

export const foreignWords = {
  name: 'words are about the product',
  check(files) {
    return files.filter((file) => !LOCK.test(file.path))
      .flatMap((file) => FOREIGN.flatMap(([pattern, message]) => linesMatching(file, pattern, message)));
  },
};

export const lockAddresses = {
  name: 'lock files name no download address',
  check(files) {
    return files.filter((file) => LOCK.test(file.path))
      .flatMap((file) => linesMatching(file, /"resolved":\s*"(?:https?|git)/, 'an address').slice(0, 1));
  },
};
