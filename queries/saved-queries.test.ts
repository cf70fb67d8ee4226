import grafeo from '@grafeo-db/js';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { limitText } from './header.ts';
import { savedStatements } from './statement.ts';

// Five parties, five economies: small enough to follow with a pencil.
const world = [
  `CREATE (:Economy {iso3: 'AAA', name: 'Aland'}), (:Economy {iso3: 'BBB', name: 'Beland', dataset: 'n'}), (:Economy {iso3: 'CCC', name: 'Celand'}),
          (:Economy {iso3: 'EU27', name: 'EU', aggregate: true}), (:Economy {iso3: 'ROW', name: 'Rest', aggregate: true}),
          (:Bloc {id: 'k'}), (:Bloc {id: 'j'}), (:Firm:Party {id: 't', name: 'T'}), (:Firm:Party {id: 'a', name: 'A'}),
          (:Firm:Party {id: 'b', name: 'B'}), (:Firm:Party {id: 'c', name: 'C'}), (:Person:Party {id: 'p', name: 'P', dataset: 'n'}), (:Person:Party {id: 'q', name: 'Q', dataset: 'e'})`,
  ...[
    ['BBB', 'k', "from: '2000-01-01', dataset: 'd'"],
    ['BBB', 'k', "from: '2001-01-01', dataset: 'e'"],
    ['BBB', 'j', "from: '2000-01-01', to: '2012-12-31', dataset: 'd'"],
  ].map(
    ([iso3, bloc, rest]) =>
      `MATCH (e:Economy {iso3: '${iso3}'}), (b:Bloc {id: '${bloc}'}) CREATE (e)-[:MEMBER_OF {degree: 1.0, ${rest}}]->(b)`,
  ),
  ...[
    ['BBB', "record: 'd/1', usd: 3, basis: 'REPORTED'"],
    ['BBB', "record: 'd/2', usd: 3, product: '84', basis: 'REPORTED'"],
    ['CCC', "record: 'd/3', usd: 4, product: '84', basis: 'REPORTED'"],
    ['CCC', "record: 'd/4', usd: 1, product: '85', basis: 'REPORTED'"],
    ['CCC', "record: 'd/5', usd: 4, product: '8401', basis: 'REPORTED'"],
    ['ROW', "record: 'd/6', usd: 2, basis: 'REPORTED'"],
    ['EU27', "record: 'd/7', usd: 7, basis: 'REPORTED'"],
  ].map(
    ([iso3, rest]) =>
      `MATCH (a:Economy {iso3: 'AAA'}), (b:Economy {iso3: '${iso3}'}) CREATE (a)-[:EXPORTS_TO {dataset: 'd', year: 2012, ${rest}}]->(b)`,
  ),
  "MATCH (a:Economy {iso3: 'AAA'}), (b:Economy {iso3: 'BBB'}) CREATE (a)-[:EXPORTS_TO {dataset: 'e', record: 'e/1', year: 2012, usd: 4, basis: 'MIRROR'}]->(b)",
  ...[
    ['a', 't', "record: 'h1', exactShare: 0.5, from: '2000-01-01'"],
    ['b', 't', "record: 'h2', exactShare: 0.25"],
    ['p', 'a', "record: 'h3', exactShare: 0.5"],
    ['p', 'b', "record: 'h4', exactShare: 1, to: '2012-01-01'"],
    ['p', 'b', "record: 'h5', exactShare: 0.5, from: '2012-01-01'"],
    ['q', 'a', "record: 'h6', minShare: 0.25, maxShare: 0.5"],
  ].map(
    ([holder, firm, rest]) =>
      `MATCH (a:Party {id: '${holder}'}), (b:Firm {id: '${firm}'}) CREATE (a)-[:HOLDS {dataset: 'd', interest: 'ECONOMIC', ${rest}}]->(b)`,
  ),
  "MATCH (a:Party {id: 'q'}), (b:Firm {id: 't'}) CREATE (a)-[:HOLDS {dataset: 'd', interest: 'VOTING', record: 'h7', exactShare: 0.75}]->(b)",
  "MATCH (a:Party {id: 'a'}), (b:Firm {id: 't'}) CREATE (a)-[:HOLDS {dataset: 'e', interest: 'ECONOMIC', record: 'h8', exactShare: 0.625}]->(b)",
  "MATCH (a:Party {id: 'p'}), (b:Economy {iso3: 'AAA'}) CREATE (a)-[:SEATED_IN {dataset: 'd'}]->(b)",
  "MATCH (a:Party {id: 'q'}), (b:Economy {iso3: 'AAA'}), (c:Economy {iso3: 'BBB'}) CREATE (a)-[:SEATED_IN {dataset: 'd'}]->(b), (a)-[:SEATED_IN {dataset: 'e'}]->(c)",
  "CREATE (:Agreement {id: 'u', name: 'Union and A', dataset: 'n', record: 'u'})",
  ...[
    ['AAA', "record: 'u1', from: '2000-01-01', precision: 'YEAR', side: 1"],
    ['BBB', "record: 'u2', from: '2001-02-03', to: '2012-01-01', precision: 'DAY', side: 2"],
    ['CCC', "record: 'u3', from: '2000-01-01', precision: 'DAY', side: 2"],
  ].map(
    ([iso3, rest]) =>
      `MATCH (a:Economy {iso3: '${iso3}'}), (b:Agreement {id: 'u'}) CREATE (a)-[:PARTY_TO {dataset: 'd', ${rest}}]->(b)`,
  ),
  ...[
    ['a', 't', "id: 's1', record: 's1', usd: 10.0"],
    ['b', 't', "id: 's2', record: 's2', usd: 5.0"],
    ['a', 'b', "id: 's3', record: 's3', usd: 5.0"],
    ['c', 'a', "id: 's4', record: 's4', product: '84', usd: 1.0"],
    ['c', 'a', "id: 's5', record: 's5', product: '85'"],
    ['t', 'c', "id: 's6', record: 's6', usd: 9.0"],
  ].map(
    ([seller, buyer, rest]) =>
      `MATCH (a:Firm {id: '${seller}'}), (b:Firm {id: '${buyer}'}) CREATE (a)-[:SUPPLIES {dataset: 'd', year: 2012, basis: 'REPORTED', ${rest}}]->(b)`,
  ),
];

const graph = grafeo.GrafeoDB.create();

beforeAll(async () => {
  for (const text of world) await graph.executeCypher(text);
});

afterAll(() => graph.close());

async function rows(name: string, given: Record<string, unknown>): Promise<unknown[]> {
  const saved = savedStatements().find((statement) => statement.name === name);
  if (!saved) throw new RangeError(`no saved query '${name}'`);
  const defaults = Object.fromEntries(saved.parameters.map((parameter) => [parameter.name, parameter.default]));
  const columns = saved.returns.map((column) => column.name);
  const answer = (await graph.executeCypher(saved.text, { ...defaults, ...given })).toArray() as Record<
    string,
    unknown
  >[];
  for (const row of answer) expect(Object.keys(row).sort()).toEqual(columns.toSorted());
  return answer;
}

test('owners: shares multiply along a chain and add up over chains; an unknown share stays unknown', async () => {
  expect(await rows('owners-of-firm', { firm: 't', asOf: '2012-06-01' })).toEqual([
    {
      owner: 'a',
      name: 'A',
      economy: null,
      partyDatasets: [],
      dataset: 'd',
      ultimate: false,
      share: 0.5,
      shares: [0.5],
      lengths: [1],
      chains: [['a', 't']],
      evidence: ['h1'],
    },
    {
      owner: 'p', // 0.5 · 0.5 + 0.5 · 0.25
      name: 'P',
      economy: 'AAA',
      partyDatasets: ['n', 'd'], // its name, and its seat
      dataset: 'd',
      ultimate: true,
      share: 0.375,
      shares: [0.25, 0.125],
      lengths: [2, 2],
      chains: [
        ['p', 'a', 't'],
        ['p', 'b', 't'],
      ],
      evidence: ['h1', 'h3', 'h2', 'h5'],
    },
    {
      owner: 'b',
      name: 'B',
      economy: null,
      partyDatasets: [],
      dataset: 'd',
      ultimate: false,
      share: 0.25,
      shares: [0.25],
      lengths: [1],
      chains: [['b', 't']],
      evidence: ['h2'],
    },
    // Two datasets disagree on the seat of q, and no exact share of it is known.
    {
      owner: 'q',
      name: 'Q',
      economy: null,
      partyDatasets: ['d', 'e'],
      dataset: 'd',
      ultimate: true,
      share: null,
      shares: [null],
      lengths: [2],
      chains: [['q', 'a', 't']],
      evidence: ['h1', 'h6'],
    },
    {
      owner: 'a',
      name: 'A',
      economy: null,
      partyDatasets: [],
      dataset: 'e',
      ultimate: true,
      share: 0.625,
      shares: [0.625],
      lengths: [1],
      chains: [['a', 't']],
      evidence: ['h8'],
    },
  ]);
});

test('owners: a holding counts from its first day to the day before its last', async () => {
  const before = await rows('owners-of-firm', { firm: 't', asOf: '2011-12-31', dataset: 'd' });
  expect(before.find((row) => (row as { owner: string }).owner === 'p')).toMatchObject({
    share: 0.5,
    shares: [0.25, 0.25],
  });
});

test('owners: votes are not mixed with economic interest', async () => {
  expect(await rows('owners-of-firm', { firm: 't', asOf: '2012-06-01', interest: 'VOTING' })).toMatchObject([
    { owner: 'q', share: 0.75, evidence: ['h7'] },
  ]);
});

test('owners: whoever is held in turn is no ultimate holder, in the dataset that says so', async () => {
  const ultimate = await rows('owners-of-firm', { firm: 't', asOf: '2012-06-01', onlyUltimate: true });
  expect(ultimate).toMatchObject([
    { owner: 'p', dataset: 'd' },
    { owner: 'q', dataset: 'd' },
    { owner: 'a', dataset: 'e' },
  ]);
});

test('treaties: between two sides, one side is not bound towards itself', async () => {
  const between = (economy: string, otherEconomy: string, date: string) =>
    rows('treaties-in-force', { economy, otherEconomy, date });
  expect(await between('AAA', 'BBB', '2011-12-31')).toMatchObject([
    {
      agreement: 'u',
      since: '2001-02-03',
      until: '2012-01-01',
      precision: 'YEAR',
      agreementDataset: 'n', // described by one, accessions stated by another
      dataset: 'd',
      evidence: ['u', 'u1', 'u2'],
    },
  ]);
  expect(await between('AAA', 'BBB', '2012-01-01')).toEqual([]);
  expect(await between('CCC', 'AAA', '2012-01-01')).toMatchObject([{ since: '2000-01-01', until: null }]);
  expect(await between('BBB', 'CCC', '2011-12-31')).toEqual([]);
});

test('suppliers: each stands at its nearest tier, and no path comes back to the firm', async () => {
  const row = { basis: 'REPORTED', dataset: 'd', economy: null, partyDatasets: [] };
  expect(await rows('suppliers-of-firm', { firm: 't', year: 2012 })).toEqual([
    { ...row, supplier: 'a', name: 'A', tier: 1, product: null, usd: 10, paths: [['a', 't']], evidence: ['s1'] },
    { ...row, supplier: 'b', name: 'B', tier: 1, product: null, usd: 5, paths: [['b', 't']], evidence: ['s2'] },
    {
      ...row,
      supplier: 'c',
      name: 'C',
      tier: 2,
      product: '84',
      usd: 1,
      paths: [['c', 'a', 't']],
      evidence: ['s1', 's4'],
    },
    {
      ...row,
      supplier: 'c',
      name: 'C',
      tier: 2,
      product: '85',
      usd: null,
      paths: [['c', 'a', 't']],
      evidence: ['s1', 's5'],
    },
  ]);
});

test('suppliers: the tiers asked for bound the answer', async () => {
  expect(await rows('suppliers-of-firm', { firm: 't', year: 2012, tiers: 1 })).toHaveLength(2);
  expect(await rows('suppliers-of-firm', { firm: 't', year: 2011 })).toEqual([]);
});

test('a number or a word that a query was not written for is outside its limit', () => {
  const limits = savedStatements().flatMap(({ name, parameters }) =>
    parameters.flatMap(({ name: parameter, limit }) => (limit ? [[name, parameter, limitText(limit)]] : [])),
  );
  expect(limits).toEqual([
    ['fdi-origins-by-bloc', 'measure', 'FLOW|STOCK'],
    ['owners-of-firm', 'interest', 'ECONOMIC|VOTING|CONTROL'],
    ['paths-between-firms', 'kind', 'SUPPLIES|HOLDS|ANY'],
    ['paths-between-firms', 'hops', '1..4'],
    ['suppliers-of-firm', 'tiers', '1..4'],
    ['top-export-markets', 'first', '1..300'],
    ['trade-partners-of-both-blocs', 'first', '1..300'],
  ]);
});

test.each(savedStatements().map((saved) => [saved.name, saved] as const))(
  'a row of %s names the datasets of all that it shows',
  (_, { names, reads }) => expect(names.toSorted()).toEqual(reads.toSorted()),
);

test('markets: totals are not added to their parts, nor one dataset to another', async () => {
  const d = { basis: 'REPORTED', dataset: 'd' };
  const alone = { economyDataset: null, blocs: [], blocDatasets: [] };
  const inK = { economyDataset: 'n', blocs: ['k'], blocDatasets: ['d', 'e'] }; // left j on 31 December
  expect(await rows('top-export-markets', { economy: 'AAA', year: 2012 })).toEqual([
    { ...d, ...alone, market: 'CCC', name: 'Celand', usd: 5, share: 0.5, evidence: ['d/3', 'd/4'] },
    { ...d, ...inK, market: 'BBB', name: 'Beland', usd: 3, share: 0.3, evidence: ['d/1'] },
    { ...d, ...alone, market: 'ROW', name: 'Rest', usd: 2, share: 0.2, evidence: ['d/6'] },
    { ...inK, market: 'BBB', name: 'Beland', dataset: 'e', basis: 'MIRROR', usd: 4, share: 1, evidence: ['e/1'] },
  ]);
});

test('trade with two blocs: a total is not added to its parts, nor one dataset to another', async () => {
  // BBB is in k and, until 31 December 2012, in j: j has no member left.
  expect(await rows('trade-partners-of-both-blocs', { bloc: 'k', otherBloc: 'j', year: 2012 })).toEqual([]);
  // BBB alone, asked about twice: 3 by the total of d, whatever its products say, and 4 by e.
  const partners = await rows('trade-partners-of-both-blocs', { bloc: 'k', otherBloc: 'k', year: 2012 });
  expect(partners).toMatchObject([
    { economy: 'AAA', dataset: 'd', basis: 'REPORTED', lesserUsd: 3, exportsUsd: 3, importsUsd: 0, evidence: ['d/1'] },
    { economy: 'AAA', dataset: 'e', basis: 'MIRROR', lesserUsd: 4, exportsUsd: 4, importsUsd: 0, evidence: ['e/1'] },
  ]);
  for (const partner of partners) expect(partner).toMatchObject({ economyDataset: null, blocDatasets: ['d', 'e'] });
});

test('markets: a share is of all exports, however few markets are shown', async () => {
  expect(await rows('top-export-markets', { economy: 'AAA', year: 2012, first: 1, dataset: 'd' })).toMatchObject([
    { market: 'CCC', share: 0.5 },
  ]);
});
