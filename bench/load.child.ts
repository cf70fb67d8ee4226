// One load in a process of its own, so that its memory can be told: prints {report, peer, maxRssMiB} as JSON.
import { rmSync } from 'node:fs';
import { openBoltStore } from '../graph/bolt/bolt-store.ts';
import { openEmbeddedStore } from '../graph/embedded/embedded-store.ts';
import type { Store } from '../graph/store.ts';
import { sourceNamed } from '../ingest/catalog.ts';
import { load } from '../ingest/run.ts';
import { createIndustrySupplies, writeIndustries } from '../queries/__generated__/write.ts';

const [what, engine, folder, table] = process.argv.slice(2) as [
  'ours' | 'again' | 'peer',
  'embedded' | 'neo4j',
  string,
  string,
];
const store = await open();
await store.prepare();
const measured = what === 'peer' ? await peer(store) : await ours(store);
console.log(JSON.stringify({ ...measured, maxRssMiB: Math.round(process.resourceUsage().maxRSS / 1024) }));
await store.close();

async function open(): Promise<Store> {
  if (engine === 'embedded') {
    rmSync(folder, { recursive: true, force: true });
    return openEmbeddedStore(`${folder}/store`);
  }
  const { NEO4J_TEST_URI: uri = '', NEO4J_TEST_USER: user = '', NEO4J_TEST_PASSWORD: password = '' } = process.env;
  return openBoltStore({ uri, user, password });
}

/** The whole way: file, checks, comparison, spool, provenance, one transaction. */
async function ours(to: Store) {
  const settings = { year: '2011', unit: 'million-usd', scheme: 'wiod35' };
  const { records, written, seconds } = await load(to, sourceNamed('mrio'), [table], {
    settings,
    dataset: `wiod-${what}`,
    workFolder: folder,
  });
  return { records, written, seconds };
}

/** The engine by itself: as many relationships from memory, in the same batches, nothing read, checked or compared. */
async function peer(to: Store) {
  const keys = Array.from({ length: 1_435 }, (_, at) => `CHN:peer:c${at}`);
  const began = performance.now();
  let written = 0;
  await to.transaction(async (write) => {
    const industries = keys.map((key) => ({
      key,
      record: 'peer',
      economy: 'CHN',
      scheme: 'peer',
      code: key,
      name: null,
    }));
    await write(writeIndustries, { dataset: 'peer', rows: industries });
    for (const start of keys) {
      const end = keys.slice(0, 325);
      const links = {
        start,
        end,
        id: end.map((_, at) => `${start}>${at}`),
        record: end.map(() => 'peer'),
        year: end.map(() => 2011),
        usd: end.map((_, at) => at * 1e6),
        basis: end.map(() => 'REPORTED'),
      };
      await write(createIndustrySupplies, { dataset: 'peer', rows: [links] });
      written += end.length;
    }
  });
  return { records: written, written, seconds: (performance.now() - began) / 1_000 };
}
