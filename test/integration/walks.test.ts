import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import { type Graph, graphOver } from '../../graph/graph.ts';
import { type Chain, loadChains } from '../world/chains.ts';
import { drawn } from '../world/drawn.ts';
import { describeOnEachEmptyStore } from '../world/each-engine.ts';
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
const firms = Array.from({ length: n }, (_, firm) => firm);

const supplies = drawn(
  fc.record({ sales: anyArcs(n, 14), isMember: fc.array(fc.boolean(), { minLength: n, maxLength: n }) }),
  30,
);
/** Holdings, and the same in another order. */
const registers = drawn(
  anyArcs(n, 14).chain((arcs) => {
    const holdings = arcs.filter(({ from, to }) => from !== to);
    const shuffled = fc.shuffledSubarray(holdings, { minLength: holdings.length });
    return fc.record({ holdings: fc.constant(holdings), shuffled });
  }),
  20,
);

function chainOf({
  sales = [],
  holdings = [],
  isMember = [],
}: {
  readonly sales?: readonly Arc[];
  readonly holdings?: readonly Arc[];
  readonly isMember?: readonly boolean[];
}): Chain {
  return {
    firms: firms.map((firm) => ({
      id: String(firm),
      seats: [isMember[firm] ? 'CHN' : 'MEX'],
      output: 16,
      purchases: sales.reduce((sum, { from, part }) => sum + (from === firm ? part : 0), 0),
    })),
    sales: sales.map(({ from, to, part }) => ({ supplier: String(to), buyer: String(from), usd: part })),
    holdings: holdings.map(({ from, to, part }) => ({ owner: String(to), company: String(from), share: part / 16 })),
  };
}

// On Neo4j and embedded: one load each takes all that is drawn.
describeOnEachEmptyStore('what the API answers is what the list of all walks says', (world) => {
  let graph: Graph;
  let server: ServerUnderTest;
  /** What the keys of each chain begin with. */
  let prefixes: readonly string[];
  const [firstRegister, firstShuffled] = [supplies.cases.length, supplies.cases.length + registers.cases.length];
  beforeAll(async () => {
    graph = graphOver(world.store);
    server = await serverOver(graph);
    const keys = await loadChains(world.store, 'walks', [
      ...supplies.cases.map(chainOf),
      ...registers.cases.map(({ holdings }) => chainOf({ holdings })),
      ...registers.cases.map(({ shuffled }) => chainOf({ holdings: shuffled })),
    ]);
    prefixes = keys.map((key) => key(''));
  });
  afterAll(async () => {
    await server?.close();
    await graph?.solver.close();
  });

  test('an exposure is the sum over all walks to their first member', async () => {
    await supplies.each(async ({ sales, isMember }, at) => {
      const asked = firms.map(
        (firm) =>
          `f${firm}: exposure(subject: { firm: "${prefixes[at]}${firm}" }, to: { members: ["CHN"] }, year: 2011, dataset: "walks") { share ownStatus }`,
      );
      const answers = await server.data(`{ ${asked.join('\n')} }`);
      isMember.forEach((member, firm) => {
        const { share, ownStatus } = answers[`f${firm}`];
        const [met, cut] = member ? [1, 0] : enumerated(sales, firm, (node) => (isMember[node] ? 1 : null));
        expect(ownStatus).toBe(member ? 1 : 0);
        expect(share).toBeGreaterThanOrEqual(met - 1e-9);
        expect(share).toBeLessThanOrEqual(met + cut + 1e-9);
      });
    });
  });

  test('the share of an owner is the sum over all chains of holdings up to it, cross-holdings among them', async () => {
    await registers.each(async ({ holdings }, at) => {
      const own = prefixes[firstRegister + at];
      const isHeld = (firm: number) => holdings.some(({ from }) => from === firm);
      for (const firm of firms) {
        const { ownership } = await server.data(
          `{ ownership(firm: "${own}${firm}", asOf: "2011-12-31") { unknown ultimateOwners(first: 20) { nodes { share party { key } paths(first: 500) { covered remainder } } } closedLoops { share } } }`,
        );
        const found = new Map<string, { share: number; paths: { covered: number; remainder: number } }>(
          ownership.ultimateOwners.nodes.map((owner: { party: { key: string } }) => [owner.party.key, owner]),
        );
        let named = 0;
        for (const owner of firms) {
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
    });
  });

  test('owners are the same in whatever order their holdings were loaded', async () => {
    const ends = async (own: string) => {
      const asked = firms.map(
        (firm) =>
          `f${firm}: ownership(firm: "${own}${firm}", asOf: "2011-12-31") { unknown ultimateOwners(first: 20) { nodes { share party { key } range { lower upper upperWithUnknown } } } closedLoops { share parties { key } } control { majority { head { key } } } }`,
      );
      const answer = JSON.stringify(await server.data(`{ ${asked.join('\n')} }`)).replaceAll(own, '');
      return JSON.parse(answer, (_, value) => (typeof value === 'number' ? Number(value.toFixed(12)) : value));
    };
    await registers.each(async (_, at) => {
      const others = await ends(prefixes[firstShuffled + at] as string);
      expect(others).toEqual(await ends(prefixes[firstRegister + at] as string));
    });
  });

  test('an edition that arrives in two loads gives the owners that one load gives', async () => {
    const holdings: readonly Arc[] = [
      { from: 0, to: 1, part: 8 },
      { from: 1, to: 0, part: 4 },
      { from: 1, to: 2, part: 6 },
      { from: 0, to: 3, part: 4 },
    ];
    const unknownOf = async (dataset: string, parts: readonly Arc[]) => {
      const [key = String] = await loadChains(world.store, dataset, [chainOf({ holdings: parts })]);
      const { ownership } = await server.data(`{ ownership(firm: "${key('0')}", asOf: "2011-12-31") { unknown } }`);
      return ownership.unknown;
    };
    const whole = await unknownOf('walks-whole', holdings);
    expect(await unknownOf('walks-in-two', holdings.slice(0, 2))).not.toBeCloseTo(whole, 6);
    expect(await unknownOf('walks-in-two', holdings)).toBeCloseTo(whole, 12);
    // 0 is held by 1 (8/16) and 3 (4/16), 1 by 0 (4/16) and 2 (6/16): k0 = 4/16 + 8/16 k1, k1 = 6/16 + 4/16 k0.
    expect(whole).toBeCloseTo((1 / 4 + (1 / 2) * (3 / 8)) / (1 - 1 / 8), 12);
  });
});
