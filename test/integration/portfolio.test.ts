import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { openEmbeddedStore } from '../../graph/embedded/embedded-store.ts';
import { type Graph, graphOver } from '../../graph/graph.ts';
import { bodyLimit } from '../../server/limits.ts';
import { loadInto } from '../world/world.ts';
import { answerOf, type ServerUnderTest, serverOver } from './running-server.ts';

jest.setTimeout(180_000);

const suppliers = 5_000;
const folder = mkdtempSync(join(tmpdir(), 'isthmus-portfolio-'));
let graph: Graph;
let server: ServerUnderTest;

/** A key so long that five thousand of them fill a body of a mebibyte. */
const keyOf = (supplier: number) => `s${supplier}-`.padEnd(170, 'x');
/** Supplier k buys (k mod 100) % of its output of a maker in China. */
const shareOf = (supplier: number) => (supplier % 100) / 100;
/** In dollars, whatever they sum to. */
const weightOf = (supplier: number) => 1 + (supplier % 7);

beforeAll(async () => {
  const all = Array.from({ length: suppliers }, (_, supplier) => supplier);
  const firms = ['maker,FIRM,Maker,CHN,,,,,'].concat(
    all.map((one) => `${keyOf(one)},FIRM,Supplier ${one},MEX,,MEX:isic4:C29,2011,100,100`),
  );
  const sales = all.flatMap((one) => (shareOf(one) > 0 ? [`maker,${keyOf(one)},,2011,${100 * shareOf(one)}`] : []));
  const files = {
    firms: ['id,kind,name,economy,lei,industry,year,revenue_usd,purchases_usd', ...firms],
    supplies: ['supplier,buyer,product,year,usd', ...sales],
  };
  const paths = Object.entries(files).map(([name, rows]) => {
    writeFileSync(join(folder, `${name}.csv`), `${rows.join('\n')}\n`);
    return join(folder, `${name}.csv`);
  });
  const store = openEmbeddedStore(null);
  await loadInto(store, 'chain', paths, 'suppliers');
  graph = graphOver(store);
  server = await serverOver(graph);
});
afterAll(async () => {
  await server?.close();
  await graph?.close();
  rmSync(folder, { recursive: true, force: true });
});

const document = `query ($parts: [WeightedSubject!]) {
  exposure(subject: { portfolio: $parts }, to: { members: ["CHN"] }, year: 2011) {
    share unknown lower upper
    partCount parts(first: 5000) { key weight exposure upper unknown share shareOfExposure }
    paths(first: 2) { paths { share nodes } covered remainder }
    coverage { level unknownShare }
    cost { nodes links sweeps milliseconds }
  }
}`;

function bodyOf(count: number, bytes?: number): string {
  const parts = Array.from({ length: count }, (_, at) => ({ firm: keyOf(at % suppliers), weight: weightOf(at) }));
  const body = JSON.stringify({ query: document, variables: { parts } });
  return bytes === undefined ? body : body.padEnd(bytes, ' ');
}

async function post(body: string) {
  const headers = { 'content-type': 'application/json' };
  return answerOf(await fetch(`${server.url}/graphql`, { method: 'POST', headers, body }));
}

test('five thousand suppliers with weights are one question, in a body of exactly a mebibyte', async () => {
  const body = bodyOf(suppliers);
  expect(body.length).toBeGreaterThan(0.9 * bodyLimit);
  const { status, body: answer } = await post(bodyOf(suppliers, bodyLimit));
  expect([status, answer.errors]).toEqual([200, undefined]);
  let [share, total] = [0, 0];
  for (let one = 0; one < suppliers; one++) {
    share += weightOf(one) * shareOf(one);
    total += weightOf(one);
  }
  const { exposure } = answer.data;
  expect(exposure).toMatchObject({
    share: expect.closeTo(share / total, 9),
    unknown: expect.closeTo(1 - share / total, 9),
    lower: expect.closeTo(share / total, 9),
    upper: expect.closeTo(1, 9),
    coverage: { level: 'PARTIAL', unknownShare: expect.closeTo(1 - share / total, 9) },
    cost: { nodes: suppliers + 1, links: suppliers - suppliers / 100, milliseconds: expect.any(Number) },
  });
  expect(exposure.partCount).toBe(suppliers);
  expect(exposure.parts).toHaveLength(suppliers);
  const [largest] = exposure.parts;
  expect(largest).toMatchObject({
    weight: expect.closeTo(7 / total, 12),
    exposure: expect.closeTo(0.99, 12),
    upper: expect.closeTo(1, 12),
    share: expect.closeTo((7 * 0.99) / total, 12),
  });
  const numberOf = (key: string) => Number(/^s(\d+)-/.exec(key)?.[1]);
  for (const { key, exposure: own } of exposure.parts) expect(own).toBeCloseTo(shareOf(numberOf(key)), 12);
  expect(exposure.cost.sweeps).toBeGreaterThan(0);
  expect(exposure.paths.paths[0].share).toBeCloseTo((7 * 0.99) / total, 9);
  expect(exposure.paths.covered + exposure.paths.remainder).toBeCloseTo(exposure.share, 9);
});

test('a byte above a mebibyte is refused, and a supplier above five thousand says how many may be', async () => {
  const { status, body, headers } = await post(bodyOf(suppliers, bodyLimit + 1));
  expect(status).toBe(413);
  expect(body.errors[0]).toMatchObject({
    message: expect.stringMatching(/\S/),
    extensions: { code: 'BAD_REQUEST', requestId: headers.get('x-request-id') },
  });
  const parts = Array.from({ length: suppliers + 1 }, (_, at) => ({ firm: `s${at}`, weight: 1 }));
  const { body: answer } = await server.query(document, { parts });
  expect(answer.errors).toMatchObject([
    { message: expect.stringContaining('1 to 5000 parts'), extensions: { code: 'BAD_USER_INPUT' } },
  ]);
});

test('the sales of a choke point come with the rows that state them', async () => {
  const { exposure } = await server.data(
    `{ exposure(subject: { firm: "${keyOf(50)}" }, to: { members: ["CHN"] }, year: 2011) {
      share chokeLinks(first: 3) { supplier { key name } buyer { key } hop { from to usd share record } share shareOfExposure after lower upper gradient }
    } }`,
  );
  expect(exposure.chokeLinks).toEqual([
    {
      supplier: { key: 'maker', name: 'Maker' },
      buyer: { key: keyOf(50) },
      hop: { from: 'maker', to: keyOf(50), usd: 50, share: 0.5, record: expect.stringMatching(/^chain\//) },
      share: expect.closeTo(0.5, 12),
      shareOfExposure: expect.closeTo(1, 12),
      after: expect.closeTo(0, 12),
      lower: expect.closeTo(0.5, 10),
      upper: expect.closeTo(0.5, 10),
      gradient: expect.closeTo(1, 12),
    },
  ]);
});

test('a supplier named twice weighs as its sum, and a stranger is refused', async () => {
  const { exposure } = await server.data(
    `{ exposure(subject: { portfolio: [{ firm: "${keyOf(50)}", weight: 1 }, { firm: "${keyOf(50)}", weight: 2 }, { firm: "${keyOf(0)}", weight: 1 }] }, to: { members: ["CHN"] }, year: 2011) { share } }`,
  );
  expect(exposure.share).toBeCloseTo((3 * 0.5) / 4, 12);
  const codes = await server.codes(document, { parts: [{ firm: 'nobody', weight: 1 }] });
  expect(codes).toEqual(['NOT_FOUND']);
});
