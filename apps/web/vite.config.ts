import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

// Browsers with light-dark(), which the tokens are written in.
const TARGETS = ['chrome125', 'firefox128', 'safari17.5'];

export default defineConfig({
  plugins: [react(), tailwindcss()],
  build: {
    outDir: 'target/classes/web',
    emptyOutDir: true,
    // No data: addresses; the content security policy allows 'self' only.
    assetsInlineLimit: 0,
    target: TARGETS,
    cssTarget: TARGETS,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 900,
  },
  server: {
    proxy: {
      '/api': 'http://127.0.0.1:8080',
      '/gateway': { target: 'ws://127.0.0.1:8080', ws: true },
    },
  },
  test: { include: ['src/**/*.test.ts'], environment: 'node' },
});
