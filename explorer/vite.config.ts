import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  base: '/graphiql/',
  build: {
    outDir: 'site',
    chunkSizeWarningLimit: 4_000, // Monaco, the editor, comes in one piece
    rolldownOptions: { checks: { moduleLevelDirective: false } }, // "use client", which means nothing in a page without a server part
  },
  worker: { format: 'es' },
});
