import { join } from 'node:path';
import { defineConfig } from 'vite';

const here = import.meta.dirname;

// oxlint-disable-next-line import/no-default-export -- Vite asks for it
export default defineConfig({
  root: join(here, 'playground'),
  base: '/playground/',
  publicDir: false,
  build: {
    outDir: join(here, '../../dist/web/playground'),
    // A server that runs beside --watch goes on serving what is there.
    emptyOutDir: !process.argv.includes('--watch'),
    // Nothing is inlined but fonts of GraphiQL's own style: no page needs data: for scripts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 8000,
    reportCompressedSize: false,
    // Packages say 'use client' and the like to frameworks that are not here.
    rolldownOptions: {
      onLog: (level, log, pass) => log.code !== 'MODULE_LEVEL_DIRECTIVE' && pass(level, log),
    },
  },
  worker: { format: 'es' },
});
