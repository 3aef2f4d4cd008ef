// Makes the built front end a part of the program: `node scripts/embed.mjs DIST OUT` compresses every file,
// checks the size
// budgets and writes OUT/front_end.cpp (the table) and OUT/front_end.S (the bytes).
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { extname, join, relative, resolve } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { checkBudgets } from './budgets.mjs'

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
}

function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => {
      if (entry.name === '.vite') return []
      const path = join(folder, entry.name)
      return entry.isDirectory() ? filesBelow(path) : [path]
    })
    .sort()
}

const brotli = (bytes) =>
  brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  })

/// A compressed form, or nothing where it saves nothing.
const smaller = (packed, bytes) => (packed.length < bytes.length * 0.95 ? packed : null)

export function readAssets(dist) {
  return filesBelow(dist).map((file) => {
    const identity = readFileSync(file)
    const path = '/' + relative(dist, file).replaceAll('\\', '/')
    const packs = !['.png', '.woff2'].includes(extname(file))
    return {
      path,
      identity,
      contentType: TYPES[extname(file)] ?? 'application/octet-stream',
      gzip: packs ? smaller(gzipSync(identity, { level: 9 }), identity) : null,
      brotli: packs ? smaller(brotli(identity), identity) : null,
      etag: createHash('sha256').update(identity).digest('hex').slice(0, 20),
      immutable: /^\/assets\/.+-[\w-]{8,}\.\w+$/.test(path),
    }
  })
}

const FORMS = ['identity', 'gzip', 'brotli']
const symbol = (index, form) => `bangfu_front_end_${index}_${form}`
const quoted = (path) => JSON.stringify(path)

function assembly(assets, out) {
  const lines = ['    .section .rodata']
  assets.forEach((asset, index) => {
    for (const form of FORMS) {
      if (!asset[form]) continue
      const file = join(out, `${index}.${form}`)
      writeFileSync(file, asset[form])
      const name = symbol(index, form)
      lines.push('    .balign 16', `    .global ${name}`, `${name}:`, `    .incbin ${quoted(file)}`)
    }
  })
  return lines.concat('    .section .note.GNU-stack,"",%progbits', '').join('\n')
}

function table(assets) {
  const declared = []
  const rows = assets.map((asset, index) => {
    const view = (form) => {
      if (!asset[form]) return '{}'
      declared.push(`extern const char ${symbol(index, form)}[];`)
      return `{${symbol(index, form)}, ${asset[form].length}}`
    }
    const views = FORMS.map(view).join(', ')
    const etag = JSON.stringify(`"${asset.etag}"`)
    const type = quoted(asset.contentType)
    return `        {${quoted(asset.path)}, ${type}, ${etag}, ${views}, ${asset.immutable}},`
  })
  return `// Made by web/scripts/embed.mjs from the built front end.
#include "app/front_end.hpp"

extern "C" {
${declared.join('\n')}
}

namespace app {

std::span<const http::StaticFile> front_end() {
    static const http::StaticFile files[] = {
${rows.join('\n')}
    };
    return files;
}

}
`
}

const [dist, out] = process.argv.slice(2)
if (!dist || !out) {
  console.error('usage: node embed.mjs DIST OUT')
  process.exit(2)
}
const assets = readAssets(dist)
checkBudgets(dist, assets)
const folder = resolve(out)
mkdirSync(join(folder, 'bytes'), { recursive: true })
writeFileSync(join(folder, 'front_end.S'), assembly(assets, join(folder, 'bytes')))
writeFileSync(join(folder, 'front_end.cpp'), table(assets))
