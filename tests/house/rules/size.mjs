// A function fits a screen (70 lines), a file 400 lines, a line 120 characters. Generated files are exempt.
import { cppFunctions, scriptFunctions } from '../functions.mjs';
import { lineAt } from '../source_text.mjs';

const MEASURED = new Set(['cpp', 'hpp', 'ts', 'vue', 'mjs', 'sql', 'sh', 'cmake']);
const COMMANDS = new Set(['run', 'test', '.ci/run', 'scripts/with-node']);
const LIMIT = { function: 70, file: 400, line: 120 };

const sources = (files) => files.filter((file) => !/\.gen\.\w+$/.test(file.path)
  && (MEASURED.has(file.extension) || COMMANDS.has(file.path)));

const linesOf = (file) => file.text.replace(/\n$/, '').split('\n');

export const functionLength = {
  name: `a function has at most ${LIMIT.function} lines`,
  check(files) {
    return sources(files).filter((file) => file.language).flatMap((file) => {
      const { code } = file.parts;
      const found = file.language === 'cpp' ? cppFunctions(code) : scriptFunctions(code);
      return found.flatMap(({ start, end, name }) => {
        const line = lineAt(code, start);
        const length = lineAt(code, end) - line + 1;
        return length > LIMIT.function ? [{ path: file.path, line, message: `${name} has ${length} lines` }] : [];
      });
    });
  },
};

export const fileLength = {
  name: `a file has at most ${LIMIT.file} lines`,
  check(files) {
    return sources(files).flatMap((file) => {
      const length = linesOf(file).length;
      return length > LIMIT.file ? [{ path: file.path, line: LIMIT.file + 1, message: `${length} lines` }] : [];
    });
  },
};

// A text that is shown to people stands on one line however long it is: it is searched for and translated whole.
// Markup between tags may not be broken without showing a blank, so a template's line may be longer.
const limitOf = (file) => (file.extension === 'vue' ? 220 : LIMIT.line);
const isOneText = (text) => /^\s*['"]?[\w.]*['"]?:?\s*['"`][^'"`]*['"`],?$/.test(text);

export const lineLength = {
  name: `a line has at most ${LIMIT.line} characters`,
  check(files) {
    return sources(files).flatMap((file) => linesOf(file).flatMap((text, at) => {
      const length = [...text].length;
      const isLong = length > limitOf(file) && !isOneText(text);
      return isLong ? [{ path: file.path, line: at + 1, message: `${length} characters` }] : [];
    }));
  },
};
