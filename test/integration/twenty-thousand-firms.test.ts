import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { golden } from '../../analytics/supply-shares.fixture.ts';
import { type Graph, graphOver } from '../../graph/graph.ts';
import { loadChains } from '../world/chains.ts';
import { describeOnEachEmptyStore } from '../world/each-engine.ts';
import { type ServerUnderTest, serverOver } from './running-server.ts';

jest.setTimeout(600_000);

const { input, expected } = golden<{
  readonly input: { readonly n: number; readonly deg: number; readonly seed: number; readonly purchaseShare: number };
  readonly expected: {
    readonly blocCount: number;
    readonly sumExposure: number;
    readonly maxExposure: number;
    readonly argmax: number;
    readonly selected: Readonly<Record<string, number>>;
    readonly sumDirect: number;
  };
}>('g19_generated_20000');

/** Parts that one portfolio may hold. */
const page = 5_000;
const dataset = 'generated';

/** What the generator of the file makes: purchases summed by pair, and the firms of the bloc. */
function generated() {
  let state = input.seed;
  const next = (): number => {
    state = (1664525 * state + 1013904223) % 2 ** 32;
    return state;
  };
  const purchases = Array.from({ length: input.n }, () => {
    const ofFirm = new Map<number, number>();
    for (let k = 0; k < input.deg; k++) {
      const supplier = next() % input.n;
      ofFirm.set(supplier, (ofFirm.get(supplier) ?? 0) + 1 + (next() % 1000));
    }
    return ofFirm;
  });
  return { purchases, inBloc: purchases.map(() => next() % 100 < 5) };
}
const { purchases, inBloc } = generated();
const total = (amounts: Iterable<number>) => [...amounts].reduce((sum, one) => sum + one, 0);
const outputOf = (firm: number) => total(purchases[firm]?.values() ?? []) / input.purchaseShare;

/** Of each firm what all others buy of it, each in shares of its own output. */
function boughtOfEach(): Float64Array {
  const bought = new Float64Array(input.n);
  purchases.forEach((ofFirm, buyer) => {
    for (const [supplier, usd] of ofFirm) bought[supplier] = (bought[supplier] as number) + usd / outputOf(buyer);
  });
  return bought;
}

// On Neo4j and embedded: the graph of g19 by a load of 20,000 firms and 160,000 sales, and through GraphQL.
describeOnEachEmptyStore('twenty thousand firms', (world) => {
  let graph: Graph;
  let server: ServerUnderTest;
  let keyOf: (firm: number) => string;
  beforeAll(async () => {
    const firms = purchases.map((ofFirm, firm) => ({
      id: String(firm),
      seats: [inBloc[firm] ? 'CHN' : 'MEX'],
      output: outputOf(firm),
      purchases: total(ofFirm.values()),
    }));
    const sales = purchases.flatMap((ofFirm, buyer) =>
      Array.from(ofFirm, ([supplier, usd]) => ({ supplier: String(supplier), buyer: String(buyer), usd })),
    );
    const [key = String] = await loadChains(world.store, dataset, [{ firms, sales }]);
    keyOf = (firm) => key(String(firm));
    graph = graphOver(world.store);
    server = await serverOver(graph);
  });
  afterAll(async () => {
    await server?.close();
    await graph?.solver.close();
  });

  const exposureOf = (firm: number, members: readonly string[], parts: string) =>
    `f${firm}: exposure(subject: { firm: "${keyOf(firm)}" }, to: { members: ${JSON.stringify(members)} }, year: 2011, dataset: "${dataset}") { ${parts} }`;

  test('each firm that the file names is exposed as two other solvers say', async () => {
    expect(inBloc.filter((member) => member)).toHaveLength(expected.blocCount);
    const wanted: Readonly<Record<string, number>> = { ...expected.selected, [expected.argmax]: expected.maxExposure };
    const asked = Object.keys(wanted).map((firm) =>
      exposureOf(Number(firm), ['CHN'], 'share ownStatus elsewhere unknown trapped converged'),
    );
    const answers = await server.data(`{ ${asked.join('\n')} }`);
    for (const [firm, share] of Object.entries(wanted)) {
      const found = answers[`f${firm}`];
      expect(found).toMatchObject({ ownStatus: 0, unknown: expect.closeTo(0, 9), trapped: 0, converged: true });
      expect(found.share).toBeCloseTo(share, 9);
      expect(found.share + found.elsewhere).toBeCloseTo(1, 9);
    }
  });

  test('all firms together are exposed, and buy of the bloc, as the file says', async () => {
    // The exposures of all, added up, are those of their suppliers (members wholly), weighed by what all buy of each.
    const weights = boughtOfEach();
    let [exposed, direct] = [0, 0];
    for (let first = 0; first < input.n; first += page) {
      const parts = Array.from(weights.subarray(first, first + page), (weight, at) => ({
        firm: keyOf(first + at),
        weight,
      })).filter(({ weight }) => weight > 0);
      const { exposure } = await server.data(
        `query ($parts: [WeightedSubject!]) { exposure(subject: { portfolio: $parts }, to: { members: ["CHN"] }, year: 2011, dataset: "${dataset}") { share ownStatus } }`,
        { parts },
      );
      const weight = total(parts.map((part) => part.weight));
      exposed += exposure.share * weight;
      direct += exposure.ownStatus * weight;
    }
    expect(exposed / expected.sumExposure).toBeCloseTo(1, 9);
    expect(direct / expected.sumDirect).toBeCloseTo(1, 9);
  });

  test('thirty subjects of one bloc share one solution, thirty blocs have one each', async () => {
    const firms = Array.from({ length: 30 }, (_, at) => 101 * at);
    // Nobody is seated in any of these: a bloc with one more of them is another bloc of the same answer.
    const strangers =
      'ARG AUS AUT BEL BGR BRA CAN CHE CHL CYP CZE DEU DNK ESP EST FIN FRA GBR GRC HRV HUN IDN IND IRL ITA JPN KOR LTU LUX LVA MLT'.split(
        ' ',
      );
    const solutions = async () => {
      const { text } = await server.get('/metrics');
      return Number(/^isthmus_solutions_total (\S+)/m.exec(text)?.[1]);
    };
    const solutionsOf = async (blocOf: (at: number) => readonly string[]) => {
      const before = await solutions();
      const answers = await server.data(
        `{ ${firms.map((firm, at) => exposureOf(firm, blocOf(at), 'share')).join('\n')} }`,
      );
      return { count: (await solutions()) - before, answers };
    };
    const manyBlocs = await solutionsOf((at) => ['CHN', strangers[at] as string]);
    const oneBloc = await solutionsOf(() => ['CHN', strangers[30] as string]);
    expect(oneBloc.answers).toEqual(manyBlocs.answers);
    expect([manyBlocs.count, oneBloc.count]).toEqual([30, 1]);
  });
});
