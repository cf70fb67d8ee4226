import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import { type Graph, graphOver } from '../../graph/graph.ts';
import { describeOnEachEngine } from '../world/each-engine.ts';
import { loadInto } from '../world/world.ts';
import { type ServerUnderTest, serverOver } from './running-server.ts';

jest.setTimeout(600_000);

/** A purchase, or a holding: `to` buys of `from`, or holds it by `share`. */
interface Arc {
  readonly from: number;
  readonly to: number;
  /** In sixteenths. */
  readonly part: number;
}

/** Walks that carry less than this are cut, and counted. */
const least = 1e-6;

/**
 * All that is carried along walks from a node to where they end, walk by walk.
 *
 * Written for this test alone: no matrix, no solver, only the list of walks.
 *
 * @param ends  what a walk is worth at a node where it ends; null where it goes on.
 * @returns the worth of walks that ended, and what was on its way where the enumeration was cut.
 */
function enumerated(arcs: readonly Arc[], from: number, ends: (node: number) => number | null): [number, number] {
  const onward = new Map<number, Arc[]>();
  for (const arc of arcs) onward.set(arc.from, [...(onward.get(arc.from) ?? []), arc]);
  let [worth, cut] = [0, 0];
  const walks: [node: number, carried: number][] = [[from, 1]];
  for (let walk = walks.pop(); walk !== undefined; walk = walks.pop()) {
    const [node, carried] = walk;
    for (const { to, part } of onward.get(node) ?? []) {
      const reached = (carried * part) / 16;
      const end = ends(to);
      if (end !== null) worth += reached * end;
      else if (reached < least) cut += reached;
      else walks.push([to, reached]);
    }
  }
  return [worth, cut];
}

/** Arcs among n nodes whose parts leave each node with a sixteenth and more to spare: walks then end. */
function anyArcs(n: number, mostParts: number): fc.Arbitrary<readonly Arc[]> {
  const arc = fc.record({ from: fc.nat(n - 1), to: fc.nat(n - 1), part: fc.integer({ min: 1, max: 6 }) });
  return fc.array(arc, { maxLength: 2 * n }).map((arcs) => {
    const left = new Array<number>(n).fill(mostParts);
    const seen = new Set<string>();
    return arcs.filter(({ from, to, part }) => {
      const link = `${from}>${to}`;
      if (seen.has(link) || (left[from] as number) < part) return false;
      seen.add(link);
      left[from] = (left[from] as number) - part;
      return true;
    });
  });
}

const n = 5;
const folder = mkdtempSync(join(tmpdir(), 'isthmus-walks-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

// On Neo4j and embedded.
describeOnEachEngine('what the API answers is what the list of all walks says', (world) => {
  let graph: Graph;
  let server: ServerUnderTest;
  const numRuns = () => (world.store.engine === 'embedded' ? 12 : 2);
  beforeAll(async () => {
    graph = graphOver(world.store);
    server = await serverOver(graph);
  });
  afterAll(async () => {
    await server?.close();
    await graph?.solver.close();
  });

  let loads = 0;
  /** Loads firms under keys of their own, in files in the order given. @returns their prefix, which names the dataset too. */
  async function loaded(
    isMember: readonly boolean[],
    { sales = [], holdings = [] }: { readonly sales?: readonly Arc[]; readonly holdings?: readonly Arc[] },
  ): Promise<string> {
    const own = `w${++loads}-`;
    const bought = isMember.map((_, buyer) =>
      sales.reduce((sum, { from, part }) => sum + (from === buyer ? part : 0), 0),
    );
    const files = {
      firms: [
        'id,kind,name,economy,lei,industry,year,revenue_usd,purchases_usd',
        ...isMember.map((member, at) => {
          const economy = member ? 'CHN' : 'MEX';
          return `${own}${at},FIRM,Firm ${at},${economy},,${economy}:isic4:C29,2011,16,${bought[at]}`;
        }),
      ],
      supplies: [
        'supplier,buyer,product,year,usd',
        ...sales.map(({ from, to, part }) => `${own}${to},${own}${from},,2011,${part}`),
      ],
      holdings: [
        'holder,company,interest,exact_share,min_share,max_share,from,to',
        ...holdings.map(({ from, to, part }) => `${own}${to},${own}${from},ECONOMIC,${part / 16},,,,`),
      ],
    };
    const paths = Object.entries(files).flatMap(([name, rows]) => {
      if (rows.length === 1) return [];
      const path = join(folder, `${own}${world.store.engine}-${name}.csv`);
      writeFileSync(path, `${rows.join('\n')}\n`);
      return [path];
    });
    await loadInto(world.store, 'chain', paths, `walks-${own}`);
    return own;
  }

  const anyMembers = fc.array(fc.boolean(), { minLength: n, maxLength: n });

  test('an exposure is the sum over all walks to their first member', async () => {
    await fc.assert(
      fc.asyncProperty(anyArcs(n, 14), anyMembers, async (sales, isMember) => {
        const own = await loaded(isMember, { sales });
        const asked = isMember.map(
          (_, at) =>
            `f${at}: exposure(subject: { firm: "${own}${at}" }, to: { members: ["CHN"] }, year: 2011, dataset: "walks-${own}") { share ownStatus }`,
        );
        const answers = await server.data(`{ ${asked.join('\n')} }`);
        isMember.forEach((member, at) => {
          const { share, ownStatus } = answers[`f${at}`];
          const [met, cut] = member ? [1, 0] : enumerated(sales, at, (node) => (isMember[node] ? 1 : null));
          expect(ownStatus).toBe(member ? 1 : 0);
          expect(share).toBeGreaterThanOrEqual(met - 1e-9);
          expect(share).toBeLessThanOrEqual(met + cut + 1e-9);
        });
      }),
      { numRuns: numRuns() },
    );
  });

  test('the share of an owner is the sum over all chains of holdings up to it, cross-holdings among them', async () => {
    await fc.assert(
      fc.asyncProperty(anyArcs(n, 14), async (arcs) => {
        const holdings = arcs.filter(({ from, to }) => from !== to);
        const own = await loaded(new Array(n).fill(false), { holdings });
        const isHeld = (firm: number) => holdings.some(({ from }) => from === firm);
        for (let firm = 0; firm < n; firm++) {
          const { ownership } = await server.data(
            `{ ownership(firm: "${own}${firm}", asOf: "2011-12-31") { unknown ultimateOwners(first: 20) { nodes { share party { key } paths(first: 500) { covered remainder } } } closedLoops { share } } }`,
          );
          const found = new Map<string, { share: number; paths: { covered: number; remainder: number } }>(
            ownership.ultimateOwners.nodes.map((owner: { party: { key: string } }) => [owner.party.key, owner]),
          );
          let named = 0;
          for (let owner = 0; owner < n; owner++) {
            if (isHeld(owner) || owner === firm) continue;
            const [share, cut] = enumerated(holdings, firm, (node) => (node === owner ? 1 : isHeld(node) ? null : 0));
            const answered = found.get(`${own}${owner}`);
            expect(answered?.share ?? 0).toBeGreaterThanOrEqual(share - 1e-9);
            expect(answered?.share ?? 0).toBeLessThanOrEqual(share + cut + 1e-9);
            if (answered) expect(answered.paths.covered + answered.paths.remainder).toBeCloseTo(answered.share, 9);
            named += answered?.share ?? 0;
          }
          expect(named + ownership.unknown).toBeCloseTo(1, 9);
        }
      }),
      { numRuns: numRuns() },
    );
  });

  test('owners are the same in whatever order their holdings were loaded, by file and by row', async () => {
    const shuffled = anyArcs(n, 14).chain((arcs) =>
      fc.tuple(fc.constant(arcs), fc.shuffledSubarray([...arcs], { minLength: arcs.length })),
    );
    await fc.assert(
      fc.asyncProperty(shuffled, async ([arcs, others]) => {
        const ends = async (holdings: readonly Arc[]) => {
          const own = await loaded(new Array(n).fill(false), { holdings });
          const asked = Array.from(
            { length: n },
            (_, at) =>
              `f${at}: ownership(firm: "${own}${at}", asOf: "2011-12-31") { unknown ultimateOwners(first: 20) { nodes { share party { key } range { lower upper upperWithUnknown } } } closedLoops { share parties { key } } control { majority { head { key } } } }`,
          );
          const answer = JSON.stringify(await server.data(`{ ${asked.join('\n')} }`)).replaceAll(own, '');
          return JSON.parse(answer, (_, value) => (typeof value === 'number' ? Number(value.toFixed(12)) : value));
        };
        expect(await ends(others)).toEqual(await ends(arcs));
      }),
      { numRuns: numRuns() },
    );
  });

  test('an edition that arrives in two loads gives the owners that one load gives', async () => {
    const holdings: readonly Arc[] = [
      { from: 0, to: 1, part: 8 },
      { from: 1, to: 0, part: 4 },
      { from: 1, to: 2, part: 6 },
      { from: 0, to: 3, part: 4 },
    ];
    const unknownOf = async (own: string) =>
      (await server.data(`{ ownership(firm: "${own}0", asOf: "2011-12-31") { unknown } }`)).ownership.unknown;
    const whole = await unknownOf(await loaded(new Array(n).fill(false), { holdings }));
    const own = await loaded(new Array(n).fill(false), { holdings: holdings.slice(0, 2) });
    expect(await unknownOf(own)).not.toBeCloseTo(whole, 6);
    loads--;
    expect(await loaded(new Array(n).fill(false), { holdings })).toBe(own);
    expect(await unknownOf(own)).toBeCloseTo(whole, 12);
    // 0 is held by 1 (8/16) and 3 (4/16), 1 by 0 (4/16) and 2 (6/16): k0 = 4/16 + 8/16 k1, k1 = 6/16 + 4/16 k0.
    expect(whole).toBeCloseTo((1 / 4 + (1 / 2) * (3 / 8)) / (1 - 1 / 8), 12);
  });
});
