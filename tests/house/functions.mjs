// Where functions begin and end, found by their braces in blanked code; good enough to measure them.

const NOT_A_FUNCTION = /^\s*(?:(?:export|inline|static|typedef)\s+)*(?:namespace|class|struct|union|enum|extern)\b/;
const CONTROL = /^\s*(?:\}?\s*else\b|if\b|for\b|while\b|switch\b|do\b|try\b|\}?\s*catch\b)/;

function closingBrace(code, open) {
  let depth = 0;
  for (let i = open; i < code.length; i++) {
    if (code[i] === '{') depth++;
    else if (code[i] === '}' && --depth === 0) return i;
  }
  return code.length - 1;
}

const TEMPLATE = /template\s*<[^{]*?>\s*(?=[\w\[:~])/g;
const withoutTemplate = (head) => head.replace(TEMPLATE, (found) => ' '.repeat(found.length));
const isData = (head) => /(?:^|[^=!<>])=\s*(?:[\w:<>, ]+)?$/.test(head) || /\breturn\b/.test(head);

function shape(head) {
  const text = withoutTemplate(head);
  if (NOT_A_FUNCTION.test(text) && !/\)\s*(?:const|noexcept|override|\s)*$/.test(text)) return 'container';
  if (!text.trim()) return 'container';
  if (isData(text) || !text.includes(')')) return 'data';
  return 'function';
}

/** Functions of C++ code: [{ start, end, name }] as offsets; what is nested counts with the outer one. */
export function cppFunctions(code) {
  const plain = code.replace(/^[ \t]*#(?:[^\n\\]|\\\n|\\.)*/gm, (found) => found.replace(/[^\n]/g, ' '));
  const found = [];
  let headStart = 0;
  for (let i = 0; i < plain.length; i++) {
    if (plain[i] === ';' || plain[i] === '}') headStart = i + 1;
    if (plain[i] === ':' && /\b(?:public|private|protected)\s*$/.test(plain.slice(headStart, i))) headStart = i + 1;
    if (plain[i] !== '{') continue;
    const head = plain.slice(headStart, i);
    const kind = shape(head);
    if (kind !== 'container') {
      const end = closingBrace(plain, i);
      if (kind === 'function') found.push({ start: headStart + head.search(/\S/), end, name: nameOf(head) });
      i = end;
    }
    headStart = i + 1;
  }
  return found;
}

const nameOf = (head) => head.match(/([\w:~]+)\s*\(/)?.[1] ?? head.trim().slice(0, 40);

const SCRIPT_FUNCTION = new RegExp([
  String.raw`\bfunction\b\*?\s*(\w*)[^{;]*\{`,
  String.raw`\b(?:const|let)\s+(\w+)[^=\n]*=\s*(?:async\s*)?(?:\([^{}]*?\)|\w+)\s*(?::[^={]+)?=>\s*\{`,
  String.raw`^[ \t]+(?:async\s+|static\s+|get\s+|set\s+)*(\w+)\s*\([^{};]*\)\s*(?::[^{;]+)?\{`,
].join('|'), 'gm');

/** Named functions of TypeScript code, each on its own, the nested ones too. */
export function scriptFunctions(code) {
  const found = [];
  for (const match of code.matchAll(SCRIPT_FUNCTION)) {
    if (CONTROL.test(match[0])) continue;
    const start = match.index + match[0].search(/\S/);
    const open = match.index + match[0].length - 1;
    found.push({ start, end: closingBrace(code, open), name: match[1] || match[2] || match[3] || 'function' });
  }
  return found;
}
