// Source text with comments and literals blanked (same length, same lines), so that rules look only at code.
// Knows C++ (raw strings, digit separators) and TypeScript (templates, regular expressions); not a parser.

const BEFORE_REGEX = /(?:^|[(,=:[!&|?{};+\-*%<>~^]|\breturn|\btypeof|\bcase|=>)\s*$/;

const blank = (text) => text.replace(/[^\n]/g, ' ');

function endOfQuoted(text, start, quote) {
  for (let i = start + 1; i < text.length; i++) {
    if (text[i] === '\\') i++;
    else if (text[i] === quote || (text[i] === '\n' && quote !== '`')) return i + 1;
  }
  return text.length;
}

function endOfTemplate(text, start) {
  let depth = 0;
  for (let i = start + 1; i < text.length; i++) {
    if (text[i] === '\\') i++;
    else if (depth === 0 && text[i] === '`') return i + 1;
    else if (text.startsWith('${', i)) { depth++; i++; }
    else if (depth > 0 && text[i] === '{') depth++;
    else if (depth > 0 && text[i] === '}') depth--;
    else if (depth > 0 && text[i] === '`') i = endOfTemplate(text, i) - 1;
  }
  return text.length;
}

function endOfRegex(text, start) {
  let inClass = false;
  for (let i = start + 1; i < text.length && text[i] !== '\n'; i++) {
    if (text[i] === '\\') i++;
    else if (text[i] === '[') inClass = true;
    else if (text[i] === ']') inClass = false;
    else if (text[i] === '/' && !inClass) return i + 1;
  }
  return start + 1;
}

function endOfRawString(text, start) {
  const open = text.indexOf('(', start);
  const end = text.indexOf(`)${text.slice(start + 2, open)}"`, open);
  return end < 0 ? text.length : end + open - start;
}

// The end of the comment or literal that starts here, with its kind; nothing where code goes on.
function pieceAt(text, i, language) {
  const two = text.slice(i, i + 2);
  if (two === '//') return { kind: 'comment', end: endOrAll(text, '\n', i) };
  if (two === '/*') return { kind: 'comment', end: Math.min(text.length, endOrAll(text, '*/', i) + 2) };
  if (language === 'cpp' && two === 'R"') return { kind: 'literal', end: endOfRawString(text, i) };
  if (language === 'cpp' && text[i] === '\'' && /[0-9a-fA-F]/.test(text[i - 1] ?? '')) return null;
  if (text[i] === '"' || text[i] === '\'') return { kind: 'literal', end: endOfQuoted(text, i, text[i]) };
  if (language === 'cpp') return null;
  if (text[i] === '`') return { kind: 'literal', end: endOfTemplate(text, i) };
  if (text[i] === '/' && BEFORE_REGEX.test(text.slice(Math.max(0, i - 20), i))) {
    return { kind: 'literal', end: endOfRegex(text, i) };
  }
  return null;
}

function endOrAll(text, mark, from) {
  const at = text.indexOf(mark, from);
  return at < 0 ? text.length : at;
}

/** { code, literals }: the text with comments and literals blanked, and the literals with their places. */
export function split(text, language) {
  let code = '';
  const literals = [];
  for (let i = 0; i < text.length;) {
    const piece = pieceAt(text, i, language);
    if (!piece) {
      code += text[i++];
      continue;
    }
    if (piece.kind === 'literal') literals.push({ at: i, text: text.slice(i, piece.end) });
    code += blank(text.slice(i, piece.end));
    i = piece.end;
  }
  return { code, literals };
}

export const lineAt = (text, offset) => text.slice(0, offset).split('\n').length;
