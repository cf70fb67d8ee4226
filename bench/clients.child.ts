// The processes beside the clients of clients.ts: `serve` answers on the store and tells of its event loop and memory when it
// is asked; `idle` tells the same and does nothing else; `load` loads the two editions in turn until it is told to end. `serve`
// and `load` are told first where the store is.
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { openBoltStore } from '../graph/bolt/bolt-store.ts';
import { graphOver } from '../graph/graph.ts';
import type { ServerAccess } from '../graph/store.ts';
import { sourceNamed } from '../ingest/catalog.ts';
import { load } from '../ingest/run.ts';
import { readSettings } from '../server/env.ts';
import { startServer } from '../server/main.ts';

/** What the server's process says of itself since it was last asked. Milliseconds and MiB. */
export interface Look {
  /** The event loop was not free for so long. */
  readonly stallMs: number;
  /** The most that its thread computed while it was not free: a stall without what others took of the cores; null where the system does not tell. */
  readonly computedMs: number | null;
  readonly p99Ms: number;
  /** For so long the machine's cores had work and were given to other machines, all cores added; null where the system does not tell. */
  readonly stolenMs: number | null;
  /** After a collection of garbage. */
  readonly residentMiB: number;
  readonly heapMiB: number;
  readonly arraysMiB: number;
}

const [what, folder = '', ...editions] = process.argv.slice(2);
const work = { serve, idle, load: loadInTurn };
await work[what as keyof typeof work]();

function idle(): void {
  const loop = loopWatch();
  process.on('message', (message) => {
    if (message === 'look') process.send?.(loop.look());
    else process.disconnect();
  });
  process.send?.('ready');
}

async function serve(): Promise<void> {
  const [access] = (await once(process, 'message')) as [ServerAccess];
  const store = await openBoltStore(access);
  const graph = graphOver(store);
  const server = await startServer(graph, readSettings(undefined, { PORT: '0', LOG_LEVEL: 'error' }));
  const loop = loopWatch();
  process.on('message', (message) => {
    if (message === 'look') process.send?.(loop.look());
    else
      server
        .close()
        .then(() => graph.close())
        .then(() => process.disconnect());
  });
  process.send?.(`${server.url.replace('0.0.0.0', '127.0.0.1')}/graphql`);
}

async function loadInTurn(): Promise<void> {
  const [access] = (await once(process, 'message')) as [ServerAccess];
  const store = await openBoltStore(access);
  let ending = false;
  process.on('message', () => {
    ending = true;
  });
  for (let turn = 0; !ending; turn++) {
    const path = editions[turn % editions.length] as string;
    const settings = { year: '2011', unit: 'million-usd', scheme: 'wiod8' };
    const { written } = await load(store, sourceNamed('mrio'), [path], { settings, workFolder: folder });
    process.send?.(written);
  }
  await store.close();
  process.disconnect();
}

/** Watches the event loop by `monitorEventLoopDelay`, and by a timer of its own that also knows the system's books. */
function loopWatch(): { look(): Look } {
  const everyMs = 5;
  const histogram = monitorEventLoopDelay({ resolution: everyMs });
  histogram.enable();
  let computedMs: number | null = null;
  let before = computedSoFarMs();
  let stolenBefore = stolenSoFarMs();
  const tick = () => {
    const now = computedSoFarMs();
    if (now !== null && before !== null) computedMs = Math.max(computedMs ?? 0, now - before);
    before = now;
  };
  setInterval(tick, everyMs).unref();
  return {
    look() {
      tick();
      const stolen = stolenSoFarMs();
      const stolenMs = stolen === null || stolenBefore === null ? null : stolen - stolenBefore;
      stolenBefore = stolen;
      const seen = { stallMs: histogram.max / 1e6, computedMs, p99Ms: histogram.percentile(99) / 1e6, stolenMs };
      histogram.disable();
      global.gc?.(); // twice: what finalizers let go of goes with the second
      global.gc?.();
      const { rss, heapUsed, arrayBuffers } = process.memoryUsage();
      histogram.reset();
      histogram.enable();
      computedMs = null;
      before = computedSoFarMs();
      const mebibytes = (bytes: number) => bytes / 2 ** 20;
      return { ...seen, residentMiB: mebibytes(rss), heapMiB: mebibytes(heapUsed), arraysMiB: mebibytes(arrayBuffers) };
    },
  };
}

/** What other machines of the same host have taken, as Linux counts it in hundredths of a second. */
function stolenSoFarMs(): number | null {
  try {
    return 10 * Number(readFileSync('/proc/stat', 'utf8').split(/\s+/)[8]);
  } catch {
    return null;
  }
}

/** What this thread has computed, as Linux counts it. */
function computedSoFarMs(): number | null {
  try {
    return Number(readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6;
  } catch {
    return null;
  }
}
