/// <reference types="vitest/config" />
import vue from '@vitejs/plugin-vue'
import { resolve } from 'node:path'
import components from 'unplugin-vue-components/vite'
import { ElementPlusResolver } from 'unplugin-vue-components/resolvers'
import { defineConfig } from 'vite'

// Two applications from one source: the offices at /, the phone at /m. Element Plus is resolved in the offices'
// files only.
export default defineConfig(({ command, mode }) => ({
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
  define: { __VUE_OPTIONS_API__: 'true', __VUE_PROD_DEVTOOLS__: 'false', __VUE_I18N_LEGACY_API__: 'false' },
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
  server: process.env.BANGFU_SERVER
    ? { proxy: { '/api': process.env.BANGFU_SERVER, '/public': process.env.BANGFU_SERVER } }
    : {},
  test: { environment: 'happy-dom', include: ['src/**/*.test.ts'], server: { deps: { inline: ['element-plus'] } } },
}))
