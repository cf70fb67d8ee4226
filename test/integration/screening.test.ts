import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { mostScreened } from '../../answers/screening.ts';
import type { Graph } from '../../graph/graph.ts';
import { type GoldenHolding, graphOfHoldings } from '../world/register.ts';
import { type ServerUnderTest, serverOver } from './running-server.ts';

jest.setTimeout(180_000);

let graph: Graph;
let server: ServerUnderTest;

const firms = Array.from({ length: mostScreened }, (_, at) => `f${at}`);

/** Olga is listed and has half of mid; of every four firms two are hers, one hers and mid's together, and one not enough. */
const holdingsIn = (company: string, at: number): readonly GoldenHolding[] => [
  { owner: 'olga', company, share: [0.6, 0.2, 0.6, 0.4][at % 4] as number },
  ...(at % 4 === 1 ? [{ owner: 'mid', company, share: 0.3 }] : []),
];

beforeAll(async () => {
  graph = await graphOfHoldings(
    [{ owner: 'olga', company: 'mid', share: 0.5 }, ...firms.flatMap(holdingsIn)],
    ['olga'],
  );
  server = await serverOver(graph);
});
afterAll(async () => {
  await server?.close();
  await graph?.close();
});

const screening = (parts: string) =>
  `query ($firms: [ID!]!) { screening(firms: $firms, regime: OFAC, asOf: "2020-01-01") { ${parts} } }`;
const explained = 'firm { key } status steps { company { key } round by holdings { owner least record } }';

test('as many firms as may be asked about are answered with the explanation of each, in one question', async () => {
  const answer = await server.data(screening(explained), { firms });
  const step = (company: string, round: number, ...holdings: (readonly [owner: string, least: number])[]) => ({
    company: { key: company },
    round,
    by: 'OWNERSHIP',
    holdings: holdings.map(([owner, least]) => ({
      owner,
      least: expect.closeTo(least, 12),
      record: expect.stringMatching(/^ftm\//),
    })),
  });
  const stepsTo = (firm: string, at: number) =>
    at % 4 === 3
      ? []
      : at % 4 === 1
        ? [step('mid', 1, ['olga', 0.5]), step(firm, 2, ['mid', 0.3], ['olga', 0.2])]
        : [step(firm, 1, ['olga', 0.6])];
  expect(answer.screening).toHaveLength(mostScreened);
  for (const [at, firm] of firms.entries())
    expect(answer.screening[at]).toEqual({
      firm: { key: firm },
      status: at % 4 === 3 ? 'CLEAR' : 'BLOCKED',
      steps: stepsTo(firm, at),
    });
});

test('a firm more than may be asked about says how many may be', async () => {
  const { body } = await server.query(screening(explained), { firms: [...firms, 'f0'] });
  expect(body.errors).toMatchObject([
    { message: expect.stringContaining('5000 at most'), extensions: { code: 'BAD_USER_INPUT' } },
  ]);
});

test.each([
  [
    'who holds each company of a step',
    1_000,
    'steps { company { holders(on: "2020-01-01") { nodes { exactShare } } } }',
  ],
  [
    'what each holder holds',
    1_000,
    'steps { holdings { party { holds(on: "2020-01-01") { nodes { exactShare } } } } }',
  ],
  ['a thousand holders', 20, 'steps { company { holders(on: "2020-01-01", first: 1000) { nodes { exactShare } } } }'],
])('%s is too much to ask of so many firms', async (_, count, parts) => {
  expect(await server.codes(screening(parts), { firms: firms.slice(0, count) })).toEqual(['QUERY_TOO_COMPLEX']);
});
