// One load in a process of its own, so that its memory can be told: prints {rows, records, seconds, maxRssMiB} as JSON.
import { openBoltStore } from '../graph/bolt/bolt-store.ts';
import { openEmbeddedStore } from '../graph/embedded/embedded-store.ts';
import { sourceNamed } from '../ingest/catalog.ts';
import { load } from '../ingest/run.ts';

const [what, source, file, workFolder, dataset] = process.argv.slice(2) as [
  'checked' | 'embedded' | 'neo4j',
  string,
  string,
  string,
  string,
];
const { NEO4J_TEST_URI: uri = '', NEO4J_TEST_USER: user = '', NEO4J_TEST_PASSWORD: password = '' } = process.env;
const store =
  what === 'neo4j'
    ? await openBoltStore({ uri, user, password })
    : openEmbeddedStore(what === 'embedded' ? `${workFolder}/store` : null);
const settings: Record<string, string> = source === 'baci' ? { revision: '2017' } : {};
const { rows, records, rejected, seconds } = await load(store, sourceNamed(source), [file], {
  settings,
  dataset,
  workFolder,
  dryRun: what === 'checked',
});
if (rejected > 0) throw new Error(`${rejected} rows of ${file} are rejected`);
console.log(JSON.stringify({ rows, records, seconds, maxRssMiB: Math.round(process.resourceUsage().maxRSS / 1024) }));
await store.close();
