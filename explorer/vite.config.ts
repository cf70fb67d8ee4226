import { readFile, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';
import { views } from './views.ts';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [pageOfEachView(), compressed()],
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

/** Writes each file a second and a third time, compressed, so that the server does not do it again for every visitor. */
function compressed(): Plugin {
  return {
    name: 'compressed',
    async writeBundle({ dir }, bundle) {
      await Promise.all(Object.keys(bundle).map((name) => writeCompressed(`${dir}/${name}`)));
    },
  };
}

async function writeCompressed(path: string): Promise<void> {
  if (!/\.(html|css|js|json|ttf)$/.test(path)) return;
  const content = await readFile(path);
  const smallest = 500; // bytes: below it a packet is a packet
  if (content.length < smallest) return;
  // The two levels above take ten times as long for a twelfth.
  const params = { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
  await writeFile(`${path}.br`, await promisify(brotliCompress)(content, { params }));
  await writeFile(`${path}.gz`, await promisify(gzip)(content, { level: 9 }));
}
