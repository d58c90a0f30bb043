import { defineConfig } from 'vite'

/**
 * The collectors' app: two scripts and a style, small enough for a phone in the street. The worker
 * shares nothing with the app, so that it stays one classic script.
 */
export default defineConfig({
  build: {
    target: 'chrome87',
    outDir: 'dist/collect',
    sourcemap: false,
    cssCodeSplit: false,
    lib: {
      entry: { app: 'src/collect/app.ts', worker: 'src/collect/worker.ts' },
      formats: ['es'],
      fileName: (_format, name) => `${name}.js`,
      cssFileName: 'style',
    },
  },
})
