// What a first visit loads, in brotli bytes: the phone at most 90 KiB on any of its pages, an office page at
// most 260 KiB,
// each with everything its route imports at once.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const KIB = 1024
const BUDGETS = [
  { entry: 'm/index.html', limit: 90 * KIB, name: 'phone' },
  { entry: 'index.html', limit: 260 * KIB, name: 'offices' },
]

/// The chunks and styles that a manifest entry loads at once.
function closure(manifest, key, seen = new Set()) {
  const chunk = manifest[key]
  if (!chunk || seen.has(key)) return seen
  seen.add(key)
  for (const each of chunk.imports ?? []) closure(manifest, each, seen)
  return seen
}

export function measure(manifest, sizes) {
  return BUDGETS.map(({ entry, limit, name }) => {
    const shell = closure(manifest, entry)
    const pages = (manifest[entry]?.dynamicImports ?? []).filter((key) => key.endsWith('.vue'))
    const total = (keys) => {
      const files = new Set([`/${entry}`, '/opening.css'])
      for (const key of keys) {
        files.add('/' + manifest[key].file)
        for (const css of manifest[key].css ?? []) files.add('/' + css)
      }
      return [...files].reduce((sum, file) => sum + (sizes.get(file) ?? 0), 0)
    }
    const routes = pages.map((page) => ({ page, bytes: total(closure(manifest, page, new Set(shell))) }))
    routes.push({ page: entry, bytes: total(shell) })
    routes.sort((a, b) => b.bytes - a.bytes)
    return { name, limit, routes }
  })
}

export function checkBudgets(dist, assets) {
  const manifest = JSON.parse(readFileSync(join(dist, '.vite', 'manifest.json'), 'utf8'))
  const sizes = new Map(assets.map((asset) => [asset.path, (asset.brotli ?? asset.identity).length]))
  let over = false
  for (const { name, limit, routes } of measure(manifest, sizes)) {
    const worst = routes[0]
    console.log(`${name}: ${(worst.bytes / KIB).toFixed(1)} of ${limit / KIB} KiB (${worst.page})`)
    for (const route of routes.filter((each) => each.bytes > limit)) {
      console.error(
        `${route.page} loads ${(route.bytes / KIB).toFixed(1)} KiB, the ${name} may load ${limit / KIB}`,
      )
      over = true
    }
  }
  if (over) process.exit(1)
}
