/// <reference types="vitest/config" />
import vue from '@vitejs/plugin-vue'
import { resolve } from 'node:path'
import components from 'unplugin-vue-components/vite'
import { ElementPlusResolver } from 'unplugin-vue-components/resolvers'
import { defineConfig } from 'vite'

// Two applications from one source: the offices at /, the phone at /m. Element Plus is resolved in the offices'
// files only.
export default defineConfig({
  plugins: [
    vue(),
    components({
      dirs: [],
      dts: 'src/components.gen.d.ts',
      exclude: [/[\\/]src[\\/]m[\\/]/, /[\\/]node_modules[\\/]/],
      resolvers: [ElementPlusResolver({ importStyle: 'css' })],
    }),
  ],
  resolve: { alias: { '@': resolve(import.meta.dirname, 'src') } },
  // Only what is used of Vue: Element Plus and we do without the options API.
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
  test: { environment: 'happy-dom', include: ['src/**/*.test.ts'], server: { deps: { inline: ['element-plus'] } } },
})
