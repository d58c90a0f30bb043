import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The desk lives under `/desk`; browsers of office computers reach back to Chromium 87. */
export default defineConfig({
  base: '/desk/',
  plugins: [react()],
  build: {
    target: 'chrome87',
    manifest: true,
    sourcemap: false,
    // A nonce cannot be put on the hint that polyfills preloading, and every browser of ours knows it.
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        // Charts come in two files that load beside each other: what draws, and what it draws.
        codeSplitting: { groups: [{ name: 'drawing', test: /node_modules[\\/]zrender/ }] },
      },
    },
  },
  // For developing: the server runs beside and answers the interface.
  server: { proxy: { '/api': 'http://127.0.0.1:8080' } },
})
