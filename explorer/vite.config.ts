import { defineConfig, type Plugin } from 'vite';
import { views } from './views.ts';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [pageOfEachView()],
  build: {
    outDir: 'site',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 4_000, // Monaco, GraphiQL's editor, comes in one piece
    rolldownOptions: {
      input: {
        page: `${import.meta.dirname}/index.html`,
        graphiql: `${import.meta.dirname}/graphiql/index.html`,
      },
      checks: { moduleLevelDirective: false }, // "use client", which means nothing in a page without a server part
    },
  },
  worker: { format: 'es' },
});

/** Writes the page once for each view, under its name and with its title, so that the server serves files and needs no list. */
function pageOfEachView(): Plugin {
  return {
    name: 'page-of-each-view',
    enforce: 'post',
    generateBundle(_, bundle) {
      const page = bundle['index.html'];
      if (page?.type !== 'asset') return;
      for (const { name, title } of views) {
        if (name === 'start') continue;
        const source = String(page.source).replace(/<title>.*<\/title>/, `<title>${title} · Isthmus</title>`);
        this.emitFile({ type: 'asset', fileName: `${name}.html`, source });
      }
    },
  };
}
