import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openEmbeddedStore } from '../graph/embedded/embedded-store.ts';
import { type Graph, graphOver } from '../graph/graph.ts';
import { fileOf } from '../ingest/load.fixture.ts';
import { loadInto, loadWorld } from '../test/world/world.ts';
import { loadEconomyProfile, type ProfileOfYear } from './economy-profile.ts';

const [usa, china, vietnam] = [{ members: ['USA'] }, { members: ['CHN'] }, { members: ['VNM'] }];
let graph: Graph;

beforeAll(async () => {
  const store = openEmbeddedStore(null);
  await loadWorld(store);
  graph = graphOver(store);
});
afterAll(() => graph.close());

const profile = (economy: string, blocs: readonly { members: string[] }[], years: readonly number[] | null) =>
  loadEconomyProfile(graph, { economy, blocs, years });
const reasons = (of: ProfileOfYear | undefined) => of?.missing.map(({ figure, bloc }) => `${figure} ${bloc ?? 'all'}`);

test('every tie of Mexico in 2011 is as the files of the world have it', async () => {
  const { series } = await profile('MEX', [usa, china], [2011]);
  const [year] = series;
  const [toUsa, toChina] = year?.ties ?? [];
  // Sells 300 to USA and 20 to CHN, buys 200 and 60; China buys 30 of others in all. The rest of the world is no partner.
  expect(toUsa).toMatchObject({ exportsUsd: 300, exportsShare: 300 / 320, importsUsd: 200, importsShare: 200 / 260 });
  expect(toChina).toMatchObject({ leverage: 20 / 30, vulnerability: 80 / 580 });
  // Mexico itself reports 15 million of USA and 2 of CHN, so the 20 that the United States report are not used.
  expect(toUsa?.investmentFrom).toEqual({ usd: 15e6, share: 15 / 17, reportedBy: 'HOST' });
  expect(toChina?.investmentFrom).toEqual({ usd: 2e6, share: 2 / 17, reportedBy: 'HOST' });
  // Treaty 1 binds it to USA; treaty 2 binds it to nobody before 2013.
  expect(toUsa?.agreements).toEqual({ agreements: ['desta:1'], members: 1, of: 1, deepest: 6 });
  expect(toChina?.agreements).toEqual({ agreements: [], members: 0, of: 1, deepest: null });
  expect(toChina?.upstream).toBeCloseTo(1615 / 12736, 12); // worked out in the world’s README
  expect(year?.markets).toMatchObject({ largest: 'USA', largestShare: 300 / 320 });
});

test('what is null has a reason, and nothing is null without one', async () => {
  const { series, coverage } = await profile('MEX', [usa, china], [2011]);
  expect(reasons(series[0])).toEqual(['OUTWARD_INVESTMENT all', 'VOTES all', 'EXPOSURE members:USA']);
  // Of fourteen figures five are null: investment abroad and votes twice, exposure to USA once.
  expect(coverage.unknownShare).toBeCloseTo(5 / 14, 12);
});

test('the years are those that the data hold, each with its own figures alone', async () => {
  const { series } = await profile('MEX', [usa, china], null);
  expect(series.map(({ year }) => year)).toEqual([2008, 2011, 2012]);
  const [early, , late] = series;
  expect(reasons(early)).toEqual(
    expect.arrayContaining(['TRADE all', 'INWARD_INVESTMENT all', 'VOTES all', 'STANDING all']),
  );
  expect(early?.ties[0]).toMatchObject({ exportsUsd: null, exportsShare: null, leverage: null });
  expect(late?.exportsUsd).not.toBeNull();
  expect(reasons(late)).toContain('EXPOSURE all'); // the table of 2011 does not stand in for one of 2012
  await expect(early?.standing()).resolves.toBeNull();
});

test('agreements are those known to bind both at the end of the year', async () => {
  const { series } = await profile('MEX', [usa, china, vietnam], [2013, 2014]);
  const counts = series.map(({ ties }) => ties.map(({ agreements }) => agreements?.agreements));
  // Mexico left treaty 1 in 2014; treaty 2 binds nobody but Mexico, for its entry into force is not known.
  expect(counts).toEqual([
    [['desta:1'], [], []],
    [[], [], []],
  ]);
});

test('the standing is the one of the ranking of the same year', async () => {
  const { series } = await profile('MEX', [usa, china], [2011]);
  const standing = await series[0]?.standing();
  expect(standing?.connector.economy).toBe('MEX');
  expect(standing?.connector.coverage).toBeCloseTo(0.4, 12);
});

test('the datasets are those of the figures shown, with those of other years that a standing rests on', async () => {
  const datasetsOf = async (blocs: readonly { members: string[] }[], year: number) =>
    (await profile('MEX', blocs, [year])).datasets;
  // In 2012 nobody reports investment in Mexico or by it, and the table is of 2011: the standing rests on both.
  expect(await datasetsOf([usa, china], 2012)).toEqual(expect.arrayContaining(['table', 'fdi', 'votes']));
  const alone = await datasetsOf([china], 2012);
  expect(alone).toEqual(expect.arrayContaining(['treaties', 'votes']));
  for (const other of ['table', 'fdi']) expect(alone).not.toContain(other);
  // Of 2008 there is a table, which shows neither.
  expect(await datasetsOf([usa, china], 2008)).toEqual(['treaties']);
  expect(await datasetsOf([china], 2011)).toEqual(expect.arrayContaining(['trade', 'treaties', 'table', 'fdi']));
});

test('a member of a bloc has ties to its other members, no leverage over it, and no standing', async () => {
  const { series } = await profile('CHN', [{ members: ['CHN', 'VNM'] }, usa], [2011]);
  const [year] = series;
  expect(year?.memberOf).toEqual(['members:CHN,VNM']);
  expect(year?.ties[0]).toMatchObject({ degree: 1, importsUsd: 10, leverage: null });
  expect(reasons(year)).toEqual(expect.arrayContaining(['LEVERAGE members:CHN,VNM', 'STANDING all']));
});

test('an economy that is the whole bloc has no tie to it, which is said', async () => {
  const { series } = await profile('CHN', [china, usa], [2011]);
  expect(series[0]?.ties[0]).toMatchObject({ exportsUsd: null, agreements: null, investmentFrom: null });
  expect(reasons(series[0])).toContain('MEMBERS members:CHN');
});

test('blocs that share a member leave the ties standing, and nobody between them', async () => {
  const { series } = await profile('MEX', [{ members: ['USA', 'CHN'] }, china], [2011]);
  expect(series[0]?.ties[0]).toMatchObject({ exportsUsd: 320, exportsShare: 1 });
  const why = series[0]?.missing.find(({ figure }) => figure === 'STANDING')?.reason;
  expect(why).toContain('CHN belongs to both members:CHN,USA and members:CHN');
});

test('a bloc has no ties in a year before its first member, and is refused where it never has any', async () => {
  const old = (years: number[]) => loadEconomyProfile(graph, { economy: 'MEX', blocs: [{ id: 'old' }], years });
  const { series } = await old([1990, 2011]);
  expect(reasons(series[1])).toContain('MEMBERS old');
  await expect(old([2011])).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('an unknown economy or bloc, no bloc, and too many years are refused', async () => {
  await expect(profile('XXX', [usa], null)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  const unknown = loadEconomyProfile(graph, { economy: 'MEX', blocs: [{ id: 'nobody' }], years: null });
  await expect(unknown).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(profile('MEX', [], null)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  await expect(profile('MEX', [usa], [])).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  const many = Array.from({ length: 31 }, (_, at) => 1990 + at);
  await expect(profile('MEX', [usa], many)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
});

test('investment is of the very year, by whoever states it, though a whole table of another year is near', async () => {
  const store = openEmbeddedStore(null);
  const own = graphOver(store);
  try {
    await loadWorld(store, ['economies', 'fdi']);
    const header =
      'REF_AREA,MEASURE,UNIT_MEASURE,MEASURE_PRINCIPLE,ACCOUNTING_ENTRY,TYPE_ENTITY,FDI_COMP,COUNTERPART_AREA,LEVEL_COUNTERPART,ACTIVITY,FREQ,TIME_PERIOD,OBS_VALUE,OBS_STATUS,UNIT_MULT,CONF_STATUS';
    const rows = [2014, 2019].map((year) => `MEX,T_FA_F,USD_EXC,DI,NET_FDI,ALL,D,USA,IMC,_T,A,${year},8,A,6,F`);
    const file = fileOf('oecd.csv', `${[header, ...rows].join('\n')}\n`);
    await loadInto(store, 'fdi-sdmx', [file], 'oecd', { agency: 'oecd' });
    const years = [2011, 2013, 2014, 2019];
    const { series } = await loadEconomyProfile(own, { economy: 'MEX', blocs: [usa], years });
    // 15 million by the table of 2011; that of 2012 stands for no other year.
    expect(series.map(({ ties }) => ties[0]?.investmentFrom?.usd ?? null)).toEqual([15e6, null, 8e6, 8e6]);
  } finally {
    await own.close();
  }
});
