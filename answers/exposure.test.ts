import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openBoltStore } from '../graph/bolt/bolt-store.ts';
import { openEmbeddedStore } from '../graph/embedded/embedded-store.ts';
import { type Graph, graphOver } from '../graph/graph.ts';
import type { Store } from '../graph/store.ts';
import { finalDemandOfEconomy, saidFirmSupplies, saidIndustrySupplies } from '../queries/__generated__/read.ts';
import { createMemberships, retireMemberships } from '../queries/__generated__/write.ts';
import { describeOnNeo4j } from '../test/neo4j/neo4j-under-test.ts';
import { loadInto, loadWorld, recordOf, worldFile } from '../test/world/world.ts';
import { loadExposure } from './exposure.ts';
import type { Exposure } from './exposure-answer.ts';
import type { ExposureQuestion, SubjectChoice } from './exposure-subject.ts';

const china = { id: 'china' };
const goods = { industry: 'MEX:two:G' };
const services = { industry: 'MEX:two:S' };

/** A question of 2011 about one of the world's tables, unless said otherwise. */
const question = (subject: SubjectChoice, rest: Partial<ExposureQuestion> = {}): ExposureQuestion => ({
  subject,
  to: china,
  year: 2011,
  dataset: null,
  ...rest,
});

/** Everything that an exposure claims of itself. */
async function expectInvariants(exposure: Exposure): Promise<void> {
  const { share, face, hidden, lower, upper, unknown, elsewhere, trapped, ownStatus } = exposure;
  expect(share + elsewhere + unknown + trapped).toBeCloseTo(1, 9);
  expect(face + hidden).toBeCloseTo(share, 12);
  expect(face).toBeLessThanOrEqual(share);
  expect(lower).toBeLessThanOrEqual(share);
  expect(upper).toBeGreaterThanOrEqual(share);
  for (const part of [share, face, hidden, lower, upper, unknown, elsewhere, trapped, ownStatus]) {
    expect(part).toBeGreaterThanOrEqual(0);
    expect(part).toBeLessThanOrEqual(1);
  }
  expect(exposure.converged).toBe(true);
  expect(exposure.certifiedGap).toBeLessThanOrEqual(1e-11);

  const tiers = await exposure.tiers(200);
  expect(tiers.reduce((sum, tier) => sum + tier.share, 0)).toBeCloseTo(share, 9);
  const first = tiers.filter(({ tier }) => tier <= 1).reduce((sum, tier) => sum + tier.share, 0);
  expect(first).toBeCloseTo(face, 12);
  let cumulative = 0;
  for (const tier of tiers) {
    cumulative += tier.share;
    expect(tier.cumulative).toBeCloseTo(cumulative, 12);
    expect(share - tier.cumulative).toBeLessThanOrEqual(tier.untraced + 1e-12);
  }

  const { paths, covered, remainder, coveredOfExposure, nodes } = await exposure.paths(10);
  expect(covered + remainder).toBeCloseTo(share, 9);
  expect(paths.reduce((sum, path) => sum + path.share, 0)).toBeCloseTo(covered, 12);
  expect(paths.map((path) => path.share)).toEqual(paths.map((path) => path.share).toSorted((a, b) => b - a));
  expect(coveredOfExposure).toEqual(share > 0 ? expect.closeTo(covered / share, 9) : null);
  expect(nodes.map(({ key }) => key).toSorted()).toEqual([...new Set(paths.flatMap((path) => path.nodes))].sort());
}

/** Exposure of the world, asked as a user asks. */
const ask = (graph: Graph, subject: SubjectChoice, rest: Partial<ExposureQuestion> = {}) =>
  loadExposure(graph, question(subject, rest));

/** The numbers of an exposure that must not depend on the engine. */
const numbersOf = ({ share, face, lower, upper, unknown, elsewhere, trapped, ownStatus, usd, coverage }: Exposure) => ({
  share,
  face,
  lower,
  upper,
  unknown,
  elsewhere,
  trapped,
  ownStatus,
  usd,
  coverage,
});

/** The questions whose answers test/world/README.md works out. */
const worked: readonly (readonly [string, ExposureQuestion, { readonly [name: string]: number }])[] = [
  ['goods of Mexico', question(goods), { share: 349 / 1592, face: 0.2, elsewhere: 1243 / 1592 }],
  ['services of Mexico', question(services), { share: 219 / 6368, face: 0 }],
  ['goods of the rest of the world', question({ industry: 'ROW:two:G' }), { share: 393 / 3184, face: 0.1 }],
  ['services of the rest of the world', question({ industry: 'ROW:two:S' }), { share: 397 / 6368, face: 0.05 }],
  ['a member itself', question({ industry: 'CHN:two:G' }), { share: 1, face: 1, ownStatus: 1, hidden: 0 }],
  ['the economy Mexico', question({ economy: 'MEX' }), { share: 1615 / 12736, face: 0.1, ownStatus: 0 }],
  [
    'the final users of Mexico',
    question({ finalDemand: 'MEX' }),
    { share: 27617 / 95520, ownStatus: 1 / 5, face: 4 / 15 },
  ],
  ['a list of members', question(goods, { to: { members: ['CHN'] } }), { share: 349 / 1592 }],
  ['a member by half', question(goods, { to: { id: 'reach' } }), { share: 76790 / 626383, face: 0.1 }],
  [
    'an industry that is half a member',
    question({ industry: 'CHN:two:G' }, { to: { id: 'reach' } }),
    { share: 350570 / 626383, ownStatus: 0.5, face: 0.55 },
  ],
  ['a member that the table does not show', question(goods, { to: { id: 'pact' } }), { share: 0, elsewhere: 1 }],
  [
    'the members of another year, by the table of 2011',
    question({ industry: 'ROW:two:G' }, { to: { id: 'pact' }, year: 2012 }),
    { share: 245 / 4701, face: 0.05 },
  ],
  [
    'the other table',
    question({ industry: 'ROW:one:G' }, { to: { members: ['MEX'] }, year: 2008 }),
    { share: 1 / 4, face: 1 / 5 },
  ],
  [
    'a firm with unknown and with unstated purchases',
    question({ firm: 'acme' }),
    { share: 0.215, face: 0.1, unknown: 0.19, elsewhere: 0.595, trapped: 0, lower: 0.215, upper: 0.405, usd: 21.5 },
  ],
  ['a firm two tiers down', question({ firm: 'king' }), { share: 0.1075, face: 0, unknown: 0.095, elsewhere: 0.7975 }],
  [
    'a firm with a supplier of two seats and one that trades in a circle',
    question({ firm: 'hull' }),
    { share: 0.125, face: 0.125, trapped: 0.25, elsewhere: 0.625 },
  ],
  ['a firm of which nothing is known', question({ firm: 'echo' }), { share: 0, unknown: 0, elsewhere: 1 }],
  ['a firm that is half a member', question({ firm: 'gale' }), { share: 0.5, ownStatus: 0.5, face: 0.5 }],
];

/** The tests of one engine, whose store holds the world. */
function describeExposures(storeOf: () => Store): void {
  let graph: Graph;
  beforeAll(() => {
    graph = graphOver(storeOf());
  });
  afterAll(() => graph.solver.close());

  test.each(worked)('%s: as worked out by hand', async (_, asked, expected) => {
    const exposure = await loadExposure(graph, asked);
    for (const [name, value] of Object.entries(expected))
      expect([name, exposure[name as keyof Exposure]]).toEqual([name, expect.closeTo(value, 11)]);
    await expectInvariants(exposure);
  });

  test.each<[string, SubjectChoice, Partial<ExposureQuestion>, number | null, number | null]>([
    ['goods of Mexico', goods, {}, 41890 / 112207, 27366 / 152383],
    ['a firm that states what it buys, and others do not', { firm: 'gale' }, {}, null, 1 / 2],
    [
      'a firm whose suppliers all state it, and others do not',
      { firm: 'hull' },
      { scenario: { remove: { firms: ['ouro'] } } },
      1 / 2,
      1 / 8,
    ],
    ['a firm that does not state it itself', { firm: 'echo' }, {}, null, null],
    ['a firm whose suppliers do not', { firm: 'acme' }, {}, 43 / 113, null],
    ['a firm whose suppliers’ suppliers do not', { firm: 'king' }, {}, 43 / 313, null],
    ['a firm whose value goes round without end', { firm: 'hull' }, {}, null, null],
  ])('%s: gross look-through and value-added origin as worked out by hand', async (_, subject, rest, gross, added) => {
    const { grossLookThrough, valueAddedOrigin } = await ask(graph, subject, rest);
    const near = (value: number | null) => (value === null ? null : expect.closeTo(value, 11));
    expect([await grossLookThrough(), await valueAddedOrigin()]).toEqual([near(gross), near(added)]);
  });

  test('dollars are the share of what the subject is worth', async () => {
    expect((await ask(graph, goods)).usd).toBeCloseTo((349 / 1592) * 100e6, 2);
    expect((await ask(graph, { finalDemand: 'MEX' })).usd).toBeCloseTo((27617 / 95520) * 150e6, 2);
    expect((await ask(graph, { firm: 'dyes' })).usd).toBeNull(); // what it sells nobody states
  });

  test('tiers come one purchase further each, and tier 0 only where the subject itself holds members', async () => {
    const tiers = await (await ask(graph, goods)).tiers(3);
    expect(tiers).toMatchObject([{ tier: 1 }, { tier: 2 }, { tier: 3 }]);
    expect(tiers.map(({ share }) => share)).toEqual([0.2, 0.01, 0.008].map((share) => expect.closeTo(share, 12)));
    const ofUsers = await (await ask(graph, { finalDemand: 'MEX' })).tiers(2);
    expect(ofUsers.map(({ tier, share }) => [tier, share])).toEqual([
      [0, expect.closeTo(1 / 5, 12)],
      [1, expect.closeTo(1 / 15, 12)],
    ]);
  });

  test('the largest paths come first, and one that goes round a loop says so', async () => {
    const { paths } = await (await ask(graph, goods)).paths(4);
    expect(paths.map(({ nodes, share, simple }) => [nodes.join(' < '), share, simple])).toEqual([
      ['MEX:two:G < CHN:two:G', expect.closeTo(0.2, 12), true],
      ['MEX:two:G < ROW:two:G < CHN:two:G', expect.closeTo(0.01, 12), true],
      ['MEX:two:G < MEX:two:S < MEX:two:G < CHN:two:G', expect.closeTo(0.004, 12), false],
      ['MEX:two:G < MEX:two:S < ROW:two:S < CHN:two:S', expect.closeTo(0.002, 12), true],
    ]);
  });

  test('each hop of a path between industries is a sale that the table states', async () => {
    const sales = await storeOf().rows(saidIndustrySupplies, {
      dataset: 'table',
      keys: ['MEX', 'CHN', 'ROW'].flatMap((economy) => [`${economy}:two:G`, `${economy}:two:S`]),
      years: [2011],
    });
    const { paths } = await (await ask(graph, goods)).paths(10);
    expect(paths.flatMap(({ hops }) => hops)).not.toEqual([]);
    for (const { nodes, hops, share } of paths) {
      expect(hops).toHaveLength(nodes.length - 1);
      expect(hops.reduce((product, hop) => product * hop.share, 1)).toBeCloseTo(share, 12);
      for (const [at, hop] of hops.entries()) {
        expect([hop.to, hop.from]).toEqual(nodes.slice(at, at + 2));
        const sale = sales.find(({ start, end }) => start === hop.from && end === hop.to);
        expect(hop).toMatchObject({ usd: sale?.usd, year: 2011, dataset: 'table', basis: 'REPORTED' });
        expect(hop.record).toBe(cellOf(hop.from, hop.to));
        expect(hop.usd).toBe(millionsAt(hop.from, hop.to) * 1e6);
      }
    }
  });

  test('the first hop of final demand is what its users buy, the largest of the categories named', async () => {
    const bought = await storeOf().rows(finalDemandOfEconomy, { dataset: 'table', year: 2011, economy: 'MEX' });
    const { paths } = await (await ask(graph, { finalDemand: 'MEX' })).paths(3);
    const [direct, throughGoods] = paths;
    // 20 to households and 10 to stock: 30 of 150
    expect(direct?.hops).toEqual([
      {
        from: 'CHN:two:G',
        to: 'final-demand:MEX',
        usd: 30e6,
        share: expect.closeTo(0.2, 12),
        year: 2011,
        dataset: 'table',
        record: recordOf('table-2011.csv/4:MEX_FD1'),
        basis: 'REPORTED',
        estimated: false,
      },
    ]);
    expect(throughGoods?.hops).toMatchObject([
      { to: 'final-demand:MEX', usd: 50e6 },
      { to: 'MEX:two:G', usd: 20e6 },
    ]);
    expect(bought.map(({ record }) => record)).toEqual(expect.arrayContaining([direct?.hops[0]?.record]));
  });

  test('each hop of a path between firms is a sale of the chain, products summed and the largest row named', async () => {
    const sales = await storeOf().rows(saidFirmSupplies, {
      dataset: 'chain',
      keys: ['bolt', 'chip', 'dyes', 'fern'],
      years: [2011],
    });
    const { paths, remainder } = await (await ask(graph, { firm: 'acme' })).paths(10);
    expect(remainder).toBeCloseTo(0, 12);
    expect(paths.map(({ nodes, share }) => [nodes.join(' < '), share])).toEqual([
      ['acme < chip', expect.closeTo(0.1, 12)],
      ['acme < dyes < chip', expect.closeTo(0.05, 12)],
      ['acme < bolt < chip', expect.closeTo(0.04, 12)],
      ['acme < fern < chip', expect.closeTo(0.025, 12)],
    ]);
    for (const hop of paths.flatMap(({ hops }) => hops)) {
      const ofPair = sales.filter(({ start, end }) => start === hop.from && end === hop.to);
      expect(hop.usd).toBe(ofPair.reduce((sum, { usd }) => sum + (usd ?? 0), 0));
    }
    expect(paths[0]?.hops).toMatchObject([
      { from: 'chip', to: 'acme', usd: 10, record: recordOf('supplies.csv/3'), basis: 'ILLUSTRATIVE' },
    ]);
    expect(paths[2]?.hops.map(({ record }) => record)).toEqual(['supplies.csv/2', 'supplies.csv/7'].map(recordOf));
  });

  test('what is not known of firms is said in shares and in words', async () => {
    const acme = await ask(graph, { firm: 'acme' });
    expect(acme.coverage).toEqual({
      level: 'PARTIAL',
      unknownShare: expect.closeTo(0.19, 12),
      unstatedShare: expect.closeTo(0.075, 12),
      membersNotShown: [],
    });
    expect((await ask(graph, { firm: 'king' })).coverage.unstatedShare).toBeCloseTo(0.0375, 12);
    expect(acme.assumptions.map(({ code }) => code)).toEqual(
      expect.arrayContaining([
        'ILLUSTRATIVE',
        'LOCATION_BY_SEAT',
        'UNSTATED_PURCHASES',
        'LINKS_WITHOUT_AMOUNT',
        'ESTIMATED_OUTPUT',
      ]),
    );
    expect(acme.datasets).toEqual(['chain', 'blocs']);
    expect((await ask(graph, { firm: 'echo' })).coverage.level).toBe('NONE');
    expect((await ask(graph, goods)).coverage).toEqual({
      level: 'FULL',
      unknownShare: 0,
      unstatedShare: 0,
      membersNotShown: [],
    });
  });

  test('invented figures are said to be, and others are not', async () => {
    const [invented] = (await ask(graph, { firm: 'hull' })).assumptions;
    expect(invented).toMatchObject({ code: 'ILLUSTRATIVE', text: expect.stringContaining("'chain'") });
    const codes = (await ask(graph, goods)).assumptions.map(({ code }) => code);
    expect(codes).not.toContain('ILLUSTRATIVE');
    expect(codes).toEqual(['PROPORTIONAL_USE', 'TABLE_OUTPUT', 'MEMBERS_AS_OF']);
  });

  test('the year of the data and the day of the members are said', async () => {
    const figures = [{ figure: 'input-output table', year: 2011 }];
    const later = await ask(graph, { economy: 'MEX' }, { year: 2013 });
    expect(later.years).toEqual({ asked: 2013, used: 2011, membershipsOn: '2013-12-31', figures });
    expect(later.assumptions.find(({ code }) => code === 'YEAR_CARRIED')?.text).toContain('2011 stand for 2013');
    const same = await ask(graph, { economy: 'MEX' });
    expect(same.years).toEqual({ asked: 2011, used: 2011, membershipsOn: '2011-12-31', figures });
    expect(same.assumptions.map(({ code }) => code)).not.toContain('YEAR_CARRIED');
  });

  test('where no table is near the year asked, the answer names those there are', async () => {
    const tooLate = ask(graph, { economy: 'MEX' }, { year: 2020 });
    await expect(tooLate).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(tooLate).rejects.toThrow('There are goods of 2008, table of 2011.');
    await expect(ask(graph, { firm: 'acme' }, { year: 2020 })).rejects.toThrow('There are chain of 2011.');
  });

  test('who left a bloc on the last day of the year is no member of it, who joined on that day is', async () => {
    const of = async (year: number) => {
      const { share, coverage, assumptions } = await ask(graph, goods, { to: { id: 'pact' }, year });
      return [share, coverage.membersNotShown, assumptions.some(({ code }) => code === 'MEMBERS_IN_REST_OF_WORLD')];
    };
    expect(await of(2010)).toEqual([expect.closeTo(349 / 1592, 11), ['VNM'], true]); // China is in
    expect(await of(2011)).toEqual([0, ['VNM'], true]); // China is out
    expect(await of(2012)).toEqual([1, ['VNM'], true]); // Mexico is in
  });

  test('an aggregate is never a member: refused in a list, and left out of a bloc that has one', async () => {
    for (const members of [['ROW'], ['CHN', 'EU27']])
      await expect(ask(graph, goods, { to: { members } })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    await expect(ask(graph, goods, { to: { members: [] } })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });

    const said = {
      end: ['china'],
      id: ['row'],
      record: ['r'],
      from: ['2000-01-01'],
      to: [null],
      degree: [1],
      basis: [null],
    };
    const dataset = 'mistaken';
    await storeOf().transaction((write) => write(createMemberships, { dataset, rows: [{ start: 'ROW', ...said }] }));
    try {
      expect((await ask(graph, goods)).share).toBeCloseTo(349 / 1592, 11);
    } finally {
      const rows = [{ start: 'ROW', ids: ['row'] }];
      await storeOf().transaction((write) => write(retireMemberships, { dataset, rows }));
    }
  });

  test.each<[string, SubjectChoice, Partial<ExposureQuestion>]>([
    ['an economy', { economy: 'XXX' }, {}],
    ['an economy without a table', { economy: 'VNM' }, {}],
    ['final demand of an economy without a table', { finalDemand: 'USA' }, {}],
    ['an industry', { industry: 'MEX:two:Z' }, {}],
    ['an industry without its classification', { industry: 'MEX:Z' }, {}],
    ['a firm', { firm: 'nobody' }, {}],
    ['a bloc', goods, { to: { id: 'nobody' } }],
    ['a bloc whose members have all left', goods, { to: { id: 'old' } }],
    ['an economy in a list', goods, { to: { members: ['CHN', 'XXX'] } }],
    ['a dataset', goods, { dataset: 'nobody' }],
    ['a dataset that does not have the subject', goods, { dataset: 'goods' }],
  ])('%s that is unknown is NOT_FOUND', async (_, subject, rest) => {
    await expect(ask(graph, subject, rest)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('an industry without its classification is asked back where two have it, and found where one has', async () => {
    await expect(ask(graph, { industry: 'MEX:G' })).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      message: expect.stringMatching(/MEX:one:G.*MEX:two:G|MEX:two:G.*MEX:one:G/),
    });
    expect(await ask(graph, { industry: 'MEX:G' }, { dataset: 'table' })).toMatchObject({
      subject: 'industry:MEX:two:G',
      share: expect.closeTo(349 / 1592, 11),
    });
    expect((await ask(graph, { industry: 'MEX:S' })).subject).toBe('industry:MEX:two:S');
    for (const industry of ['MEX', 'MEX:two:G:x', ''])
      await expect(ask(graph, { industry })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  });

  test('one table answers: the nearest year, or the dataset named', async () => {
    expect(await ask(graph, { economy: 'MEX' }, { year: 2009, to: { members: ['CHN'] } })).toMatchObject({
      dataset: 'goods',
      years: { used: 2008 },
    });
    expect(await ask(graph, { economy: 'MEX' }, { year: 2009, dataset: 'table' })).toMatchObject({
      dataset: 'table',
      years: { used: 2011 },
      datasets: ['table', 'blocs'],
    });
  });
}

/** The record of the cell in which the table of 2011 states a sale: row of the supplier, column of the buyer. */
function cellOf(supplier: string, buyer: string): string {
  const labels = tableRows().map(([label]) => label);
  return recordOf(`table-2011.csv/${labels.indexOf(labelOf(supplier)) + 1}:${labelOf(buyer)}`);
}

function millionsAt(supplier: string, buyer: string): number {
  const rows = tableRows();
  const row = rows.find(([label]) => label === labelOf(supplier));
  return Number(row?.[rows[0]?.indexOf(labelOf(buyer)) ?? -1]);
}

const tableRows = () =>
  readFileSync(worldFile('table-2011.csv'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split(','));
const labelOf = (industry: string) => industry.replace(':two:', '_');

/** A store of its own, with the datasets named; without, empty. */
const stores: Store[] = [];
async function storeWith(open: () => Store | Promise<Store>, datasets: readonly string[]): Promise<Store> {
  const store = await open();
  stores.push(store);
  await loadWorld(store, datasets);
  return store;
}

describe('exposure, embedded', () => {
  let store: Store;
  beforeAll(async () => {
    store = openEmbeddedStore(null);
    await loadWorld(store);
  });
  afterAll(() => store.close());
  describeExposures(() => store);
});

describe('a layer of the graph is read once', () => {
  const folder = mkdtempSync(join(tmpdir(), 'isthmus-exposure-'));
  const settings = { year: '2011', unit: 'million-usd', scheme: 'two' };
  afterAll(async () => {
    for (const store of stores) await store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('for many questions, and only what a load has changed of it after that', async () => {
    const store = await storeWith(() => openEmbeddedStore(null), ['economies', 'blocs', 'table']);
    let readings = 0;
    let readAgain: readonly string[] = [];
    const counting: Store = {
      ...store,
      rows(statement, parameters, options) {
        if (statement.name === 'read/purchases-of-industries-by-key')
          readAgain = (parameters as unknown as { keys: readonly string[] }).keys;
        return store.rows(statement, parameters, options);
      },
      each(statement, parameters, take, options) {
        if (statement.name === 'read/purchases-of-industries') readings++;
        return store.each(statement, parameters, take, options);
      },
    };
    const graph = graphOver(counting);
    try {
      await Promise.all([ask(graph, goods), ask(graph, services), ask(graph, { finalDemand: 'MEX' })]);
      expect(readings).toBe(1);

      // The same file again, and a load of another dataset, change nothing of the table.
      await loadInto(counting, 'mrio', [worldFile('table-2011.csv'), worldFile('sectors.csv')], 'table', settings);
      await loadWorld(counting, ['goods']);
      await ask(graph, goods);
      expect([readings, readAgain]).toEqual([1, []]);

      // Goods of Mexico now buy 40 of CHN_G instead of 20.
      const changed = join(folder, 'changed.csv');
      const text = readFileSync(worldFile('table-2011.csv'), 'utf8');
      writeFileSync(changed, text.replace('CHN_G,20,', 'CHN_G,40,'));
      await loadInto(counting, 'mrio', [changed, worldFile('sectors.csv')], 'table', settings);
      const { face, paths } = await ask(graph, goods);
      expect(readAgain).toEqual(['MEX:two:G']);
      expect(face).toBeCloseTo(0.4, 12);
      expect((await paths(1)).paths[0]?.hops).toMatchObject([{ usd: 40e6 }]);
      await ask(graph, services);
      expect(readings).toBe(1);
    } finally {
      await graph.solver.close();
    }
  });
});

describeOnNeo4j('exposure, Neo4j', (neo4j) => {
  let store: Store;
  beforeAll(async () => {
    store = await openBoltStore(neo4j);
    await loadWorld(store);
  });
  afterAll(() => store.close());
  describeExposures(() => store);

  test('gives the embedded engine’s numbers to the last digit', async () => {
    const [there, here] = [graphOver(store), graphOver(openEmbeddedStore(null))];
    await loadWorld(here.store);
    try {
      for (const [, asked] of worked)
        expect(numbersOf(await loadExposure(here, asked))).toEqual(numbersOf(await loadExposure(there, asked)));
    } finally {
      await here.close();
      await there.solver.close();
    }
  });
});

/** Published figures, which lie beside the project and are no part of it. */
const wiot = join(import.meta.dirname, '../../shared/data/io/wiot_2011_41c_8s.csv');
if (!existsSync(wiot)) process.stderr.write('Not found, its tests are skipped: the real file wiot_2011_41c_8s.csv\n');
const settingsOfWiot = { year: '2011', unit: 'million-usd', scheme: 'wiod8' };
const ofWiot = (subject: SubjectChoice) => question(subject, { to: { members: ['CHN'] } });
const publishedShares: readonly (readonly [SubjectChoice, number])[] = [
  [{ industry: 'MEX:MFE' }, 0.12379958462046],
  [{ industry: 'USA:MFE' }, 0.046125190991],
  [{ finalDemand: 'MEX' }, 0.03118653378044],
  [{ economy: 'MEX' }, 0.02517559813118],
];

/** Shares on the table of 2011, computed apart from this program, to 1e-9. */
async function expectPublishedShares(graph: Graph): Promise<readonly unknown[]> {
  const all: unknown[] = [];
  for (const [subject, share] of publishedShares) {
    const exposure = await loadExposure(graph, ofWiot(subject));
    expect(Math.abs(exposure.share - share)).toBeLessThan(1e-9);
    await expectInvariants(exposure);
    const { members, ...paths } = await exposure.paths(10);
    all.push(numbersOf(exposure), await exposure.tiers(5), paths, await members());
  }
  const vehicles = await loadExposure(graph, ofWiot({ industry: 'MEX:MFE' }));
  expect(Math.abs(vehicles.face - 0.09756535800916)).toBeLessThan(1e-9);
  const tiers = await vehicles.tiers(3);
  for (const [at, share] of [0.09756535800916, 0.01704068823359, 0.00519946630341].entries())
    expect(Math.abs((tiers[at]?.share ?? Number.NaN) - share)).toBeLessThan(1e-9);
  return all;
}

const describeWiot = existsSync(wiot) ? describe : describe.skip;
describeWiot('exposure on the world input-output table of 2011', () => {
  let embedded: Graph;
  let onEmbedded: readonly unknown[] = [];
  beforeAll(async () => {
    embedded = graphOver(openEmbeddedStore(null));
    await loadInto(embedded.store, 'mrio', [wiot], 'wiot', settingsOfWiot);
  });
  afterAll(() => embedded.close());

  test('the embedded engine gives the shares that were computed apart', async () => {
    onEmbedded = await expectPublishedShares(embedded);
    expect(onEmbedded).toHaveLength(16);
  });

  describeOnNeo4j('on Neo4j', (neo4j) => {
    test('the same to the last digit, paths and records included', async () => {
      const graph = graphOver(await openBoltStore(neo4j));
      try {
        await loadInto(graph.store, 'mrio', [wiot], 'wiot', settingsOfWiot);
        expect(await expectPublishedShares(graph)).toEqual(onEmbedded);
      } finally {
        await graph.close();
      }
    }, 180_000);
  });
});
