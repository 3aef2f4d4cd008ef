/// <reference types="vitest/config" />
import vue from '@vitejs/plugin-vue'
import { resolve } from 'node:path'
import { defineConfig, type Plugin, type Rollup } from 'vite'

const signInPages: Record<string, string> = {
  '/index.html': '/src/access/SignInPage.vue',
  '/m/index.html': '/src/m/SignInScreen.vue',
}

/// A page's chunk, what it imports and their styles.
function filesOf(bundle: Rollup.OutputBundle, chunk: Rollup.OutputChunk, found = new Set<string>()): Set<string> {
  if (found.has(chunk.fileName)) return found
  found.add(chunk.fileName)
  for (const css of chunk.viteMetadata?.importedCss ?? []) found.add(css)
  for (const name of chunk.imports) {
    const each = bundle[name]
    if (each?.type === 'chunk') filesOf(bundle, each, found)
  }
  return found
}

/// The static page is painted before the application is there: what blocks painting stands after its words. The sign-in
/// page, which is what a first visit shows, is fetched beside the application.
function wordsFirst(): Plugin {
  return {
    name: 'words-first',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle, chunk, path }) {
        if (!bundle || !chunk) return html
        const isPage = (each: Rollup.OutputAsset | Rollup.OutputChunk): each is Rollup.OutputChunk =>
          each.type === 'chunk' && !!each.facadeModuleId?.endsWith(signInPages[path]!)
        const page = Object.values(bundle).find(isPage)
        if (!page) throw new Error(`${path}: the sign-in page has no chunk of its own`)
        const known = filesOf(bundle, chunk)
        const early = [...filesOf(bundle, page)]
          .filter((file) => !known.has(file))
          .map((file) =>
            file.endsWith('.css')
              ? `<link rel="preload" as="style" crossorigin href="/${file}">`
              : `<link rel="modulepreload" crossorigin href="/${file}">`,
          )
        const assets: string[] = []
        const rest = html.replace(/\s*<(?:link|script)\b[^>]*"\/assets\/[^>]*>(?:<\/script>)?/g, (tag) => {
          assets.push(tag.trim())
          return ''
        })
        return rest.replace('</body>', `${[...assets, ...early].map((tag) => `  ${tag}\n`).join('  ')}  </body>`)
      },
    },
  }
}

// Two applications from one source: the offices at /, the phone at /m.
export default defineConfig({
  plugins: [vue(), wordsFirst()],
  resolve: { alias: { '@': resolve(import.meta.dirname, 'src') } },
  // Only what is used of Vue: we do without the options API.
  define: {
    __VUE_OPTIONS_API__: 'false',
    __VUE_PROD_DEVTOOLS__: 'false',
    __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
    __VUE_I18N_LEGACY_API__: 'false',
    __INTLIFY_PROD_DEVTOOLS__: 'false',
  },
  build: {
    target: 'es2019',
    cssTarget: 'chrome79',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    manifest: true,
    rollupOptions: {
      input: {
        office: resolve(import.meta.dirname, 'index.html'),
        phone: resolve(import.meta.dirname, 'm/index.html'),
      },
    },
  },
  // For work on the pages: the program serves beside, its address in BANGFU_SERVER. The host stays the page's,
  // which the program compares with the origin.
  server: process.env.BANGFU_SERVER
    ? {
        proxy: {
          '/api': { target: process.env.BANGFU_SERVER, changeOrigin: false },
          '/public': { target: process.env.BANGFU_SERVER, changeOrigin: false },
        },
      }
    : {},
  test: { environment: 'happy-dom', include: ['src/**/*.test.ts'] },
})
