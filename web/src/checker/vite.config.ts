import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

/**
 * The page that verifies certificates without a network, as one script: the server puts it into the
 * page, so that the page can be saved. Phones of the counter reach back to Chromium 87.
 */
export default defineConfig({
  resolve: {
    alias: { crypto: fileURLToPath(new URL('browser-crypto.ts', import.meta.url)) },
  },
  build: {
    target: 'chrome87',
    outDir: 'dist/checker',
    sourcemap: false,
    lib: {
      entry: 'src/checker/check-offline.ts',
      formats: ['iife'],
      name: 'huiyinChecker',
      fileName: () => 'checker.js',
    },
  },
})
