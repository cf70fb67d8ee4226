// The promise, on generated firms with hubs in a Neo4j: a layer is read into typed arrays at 300,000 links a second while the
// event loop is never held for 50 ms, and one firm's tiers 1 … 4 come 50 times faster than by a Cypher traversal of the same
// depth and the same answer, once its bloc is solved and the server has compiled what it is asked. The peers: the driver
// reading the same relationships one row each; the traversal tier by tier, in which no firm is gone on from twice. Told beside
// it: how long it takes to bring the layer up to date once a load has changed what some firms buy.
// Run: npx tsx bench/neo4j-firms.ts [links, 1000000]
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import neo4j, { type Driver } from 'neo4j-driver';
import { loadExposure } from '../answers/exposure.ts';
import { openBoltStore } from '../graph/bolt/bolt-store.ts';
import { graphOver } from '../graph/graph.ts';
import type { Projection } from '../graph/projection.ts';
import type { Projections } from '../graph/projections.ts';
import type { Store } from '../graph/store.ts';
import { Projector } from '../graph/workers/projector.ts';
import { editionOf, type LoadTouches } from '../model/load-touches.ts';
import { writeDataset } from '../queries/__generated__/write.ts';
import { startJavaNeo4j } from '../test/neo4j/java-neo4j.ts';
import { type GeneratedFirms, generatedFirms } from './generated-firms.ts';
import { economyKey, firmKey, generatedLayer, outputUsd, writeImport } from './neo4j-firms.files.ts';
import { rounded, writeResult } from './results.ts';

const links = Number(process.argv[2] ?? 1e6);
/** What is asked before what counts: a Neo4j started a moment ago still compiles. */
const warmUps = { reads: links > 1e6 ? 1 : 3, answers: 1_000, traversals: 10 };
const tiers = 4;
const bloc = economyKey(0);
/** Firms that both answer. */
const compared = 10;
/** Firms that a load changes, and the editions of their dataset before and after it. */
const touched = 100;
const editions = ['first', 'second'].map((name) => ({
  sha256: name.padEnd(64, '0'),
  loadedAt: new Date().toISOString(),
})) as [Edition, Edition];
interface Edition {
  readonly sha256: string;
  readonly loadedAt: string;
}

const firms = generatedFirms(links);
const folder = mkdtempSync(join(tmpdir(), 'isthmus-neo4j-firms-'));
const began = performance.now();
const server = await startJavaNeo4j(
  { 'server.memory.pagecache.size': `${Math.ceil(512 + links / 4_000)}m`, 'db.transaction.timeout': '0s' },
  writeImport(folder, firms),
).finally(() => rmSync(folder, { recursive: true }));
if (server === null) console.error('No Java 17 or no jars of Neo4j: nothing measured.');
else {
  const { uri, user, password } = server;
  const store = await openBoltStore({ uri, user, password });
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password), {
    disableLosslessIntegers: true,
    fetchSize: 5_000,
  });
  try {
    await store.prepare();
    await sayWhoseItIs(store, editions[0], []);
    console.error(`In Neo4j after ${Math.round((performance.now() - began) / 1_000)} s.`);
    const projection = await measuredProjection(store, driver);
    const answer = await measuredAnswers(store, driver);
    const { refresh, ...asked } = answer;
    writeResult('neo4j-firms', { firms: firms.economyOf.length, links, projection, refresh, answer: asked });
    promise(projection.linksPerSecond >= 300_000, `${projection.linksPerSecond} links a second, promised 300,000`);
    promise(projection.heldMs < 50, `the event loop was held for ${projection.heldMs} ms, promised 50`);
    promise(answer.ratio >= 50, `${answer.ratio} times faster than Cypher tier by tier, promised 50`);
    promise(answer.largestDifference <= 1e-9, `the tiers differ by ${answer.largestDifference}`);
  } finally {
    await driver.close();
    await store.close();
    await server.stop();
  }
}

async function measuredProjection(store: Store, driver: Driver) {
  const projector = new Projector(store);
  const ours = () => seconds(() => projector.project(generatedLayer));
  const rows = () => seconds(() => readByRows(driver));
  for (let run = 0; run < warmUps.reads; run++) {
    await ours();
    await rows();
  }
  const held = monitorEventLoopDelay({ resolution: 2 });
  held.enable();
  const read = await ours();
  held.disable();
  const byRows = await rows();
  const largestDifference = differenceFrom(firms, read.value);
  promise(largestDifference <= 1e-12, `the arrays differ by ${largestDifference}`);
  return {
    seconds: rounded(read.seconds),
    linksPerSecond: rounded(links / read.seconds),
    heldMs: rounded(held.max / 1e6),
    peer: {
      what: 'the driver, one row a relationship: keys and amount, nothing made of them',
      linksPerSecond: rounded(byRows.value / byRows.seconds),
    },
    ratio: rounded(byRows.seconds / read.seconds),
  };
}

/** What a client writes that wants the relationships and knows nothing else. */
async function readByRows(driver: Driver): Promise<number> {
  const session = driver.session({ defaultAccessMode: 'READ' });
  const text = `
    MATCH (buyer:Firm)<-[supply:SUPPLIES]-(supplier:Firm)
    WHERE supply.dataset = $dataset AND supply.year = $year
    RETURN buyer.id AS buyer, supplier.id AS supplier, supply.usd AS usd`;
  let rows = 0;
  for await (const record of session.run(text, layerParameters())) if (record.get('usd') > 0) rows++;
  await session.close();
  return rows;
}

async function measuredAnswers(store: Store, driver: Driver) {
  const graph = graphOver(store);
  const ours = async (firm: number) => {
    // As a server does: reads of one revision are shared by its requests, and each makes sure of it before it answers.
    const store = graph.reads.forRequest(new AbortController().signal);
    const asked = { ...graph, store };
    const question = {
      subject: { firm: firmKey(firm) },
      to: { members: [bloc] },
      year: generatedLayer.year,
      dataset: null,
    };
    const found = await (await loadExposure(asked, question)).tiers(tiers);
    promise(await store.unchanged(), 'the graph changed, which nobody told it to');
    return found.filter(({ tier }) => tier > 0).map(({ share }) => share);
  };
  try {
    const [first = 0, ...others] = subjects(1 + compared + 100 + warmUps.answers);
    const cold = await seconds(() => ours(first));
    const soon = [];
    for (const firm of others.splice(compared + 100)) soon.push((await seconds(() => ours(firm))).seconds);
    const warm = [];
    for (const firm of others.slice(compared)) warm.push((await seconds(() => ours(firm))).seconds);
    for (const firm of others.slice(-warmUps.traversals)) await traversed(driver, firm);
    const peers = [];
    let largestDifference = 0;
    for (const firm of others.slice(0, compared)) {
      const peer = await seconds(() => traversed(driver, firm));
      const own = await ours(firm);
      peers.push(peer.seconds);
      for (let tier = 0; tier < tiers; tier++)
        largestDifference = Math.max(largestDifference, Math.abs(own[tier]! - peer.value[tier]!));
    }
    const [warmSeconds, peerSeconds] = [median(warm), median(peers)];
    return {
      refresh: await measuredRefresh(store, graph.projections, driver),
      tiers,
      coldMs: rounded(1_000 * cold.seconds),
      next100: { medianMs: rounded(1_000 * median(soon.slice(0, 100))) },
      warm: { subjects: warm.length, medianMs: rounded(1_000 * warmSeconds), p95Ms: rounded(1_000 * p95(warm)) },
      peer: { what: 'Cypher, tier by tier', subjects: peers.length, medianMs: rounded(1_000 * peerSeconds) },
      ratio: rounded(peerSeconds / warmSeconds),
      largestDifference,
    };
  } finally {
    await graph.solver.close();
    await graph.projections.close();
  }
}

/** A load halves what some firms buy of one of their suppliers; the layer in memory is brought up to date. */
async function measuredRefresh(store: Store, projections: Projections, driver: Driver) {
  const before = await projections.of(generatedLayer, editionOf(editions[0]));
  const nodes = subjects(touched).map(firmKey);
  const session = driver.session();
  await session.run(
    `UNWIND $nodes AS key
     MATCH (buyer:Firm {id: key})<-[supply:SUPPLIES]-(supplier:Firm)
     WITH buyer, supply ORDER BY supplier.id
     WITH buyer, collect(supply)[0] AS supply
     SET supply.usd = supply.usd / 2`,
    { nodes },
  );
  await session.close();
  const [from, to] = editions.map(editionOf) as [string, string];
  await sayWhoseItIs(store, editions[1], [{ from, to, nodes }]);
  const held = monitorEventLoopDelay({ resolution: 2 });
  held.enable();
  const after = await seconds(() => projections.of(generatedLayer, to));
  held.disable();
  for (const key of nodes) {
    const at = before.purchases.starts[before.index.get(key)!]!;
    const [was, is] = [before, after.value].map(({ purchases }) => purchases.weights[at]!) as [number, number];
    promise(Math.abs(2 * is - was) <= 1e-12 * was, `${key} was not refreshed`);
  }
  return { nodes: nodes.length, seconds: rounded(after.seconds), heldMs: rounded(held.max / 1e6) };
}

/** The share of each tier that meets the bloc for the first time there, as Cypher finds it. */
async function traversed(driver: Driver, firm: number): Promise<readonly number[]> {
  const session = driver.session({ defaultAccessMode: 'READ' });
  const { records } = await session.run(tierByTier(), { ...layerParameters(), bloc, subject: firmKey(firm) });
  await session.close();
  return records[0]?.get('met') as number[];
}

/**
 * Carries what has not met the bloc from tier to tier: firms that are reached in several ways are gone on from once. A pattern
 * of paths would take longer, and walks no relationship twice, so that it misses what goes round in a loop.
 */
function tierByTier(): string {
  const tier = `
    MATCH (buyer)-[activity:ACTIVE_IN]->(:Industry)
    WHERE activity.dataset = $dataset AND activity.year = $year
    MATCH (buyer)<-[supply:SUPPLIES]-(supplier:Firm)
    WHERE supply.dataset = $dataset AND supply.year = $year
    WITH met, supplier, sum(carried * supply.usd / activity.revenueUsd) AS carried
    WITH met, supplier, carried, EXISTS { (supplier)-[:SEATED_IN]->(:Economy {iso3: $bloc}) } AS member
    WITH met, sum(CASE WHEN member THEN carried ELSE 0.0 END) AS here,
         collect(CASE WHEN member THEN null ELSE {firm: supplier, carried: carried} END) AS onward
    WITH met + [here] AS met, onward`;
  const next = `
    UNWIND onward AS one
    WITH met, one.firm AS buyer, one.carried AS carried`;
  return `
    MATCH (buyer:Firm {id: $subject})
    WITH [] AS met, buyer, 1.0 AS carried${Array.from({ length: tiers }, () => tier).join(next)}
    RETURN met`;
}

function layerParameters() {
  return { dataset: generatedLayer.dataset, year: neo4j.int(generatedLayer.year) };
}

/** Firms that buy from many and are not of the bloc. */
function subjects(count: number): readonly number[] {
  const { starts } = firms.shares.purchases;
  const found: number[] = [];
  for (let j = 0; j < firms.economyOf.length && found.length < count; j++)
    if (firms.economyOf[j] !== 0 && starts[j + 1]! - starts[j]! > 20) found.push(j);
  return found;
}

/** The largest difference of any share from what was generated; 1 where the links are others. */
function differenceFrom(
  { shares }: GeneratedFirms,
  { keys, purchases, unknown, outputUsd: outputs }: Projection,
): number {
  const { starts, heads, weights } = shares.purchases;
  let largest = keys.length === shares.unknown.length && purchases.heads.length === heads.length ? 0 : 1;
  for (let j = 0; j < keys.length; j++) {
    if (keys[j] !== firmKey(j) || outputs[j] !== outputUsd(j) || purchases.starts[j + 1] !== starts[j + 1]) largest = 1;
    largest = Math.max(largest, Math.abs(unknown[j]! - shares.unknown[j]!));
  }
  for (let k = 0; k < heads.length; k++)
    largest = Math.max(largest, purchases.heads[k] === heads[k] ? Math.abs(purchases.weights[k]! - weights[k]!) : 1);
  return largest;
}

/** What a load says of itself beside what it loads. */
async function sayWhoseItIs(store: Store, edition: Edition, touches: readonly LoadTouches[]): Promise<void> {
  const { dataset, year } = generatedLayer;
  await store.transaction((write) =>
    write(writeDataset, {
      dataset,
      source: 'chain',
      title: 'Generated firms',
      publisher: null,
      home: null,
      licence: null,
      redistribution: 'OPEN',
      citation: null,
      edition: null,
      files: [],
      years: [year],
      rows: links,
      records: links,
      rejected: 0,
      illustrative: true,
      starter: false,
      loads: [],
      kinds: ['firm', 'seat', 'activity', 'firm-supply'],
      touches: touches.map((load) => JSON.stringify(load)),
      ...edition,
    }),
  );
}

async function seconds<T>(work: () => Promise<T>): Promise<{ readonly value: T; readonly seconds: number }> {
  const asked = performance.now();
  const value = await work();
  return { value, seconds: (performance.now() - asked) / 1_000 };
}

function median(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[times.length >> 1]!;
}

function p95(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[Math.floor(0.95 * (times.length - 1))]!;
}

function promise(kept: boolean, broken: string): void {
  if (kept) return;
  console.error(`Missed: ${broken}.`);
  process.exitCode = 1;
}
