import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  buildClientSchema,
  type GraphQLSchema,
  getIntrospectionQuery,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  lexicographicSortSchema,
  printSchema,
} from 'graphql';
import { type Graph, graphOver } from '../../graph/graph.ts';
import { type ServerUnderTest, serverOver, starterGraph } from './running-server.ts';

let graph: Graph;
let server: ServerUnderTest;

beforeAll(async () => {
  graph = await starterGraph();
  server = await serverOver(graph);
});
afterAll(async () => {
  await server?.close();
  await graph?.close();
});

const exposureOf = `query ($subject: SubjectInput!, $to: BlocInput!, $year: Year! = 2011, $tiers: Int = 5, $paths: Int = 10) {
  exposure(subject: $subject, to: $to, year: $year) {
    subject bloc dataset share face hidden lower upper unknown elsewhere trapped ownStatus usd certifiedGap converged
    tiers(first: $tiers) { tier share cumulative untraced }
    paths(first: $paths) {
      paths { share cumulativeShare simple nodes hops { from to usd share year dataset record } }
      covered coveredOfExposure remainder
      nodes { key name economies { key } }
    }
    years { asked used } coverage { level unknownShare } assumptions { code text } datasets { key } method { key }
  }
}`;
const china = { members: ['CHN'] };
const within = 9; // digits: two numbers that print alike to 1e-9

async function exposure(subject: object, to: object = china, more: object = {}) {
  return (await server.data(exposureOf, { subject, to, ...more })).exposure;
}

describe('the starter’s table, against the full table of 35 industries summed to 8', () => {
  test('Mexico’s machinery, electronics and vehicles', async () => {
    const answer = await exposure({ industry: 'MEX:MFE' });
    expect(answer.share).toBeCloseTo(0.12379958462046, within);
    expect(answer.face).toBeCloseTo(0.09756535800916, within);
    expect(answer.hidden).toBeCloseTo(0.12379958462046 - 0.09756535800916, within);
    expect(answer.tiers.map(({ tier }: { tier: number }) => tier)).toEqual([1, 2, 3, 4, 5]);
    expect(answer.tiers[0].share).toBeCloseTo(0.09756535800916, within);
    expect(answer.tiers[1].share).toBeCloseTo(0.01704068823359, within);
    expect(answer.tiers[2].share).toBeCloseTo(0.00519946630341, within);
    expect(answer).toMatchObject({
      subject: 'industry:MEX:wiod8:MFE',
      bloc: 'members:CHN',
      dataset: 'wiod-2013-8-sectors',
      converged: true,
      years: { asked: 2011, used: 2011 },
      coverage: { level: 'FULL', unknownShare: 0 },
    });
  });

  test('the same industry of the United States, and Mexico as a whole', async () => {
    expect((await exposure({ industry: 'USA:wiod8:MFE' })).share).toBeCloseTo(0.045_125_190_991, 2);
    expect((await exposure({ industry: 'USA:MFE' })).share).toBeCloseTo(0.046_125_190_991, within);
    expect((await exposure({ economy: 'MEX' })).share).toBeCloseTo(0.025_175_598_131_18, within);
    const demand = await exposure({ finalDemand: 'MEX' });
    expect(demand.share).toBeCloseTo(0.031_186_533_780_44, within);
    expect(demand.ownStatus).toBeGreaterThan(0); // what Mexico’s users buy of China’s industries themselves
    expect(demand.tiers[0]).toMatchObject({ tier: 0, share: demand.ownStatus });
  });

  test('a firm, followed by hand through its named suppliers and round the loop with its forge', async () => {
    const rong = 54 / 210 + (20 / 210) * (25 / 60) + (8 / 210) * (14 / 75);
    const quimera = ((72 / 420) * rong) / (1 - (60 / 420) * (4 / 150));
    const answer = await exposure({ firm: 'quimera' });
    expect(answer.share).toBeCloseTo(quimera, 12);
    expect(answer.face).toBe(0); // none of its own suppliers is Chinese
    expect(answer.usd).toBeCloseTo(quimera * 420e6, 2);
    expect(answer.unknown).toBeGreaterThan(0);
    expect(answer.coverage.level).toBe('PARTIAL');
    expect(answer.paths.paths[0]).toMatchObject({ nodes: ['quimera', 'rong', 'qilin'], simple: true });
    expect(answer.assumptions.map(({ code }: { code: string }) => code)).toContain('ILLUSTRATIVE');
  });

  test('every hop of a path is a purchase with its row, and the hops multiply to the path', async () => {
    const { paths, usd, share } = await exposure({ industry: 'MEX:MFE' });
    for (const path of paths.paths) {
      const product = path.hops.reduce((all: number, hop: { share: number }) => all * hop.share, 1);
      expect(product).toBeCloseTo(path.share, 12);
      expect(path.hops).toHaveLength(path.nodes.length - 1);
      for (const [k, hop] of path.hops.entries()) {
        expect([hop.to, hop.from]).toEqual(path.nodes.slice(k, k + 2));
        expect(hop.record).toMatch(/^mrio\/[0-9a-f]{12}\/\d+:[A-Za-z_]+$/);
      }
    }
    expect(usd).toBeGreaterThan(0);
    expect(paths.paths[0].share).toBeLessThan(share);
  });

  test('a year without a table is carried from the nearest, and said', async () => {
    const answer = await exposure({ industry: 'MEX:MFE' }, china, { year: 2013 });
    expect(answer.years).toEqual({ asked: 2013, used: 2011 });
    expect(answer.assumptions.map(({ code }: { code: string }) => code)).toContain('YEAR_CARRIED');
    expect(await server.codes(exposureOf, { subject: { economy: 'MEX' }, to: china, year: 2020 })).toEqual([
      'NOT_FOUND',
    ]);
  });
});

describe('what holds for every subject and every bloc', () => {
  const subjects = [
    ...['MEX', 'USA', 'CHN', 'DEU', 'LUX', 'ROW'].flatMap((economy) => [{ economy }, { finalDemand: economy }]),
    ...['MEX:MFE', 'KOR:MFE', 'DEU:AGR', 'CHN:MFH', 'ROW:MIN', 'USA:SRV'].map((industry) => ({ industry })),
    ...['quimera', 'rong', 'basilisco', 'qilin', 'taotie', 'lungma'].map((firm) => ({ firm })),
  ];
  const blocs = [{ id: 'china' }, { id: 'eu' }, { members: ['CHN', 'RUS', 'VNM'] }, { members: ['LUX'] }];

  test.each(blocs)('shares add up and bounds hold: %j', async (to) => {
    for (const subject of subjects) {
      const answer = await exposure(subject, to, { tiers: 50, paths: 25 });
      const { share, face, hidden, lower, upper, unknown, elsewhere, trapped, paths, tiers } = answer;
      for (const part of [share, face, hidden, lower, upper, unknown, elsewhere, trapped]) {
        expect(part).toBeGreaterThanOrEqual(0);
        expect(part).toBeLessThanOrEqual(1);
      }
      expect(Math.abs(share + elsewhere + unknown + trapped - 1)).toBeLessThan(1e-9);
      expect(face).toBeLessThanOrEqual(share);
      expect(face + hidden).toBeCloseTo(share, 12);
      expect(lower).toBeLessThanOrEqual(share);
      expect(share).toBeLessThanOrEqual(upper);

      const last = tiers.at(-1);
      const all = tiers.reduce((sum: number, tier: { share: number }) => sum + tier.share, 0);
      expect(all).toBeCloseTo(last?.cumulative ?? 0, 12);
      expect(Math.abs(share - all)).toBeLessThan(1e-9);
      expect(share - all).toBeLessThanOrEqual((last?.untraced ?? 0) + 1e-12);

      expect(Math.abs(paths.covered + paths.remainder - share)).toBeLessThan(1e-9);
      expect(paths.covered).toBeCloseTo(paths.paths.at(-1)?.cumulativeShare ?? 0, 12);
      const shares = paths.paths.map((path: { share: number }) => path.share);
      for (let k = 1; k < shares.length; k++) expect(shares[k]).toBeLessThanOrEqual(shares[k - 1] * (1 + 1e-12));
    }
  });

  test('a bloc of more members never lowers an exposure', async () => {
    for (const subject of subjects) {
      const small = await exposure(subject, { members: ['CHN'] }, { paths: 0, tiers: 0 });
      const large = await exposure(subject, { members: ['CHN', 'KOR', 'USA'] }, { paths: 0, tiers: 0 });
      expect(large.share).toBeGreaterThanOrEqual(small.share - 1e-12);
    }
  });

  test('a thousand paths name each node once, beside the paths', async () => {
    const { paths } = await exposure({ finalDemand: 'MEX' }, { id: 'china' }, { paths: 1_000 });
    expect(paths.paths).toHaveLength(1_000);
    const keys = paths.nodes.map(({ key }: { key: string }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(new Set(paths.paths.flatMap((path: { nodes: string[] }) => path.nodes))).toEqual(new Set(keys));
    expect(
      paths.nodes.filter(
        ({ name, economies }: { name: string | null; economies: object[] }) => !name || economies.length === 0,
      ),
    ).toEqual([]);
    expect(paths.nodes.length).toBeLessThan(330);
  });
});

describe('lists', () => {
  const lists = [
    { list: 'economies', from: '', size: 20 },
    { list: 'economies', from: 'orderBy: NAME,', size: 33 },
    { list: 'economies', from: 'filter: { memberOf: { bloc: "asean", on: "2012-12-31" } },', size: 3 },
    { list: 'agreements', from: '', size: 150 },
    { list: 'agreements', from: 'between: ["MEX"], inForceOn: "2012-12-31",', size: 20 },
    { list: 'blocs', from: '', size: 5 },
    { list: 'firms', from: '', size: 7 },
    { list: 'firms', from: 'search: "XUGOU",', size: 2 },
  ];

  interface Page {
    readonly pageInfo: { hasNextPage: boolean; startCursor: string | null; endCursor: string | null };
    readonly edges: { cursor: string; node: { key: string } }[];
    readonly nodes: object[];
  }

  test.each(lists)('the pages of $list($from) are the whole list, each item once', async ({ list, from, size }) => {
    const page = (first: number) => `query ($after: String) { page: ${list}(${from} first: ${first}, after: $after) {
      totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { key } } nodes { key }
    } }`;
    const edges: { cursor: string; node: { key: string } }[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const answer: Page = (await server.data(page(size), { after })).page;
      expect(answer.nodes).toEqual(answer.edges.map(({ node }) => node));
      expect(answer.pageInfo.startCursor).toBe(answer.edges[0]?.cursor);
      expect(answer.pageInfo.endCursor).toBe(answer.edges.at(-1)?.cursor);
      edges.push(...answer.edges);
      ({ hasNextPage: more, endCursor: after } = answer.pageInfo);
    }
    const keys = edges.map(({ node }) => node.key);
    expect(new Set(keys).size).toBe(keys.length);

    const whole = await wholeList(page(200));
    expect(whole).toEqual(edges); // the same items in the same order, under the same cursors
    expect((await server.data(page(1), {})).page.totalCount).toBe(keys.length);
    expect(keys.length).toBeGreaterThan(size);
  });

  async function wholeList(document: string) {
    const edges: object[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const { page } = await server.data(document, { after });
      edges.push(...page.edges);
      ({ hasNextPage: more, endCursor: after } = page.pageInfo);
    }
    return edges;
  }

  test.each([
    ['exports(year: 2012,', 'partner { key } usd'],
    ['imports(year: 2008,', 'partner { key } usd'],
    ['inwardInvestment(year: 2012,', 'partner { key } byHost { usd } byOrigin { usd }'],
    ['outwardInvestment(year: 2012,', 'partner { key } byHost { usd } byOrigin { usd }'],
    ['votes(from: 2008,', 'year idealPoint'],
  ])('the pages of an economy’s %s …) are the whole list, each item once', async (list, fields) => {
    const page = `query ($first: Int!, $after: String) { economy(iso3: "MEX") {
      page: ${list} first: $first, after: $after) {
        totalCount pageInfo { hasNextPage endCursor } edges { cursor node { ${fields} } }
      }
    } }`;
    const ask = async (first: number, after: string | null) => (await server.data(page, { first, after })).economy.page;
    const whole = await ask(200, null);
    expect(whole.pageInfo.hasNextPage).toBe(false);
    expect(whole.edges).toHaveLength(whole.totalCount);
    expect(new Set(whole.edges.map(({ cursor }: { cursor: string }) => cursor)).size).toBe(whole.totalCount);
    const edges: object[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const { edges: some, pageInfo } = await ask(Math.ceil(whole.totalCount / 3), after);
      edges.push(...some);
      ({ hasNextPage: more, endCursor: after } = pageInfo);
    }
    expect(edges).toEqual(whole.edges);
    expect(edges.length).toBeGreaterThan(3);
    expect((await ask(1, null)).totalCount).toBe(whole.totalCount);
  });

  test('a page of nothing has no cursors', async () => {
    const { firms } = await server.data(
      '{ firms(first: 0) { totalCount nodes { key } pageInfo { startCursor endCursor hasNextPage } } }',
    );
    expect(firms).toEqual({
      totalCount: 16,
      nodes: [],
      pageInfo: { startCursor: null, endCursor: null, hasNextPage: true },
    });
  });

  test.each(['first: -1', 'first: 201', 'after: "x"', 'after: "a2V5Om5vYm9keQ"'])(
    'blocs(%s) is the caller’s mistake',
    async (page) => {
      expect(await server.codes(`{ blocs(${page}) { totalCount } }`)).toEqual(['BAD_USER_INPUT']);
    },
  );
});

describe('keys and ids', () => {
  test('node(id:) gives back every object whose id was met', async () => {
    const { economies, blocs, firms, datasets, agreements } = await server.data(`{
      economies(first: 200) { nodes { id __typename } } blocs(first: 200) { nodes { id __typename } }
      firms(first: 200) { nodes { id __typename } } datasets { id __typename } agreements { nodes { id __typename } }
    }`);
    const met = [...economies.nodes, ...blocs.nodes, ...firms.nodes, ...datasets, ...agreements.nodes];
    expect(met.length).toBeGreaterThan(230);
    for (let at = 0; at < met.length; at += 25) {
      const some = met.slice(at, at + 25);
      const document = `{ ${some.map(({ id }, k) => `n${k}: node(id: "${id}") { id __typename }`).join(' ')} }`;
      expect(Object.values(await server.data(document))).toEqual(some);
    }
  });

  test('the natural key asks for the object that node(id:) gives', async () => {
    const { firm } = await server.data('{ firm(id: "quimera") { id key name } }');
    const { node } = await server.data('query ($id: ID!) { node(id: $id) { ... on Firm { id key name } } }', {
      id: firm.id,
    });
    expect(node).toEqual(firm);
    expect(firm.name).toBe('Autopartes Quimera Ficticia');
  });

  test('a look-up of an unknown key is null, without an error', async () => {
    const global = (text: string) => Buffer.from(text).toString('base64');
    const document = `{
      economy(iso3: "XXX") { key } bloc(id: "nobody") { key } firm(id: "nobody") { key } agreement(id: "nobody") { key }
      stranger: node(id: "${global('Firm:nobody')}") { id } typeless: node(id: "${global('Nobody:1')}") { id }
      notANode: node(id: "${global('Path:1')}") { id }
    }`;
    expect(await server.data(document)).toEqual({
      economy: null,
      bloc: null,
      firm: null,
      agreement: null,
      stranger: null,
      typeless: null,
      notANode: null,
    });
  });

  test.each([
    [{ firm: 'nobody' }, china],
    [{ industry: 'MEX:wiod8:NIX' }, china],
    [{ industry: 'MEX:NIX' }, china],
    [{ economy: 'XXX' }, china],
    [{ finalDemand: 'XXX' }, china],
    [{ economy: 'MEX' }, { id: 'nobody' }],
    [{ economy: 'MEX' }, { members: ['XXX'] }],
  ])('a computation on an unknown key is NOT_FOUND: %j to %j', async (subject, to) => {
    expect(await server.codes(exposureOf, { subject, to })).toEqual(['NOT_FOUND']);
  });

  test.each([
    [{ economy: 'mex' }, china],
    [{ economy: 'Mexico' }, china],
    [{ industry: 'MFE' }, china],
    [{ economy: 'MEX' }, { members: [] }],
    [{ economy: 'MEX' }, { members: ['ROW'] }],
    [{ economy: 'MEX' }, { members: ['CH'] }],
    [{ economy: 'MEX', firm: 'quimera' }, china],
    [{}, china],
    [{ economy: null }, china],
    [{ economy: 'MEX' }, { id: 'china', members: ['CHN'] }],
  ])('a malformed question is BAD_USER_INPUT: %j to %j', async (subject, to) => {
    expect(await server.codes(exposureOf, { subject, to })).toEqual(['BAD_USER_INPUT']);
  });

  test.each([
    '{ economy(iso3: "mex") { key } }',
    '{ economy(iso3: MEX) { key } }',
    '{ economy(iso3: {code: "MEX"}) { key } }',
    '{ node(id: "x") { id } }',
    '{ bloc(id: "eu") { members(on: "2011-02-30") { from } } }',
    '{ exposure(subject: { economy: "MEX" }, to: { id: "china" }, year: 11) { share } }',
    '{ exposure(subject: { economy: "MEX" }, to: { id: "china" }, year: 2011) { tiers(first: -1) { share } } }',
    '{ exposure(subject: { economy: "MEX" }, to: { id: "china" }, year: 2011) { paths(first: 1001) { covered } } }',
    '{ saved { topExportMarkets(economy: "Mexico", year: 2012) { market } } }',
    '{ agreements(between: ["mex"]) { totalCount } }',
    '{ agreements(inForceOn: "2012") { totalCount } }',
    '{ agreements(first: 201) { totalCount } }',
    '{ economy(iso3: "MEX") { exports(year: 2012, first: 201) { totalCount } } }',
    '{ economy(iso3: "MEX") { inwardInvestment(year: 2012, after: "x") { totalCount } } }',
    '{ economy(iso3: "MEX") { votes(from: 11) { totalCount } } }',
  ])('so is one written into the document: %s', async (document) => {
    expect(await server.codes(document)).toEqual(['BAD_USER_INPUT']);
  });

  test('two subjects in one are refused where they are written too', async () => {
    const [code] = await server.codes(
      '{ exposure(subject: { economy: "MEX", firm: "quimera" }, to: { id: "china" }, year: 2011) { share } }',
    );
    expect(code).toBe('GRAPHQL_VALIDATION_FAILED');
  });
});

describe('trade, investment and agreements of the starter', () => {
  test('what the United States invested in Mexico in 2012: 8,514 million says the host, 12,628 million the origin', async () => {
    const both = 'year nodes { byHost { usd share reportedBy record } byOrigin { usd share reportedBy record } }';
    const { mexico, usa } = await server.data(`{
      mexico: economy(iso3: "MEX") { inwardInvestment(year: 2012, partners: ["USA"]) { ${both} assumptions { code } } }
      usa: economy(iso3: "USA") { outwardInvestment(year: 2012, partners: ["MEX"]) { ${both} } }
    }`);
    const [received] = mexico.inwardInvestment.nodes;
    expect(received.byHost).toMatchObject({ usd: 8_514_290_000, reportedBy: 'HOST' });
    expect(received.byOrigin).toMatchObject({ usd: 12_628_000_000, reportedBy: 'ORIGIN' });
    expect(received.byHost.record).toMatch(/^unctad-fdi\/[0-9a-f]{12}\/\d+:inflow_reported_by_target_musd$/);
    expect(mexico.inwardInvestment.assumptions).toContainEqual({ code: 'ZERO_NOT_STATED' });
    // The same two figures from the other end, with shares of what the United States sent.
    const [sent] = usa.outwardInvestment.nodes;
    for (const report of ['byHost', 'byOrigin']) {
      expect(sent[report]).toMatchObject({ usd: received[report].usd, record: received[report].record });
      expect(sent[report].share).toBeLessThan(received[report].share);
    }
  });

  test('shares of one direction sum to 1, and no figure of a total is left over', async () => {
    const { economy } = await server.data(`{ economy(iso3: "MEX") {
      exports(year: 2012, first: 200) { totalUsd nodes { usd share } }
      inwardInvestment(year: 2012, first: 200) { totals { reportedBy positiveUsd netUsd } nodes { byHost { usd share } } }
    } }`);
    type Stated = { usd: number; share: number | null };
    const sum = (of: readonly Stated[], pick: (figure: Stated) => number | null) =>
      of.reduce((total, figure) => total + (pick(figure) ?? 0), 0);
    expect(sum(economy.exports.nodes, ({ share }) => share)).toBeCloseTo(1, 12);
    expect(sum(economy.exports.nodes, ({ usd }) => usd)).toBe(economy.exports.totalUsd);
    const byHost = economy.inwardInvestment.nodes.flatMap(({ byHost }: { byHost: Stated | null }) => byHost ?? []);
    const [, host] = economy.inwardInvestment.totals;
    expect(sum(byHost, ({ share }) => share)).toBeCloseTo(1, 12);
    expect(sum(byHost, ({ usd }) => usd)).toBe(host.netUsd);
    expect(sum(byHost, ({ usd }) => Math.max(0, usd))).toBe(host.positiveUsd);
  });

  test('the agreement between the three economies of North America is in force in 2012 and of full depth', async () => {
    const { agreements } = await server.data(`{
      agreements(between: ["CAN", "MEX", "USA"], inForceOn: "2012-12-31") { nodes { name depth parties { totalCount } } }
    }`);
    expect(agreements.nodes).toEqual([
      { name: 'North American Free Trade Agreement (NAFTA)', depth: 7, parties: { totalCount: 3 } },
    ]);
  });

  test('an agreement between sides is not one between two of the same side', async () => {
    const { across, within } = await server.data(`{
      across: agreements(between: ["DEU", "MEX"], inForceOn: "2012-12-31") { nodes { key name } }
      within: agreements(between: ["DEU", "FRA"], inForceOn: "2012-12-31", first: 200) { nodes { key } }
    }`);
    expect(across.nodes.map(({ name }: { name: string }) => name)).toEqual(['EC Mexico']);
    expect(within.nodes).not.toContainEqual({ key: across.nodes[0].key });
    expect(within.nodes.length).toBeGreaterThan(0);
  });
});

describe('saved operations', () => {
  const folder = new URL('../../schema/operations/', import.meta.url);
  const files = readdirSync(folder).sort();

  test('they are numbered one after the other, in the order in which they are shown', () => {
    expect(files.map((file) => Number(file.slice(0, 2)))).toEqual(files.map((_, at) => at + 1));
  });

  test.each(files)('%s answers as it is, without an error and without an empty list', async (file) => {
    const data = await server.data(readFileSync(new URL(file, folder), 'utf8'));
    for (const [field, value] of Object.entries(data)) expect([field, value]).not.toEqual([field, null]);
    const empty: string[] = [];
    const look = (value: unknown, path: string): void => {
      if (Array.isArray(value)) {
        if (value.length === 0) empty.push(path);
        for (const item of value) look(item, path);
      } else if (value !== null && typeof value === 'object') {
        for (const [name, item] of Object.entries(value)) look(item, `${path}.${name}`);
      }
    };
    look(data, '');
    // Not every economy votes in the United Nations, belongs to a bloc, or has a member of the bloc hidden from a table;
    // and a cut may leave no need unmet.
    expect(empty.filter((path) => !/(votes\.nodes|memberships|membersNotShown|unmet\.items)$/.test(path))).toEqual([]);
  });
});

describe('datasets and saved queries', () => {
  test('every dataset says who stands behind it, on what terms, and how to cite it', async () => {
    const { datasets } = await server.data(
      '{ datasets { key publisher licence citation edition sha256 files years rows records rejected starter illustrative loadedAt } }',
    );
    expect(datasets.map(({ key }: { key: string }) => key)).toEqual([
      'desta',
      'emissions-2011-8-sectors',
      'ideal-points',
      'invented-chain',
      'iso-3166',
      'isthmus-blocs',
      'trade-2008-2012',
      'unctad-fdi-2008-2012',
      'wiod-2013-8-sectors',
    ]);
    for (const dataset of datasets) {
      expect(dataset.publisher).toMatch(/\S/);
      expect(dataset.sha256).toMatch(/^[0-9a-f]{64}$/);
      expect(dataset).toMatchObject({ starter: true, rejected: 0, illustrative: dataset.key === 'invented-chain' });
    }
    // The codes of economies are facts that nobody licenses; every figure has its terms.
    const figures = datasets.filter(
      (dataset: { licence: string; citation: string }) => dataset.licence && dataset.citation,
    );
    expect(figures.map(({ key }: { key: string }) => key)).toEqual(
      expect.arrayContaining(['invented-chain', 'trade-2008-2012', 'wiod-2013-8-sectors']),
    );
  });

  test('every saved query is listed, and its field answers with the columns that its header names', async () => {
    const { savedQueries } = await server.data(
      '{ savedQueries { name field description needsNeo4j parameters { name type meaning } columns { name type meaning } } }',
    );
    const names = savedQueries.map(({ name }: { name: string }) => name);
    expect(names).toEqual(expect.arrayContaining(['owners-of-firm', 'suppliers-of-firm', 'top-export-markets']));
    const given: Record<string, unknown> = {
      firm: 'quimera',
      otherFirm: 'rong',
      economy: 'MEX',
      otherEconomy: 'USA',
      host: 'MEX',
      bloc: 'us',
      otherBloc: 'nato',
      asOf: '2011-12-31',
      date: '2012-12-31',
    };
    for (const { name, field, parameters, columns } of savedQueries) {
      const year = /firm/.test(name) ? 2011 : 2012;
      const args = Object.entries({ ...given, year }).flatMap(([known, value]) =>
        parameters.some((parameter: { name: string }) => parameter.name === known)
          ? [`${known}: ${JSON.stringify(value)}`]
          : [],
      );
      const document = `{ saved { ${field}(${args.join(', ')}) { ${columns.map((column: { name: string }) => column.name).join(' ')} } } }`;
      const rows = (await server.data(document)).saved[field];
      expect({ name, rows: rows.length }).not.toEqual({ name, rows: 0 });
      for (const row of rows) expect(Object.keys(row)).toEqual(columns.map((column: { name: string }) => column.name));
    }
  });

  test('what a text parameter holds is data, whatever it looks like', async () => {
    const text = '") DETACH DELETE n //';
    const before = (await server.data('{ firms { totalCount } }')).firms.totalCount;
    const document =
      'query ($firm: ID!) { saved { suppliersOfFirm(firm: $firm, year: 2011) { supplier } } firms(search: $firm) { totalCount } }';
    // biome-ignore lint/suspicious/noExplicitAny: an answer.
    const { saved, firms }: any = await server.data(
      document.replace('search: $firm', 'search: "\\") DETACH DELETE n //"'),
      { firm: text },
    );
    expect([saved.suppliersOfFirm, firms.totalCount]).toEqual([[], 0]);
    expect((await server.data('{ firms { totalCount } }')).firms.totalCount).toBe(before);
  });
});

describe('the schema', () => {
  let served: GraphQLSchema;
  beforeAll(async () => {
    served = buildClientSchema(await server.data(getIntrospectionQuery({ inputValueDeprecation: true, oneOf: true })));
  });

  test('is schema.graphql, word for word', () => {
    const committed = readFileSync(new URL('../../schema/schema.graphql', import.meta.url), 'utf8');
    expect(`${printSchema(lexicographicSortSchema(served))}\n`).toBe(committed);
  });

  test('describes every type, field, argument and enum value', () => {
    const bare: string[] = [];
    const look = (name: string, { description }: { description?: string | null | undefined }) => {
      if (!description?.trim()) bare.push(name);
    };
    for (const type of Object.values(served.getTypeMap())) {
      if (type.name.startsWith('__')) continue;
      look(type.name, type);
      if (isEnumType(type)) for (const value of type.getValues()) look(`${type.name}.${value.name}`, value);
      if (isInputObjectType(type))
        for (const field of Object.values(type.getFields())) look(`${type.name}.${field.name}`, field);
      if (!isObjectType(type) && !isInterfaceType(type)) continue;
      for (const field of Object.values(type.getFields())) {
        look(`${type.name}.${field.name}`, field);
        for (const argument of field.args) look(`${type.name}.${field.name}(${argument.name}:)`, argument);
      }
    }
    expect(bare).toEqual([]);
    expect(Object.keys(served.getTypeMap()).length).toBeGreaterThan(40);
  });
});

describe('round trips to the store', () => {
  /** Statements that a document runs on a server that has answered nothing yet. The store is the real one, counted. */
  async function statementsOf(document: string): Promise<string[]> {
    const { store } = graph;
    const { rows } = store;
    const names: string[] = [];
    store.rows = (statement, parameters, options) => {
      names.push(statement.name);
      return rows.call(store, statement as never, parameters as never, options) as never;
    };
    const fresh = await serverOver(graphOver(store));
    try {
      await fresh.data(document);
      return names.sort();
    } finally {
      store.rows = rows;
      await fresh.close();
    }
  }

  test.each([
    ['economies', 'memberships(on: "2012-12-31") { bloc { name dataset { title } } }'],
    ['blocs', 'members(on: "2012-12-31") { economy { name } dataset { title } }'],
    ['economies', 'exports(year: 2012) { totalUsd nodes { usd dataset { title } } }'],
    ['economies', 'inwardInvestment(year: 2012) { totals { netUsd } nodes { byHost { usd } } }'],
    ['economies', 'votes { nodes { idealPoint dataset { title } } }'],
    ['agreements', 'parties { totalCount nodes { economy { name } } }'],
    ['firms', 'seats { economy { name } } activities { year } holders(on: "2011-12-31") { exactShare }'],
  ])('one level of %s costs the same whether it is 2 or 16 wide', async (list, fields) => {
    const document = (first: number) => `{ ${list}(first: ${first}) { nodes { key ${fields} } } }`;
    const narrow = await statementsOf(document(2));
    const wide = await statementsOf(document(16));
    expect(wide).toEqual(narrow);
    expect(new Set(wide).size).toBe(wide.length); // no statement twice
  });

  test('counting an economy’s partners loads none of them', async () => {
    expect(await statementsOf('{ economy(iso3: "MEX") { exports(year: 2012) { totalCount } } }')).toEqual([
      'read/datasets',
      'read/economies-by-key', // Mexico
      'read/exports-of-economies',
      'read/unfinished-loads',
    ]);
  });

  test('counting a list loads none of its items', async () => {
    expect(await statementsOf('{ firms { totalCount } }')).toEqual([
      'read/firm-count',
      'read/firm-page',
      'read/unfinished-loads', // whether anything may be answered at all
    ]);
  });
});

test('whom a party is held by and what it holds comes page by page, of a person too', async () => {
  const page = `query ($party: ID!, $after: String) { party(id: $party) { name kind
    holders(on: "2011-12-31", first: 3, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { holder interest party { kind } } }
    holds(on: "2011-12-31") { totalCount nodes { firm { key } exactShare } } } }`;
  const first = (await server.data(page, { party: 'quimera' })).party;
  const { holders } = first;
  expect([holders.totalCount, holders.nodes.length, holders.pageInfo.hasNextPage]).toEqual([5, 3, true]);
  const rest = (await server.data(page, { party: 'quimera', after: holders.pageInfo.endCursor })).party.holders;
  expect(rest.pageInfo.hasNextPage).toBe(false);
  const stated = [...holders.nodes, ...rest.nodes].map((one) => `${one.holder} ${one.interest} ${one.party.kind}`);
  expect(stated.sort()).toEqual([
    'basilisco ECONOMIC FIRM',
    'jackalope ECONOMIC FIRM',
    'jackalope VOTING FIRM',
    'ximena ECONOMIC PERSON',
    'ximena VOTING PERSON',
  ]);
  expect(first.holds.nodes).toEqual([{ firm: { key: 'basilisco' }, exactShare: 0.3 }]);

  const person = (await server.data(page, { party: 'ximena' })).party;
  expect([person.kind, person.holders.totalCount, person.holds.totalCount]).toEqual(['PERSON', 0, 3]);
  expect((await server.data('{ partiesByKey(keys: ["ximena", "nobody"]) { name } }')).partiesByKey).toEqual([
    { name: 'Ximena Quimérica' },
    null,
  ]);
});
