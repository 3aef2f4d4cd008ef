// The files of the project as the rules see them: path, text, and for sources the code without comments and literals.
import { execFileSync } from 'node:child_process';
import { existsSync, lstatSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { split } from './source_text.mjs';

const LANGUAGE = { cpp: 'cpp', hpp: 'cpp', ts: 'script', mjs: 'script', vue: 'script' };

function walk(root, folder = '') {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder ? `${folder}/${entry.name}` : entry.name;
    if (entry.isDirectory()) {
      return ['.git', 'build', 'node_modules', '.node', 'dist', 'data'].includes(entry.name) ? [] : walk(root, path);
    }
    return [path];
  });
}

function pathsOf(root) {
  if (!existsSync(join(root, '.git'))) return walk(root);
  const listed = execFileSync('git',
    ['-c', 'safe.directory=*', 'ls-files', '-z', '--cached', '--others', '--exclude-standard'],
    { cwd: root, maxBuffer: 1 << 26 });
  return [...new Set(listed.toString().split('\0'))].filter((path) => path && existsSync(join(root, path)));
}

const isText = (bytes) => !bytes.subarray(0, 8000).includes(0);

// Only the script of a Vue component is code; the rest is blanked so that lines keep their numbers.
function scriptOf(text) {
  return text.replace(/^[\s\S]*?(?=<script)|<\/script>[\s\S]*?(?=<script|$)|<script[^>]*>/g,
    (found) => found.replace(/[^\n]/g, ' '));
}

export class File {
  constructor(path, text) {
    this.path = path;
    this.text = text;
    this.extension = path.match(/\.(\w+)$/)?.[1] ?? '';
  }

  get language() {
    return LANGUAGE[this.extension];
  }

  /** Comments and literals blanked; `literals` are what was blanked but the comments. */
  get parts() {
    this.parts_ ??= split(this.extension === 'vue' ? scriptOf(this.text) : this.text, this.language);
    return this.parts_;
  }

  /** The slice a file under src/ belongs to. */
  get slice() {
    return this.path.match(/^src\/(\w+)\//)?.[1];
  }

  get isTest() {
    return /_test\.cpp$/.test(this.path) || this.path.startsWith('tests/');
  }
}

/** All text files under `root` that git knows or would add. */
export function readTree(root) {
  return pathsOf(root)
    .filter((path) => lstatSync(join(root, path)).isFile())
    .map((path) => ({ path, bytes: readFileSync(join(root, path)) }))
    .filter(({ bytes }) => isText(bytes))
    .map(({ path, bytes }) => new File(path, bytes.toString('utf8')));
}
