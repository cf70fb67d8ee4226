import { beforeAll, expect, test } from '@jest/globals';
import { linkKinds } from '../ingest/kinds.ts';
import { fileOf } from '../ingest/load.fixture.ts';
import { exportsOfYear } from '../queries/__generated__/read.ts';
import { describeOnEachEngine } from '../test/world/each-engine.ts';
import { loadInto } from '../test/world/world.ts';
import {
  kindsByStart,
  loadMirrorChecks,
  loadRepeatedFacts,
  loadTotalsChecks,
  loadUnknownEnds,
  loadYearGaps,
} from './dataset-quality.ts';
import { loadDatasetsInUse } from './datasets-in-use.ts';

test('every kind of relationship is looked at, but for those that name what their own files describe', () => {
  const looked = Object.values(kindsByStart).flat();
  expect([...looked, 'correspondence', 'product-input'].sort()).toEqual(Object.keys(linkKinds).sort());
});

const chapters = Array.from({ length: 15 }, (_, at) => String(at + 1).padStart(2, '0'));
const comtradeColumns =
  'typeCode,freqCode,refYear,reporterCode,flowCode,partnerCode,partner2Code,classificationCode,cmdCode,customsCode,mosCode,motCode,netWgt,cifvalue,fobvalue,primaryValue';
/** Mexico is 484, the United States 842, China 156. */
const comtradeRow = (
  [year, reporter, flow, partner, product]: readonly [number, number, 'X' | 'M', number, string],
  usd: number,
  freight: 'cif' | 'fob',
) =>
  `C,A,${year},${reporter},${flow},${partner},0,H4,${product},C00,0,0,,${freight === 'cif' ? usd : ''},${freight === 'fob' ? usd : ''},${usd}`;

// On Neo4j too: what is counted is counted by statements of the engine.
describeOnEachEngine('quality of datasets', (world) => {
  const described = async (key: string) => {
    const dataset = (await loadDatasetsInUse(world.store)).byKey.get(key);
    if (!dataset) throw new Error(`no dataset ${key}`);
    return dataset;
  };

  beforeAll(async () => {
    const load = (source: string, dataset: string, name: string, lines: readonly string[], settings = {}) =>
      loadInto(world.store, source, [fileOf(name, `${lines.join('\n')}\n`)], dataset, settings);
    const columns = { from: 'exporter', to: 'importer', year: 'year', usd: 'usd' };
    await load(
      'trade',
      'gappy',
      'gappy.csv',
      [
        'exporter,importer,year,usd',
        ...['MEX,USA,2001,1', 'MEX,USA,2003,1', 'MEX,USA,2006,1'], // without 2002, 2004: nobody has 2005
        ...['CHN,USA,2001,1', 'CHN,USA,2002,1', 'CHN,USA,2003,1'], // it ends in 2003: no gap after
        ...['VNM,USA,2002,1', 'VNM,USA,2004,1'],
      ],
      columns,
    );
    await load('comtrade', 'two-sides', 'two-sides.csv', [
      comtradeColumns,
      comtradeRow([2011, 484, 'X', 842, 'TOTAL'], 300, 'fob'),
      comtradeRow([2011, 842, 'M', 484, 'TOTAL'], 106, 'cif'), // 100 at Mexico's border: 200 by 400
      comtradeRow([2011, 156, 'X', 842, 'TOTAL'], 50, 'fob'),
      comtradeRow([2011, 842, 'M', 156, 'TOTAL'], 50, 'fob'), // without freight already: they agree
      comtradeRow([2011, 484, 'X', 156, 'TOTAL'], 10, 'fob'), // one side alone
      comtradeRow([2011, 484, 'X', 842, '85'], 200, 'fob'),
      comtradeRow([2011, 484, 'X', 842, '87'], 90, 'fob'), // of 300 in all, 10 are in no chapter
      comtradeRow([2011, 484, 'X', 0, 'TOTAL'], 400, 'fob'), // of 400 to all the world 310 are to the two that are named
      comtradeRow([2011, 484, 'X', 0, '85'], 200, 'fob'),
      comtradeRow([2011, 842, 'M', 0, 'TOTAL'], 156, 'cif'), // what the two come to
      comtradeRow([2011, 484, 'M', 0, 'TOTAL'], 7, 'cif'), // without partners: nothing to sum
      comtradeRow([2011, 156, 'X', 842, '01'], 50, 'fob'),
      comtradeRow([2011, 156, 'X', 842, '01'], 50, 'fob'), // again: taken once
      comtradeRow([2011, 156, 'X', 842, '01'], 51, 'fob'), // otherwise: refused
      ...chapters.map((chapter) => comtradeRow([2010, 156, 'X', 484, chapter], 1, 'fob')), // one row in twenty may be refused
    ]);
    const table = [
      'row,MEX_A,NLD_A,MEX_FD,NLD_FD,OUTPUT',
      'MEX_A,10,20,30,40,110', // sells 100
      'NLD_A,40,50,60,50,200', // sells 200
      'VALU,60,120,,,', // Mexico's inputs are 10 + 40 + 60; those of the Netherlands 20 + 50 + 120, 10 short
    ];
    await load('mrio', 'unbalanced', 'unbalanced.csv', table, { year: '2011', unit: 'usd', scheme: 'one' });
    await load('gleif', 'register', 'register.json', [
      JSON.stringify([
        relationship('ISTHMUS00000000BET74', 'ISTHMUS00000000DEL44'),
        { LEI: 'ISTHMUS00000000BET74', Entity: { LegalName: 'Known Ltd', LegalJurisdiction: 'US' }, Registration: {} },
      ]),
    ]);
  });

  test('a gap is a year that others have, between the first and the last of an economy', async () => {
    expect(await loadYearGaps(world.store, await described('gappy'))).toEqual({
      economies: 3,
      economyYears: 5 + 3 + 3,
      missing: 3,
      gaps: [
        { economy: 'MEX', years: [2002, 2004] },
        { economy: 'VNM', years: [2003] },
      ],
    });
    expect(await loadYearGaps(world.store, await described('blocs'))).toBeNull();
  });

  test('what a file says twice is counted where it was merged, and where it was refused', async () => {
    expect(await loadRepeatedFacts(world.store, await described('two-sides'))).toEqual({
      facts: 0, // the two sides of a flow are no duplicates
      repeated: [],
      mergedByLoad: 1,
      refusedByLoad: 1,
    });
    expect(await loadRepeatedFacts(world.store, await described('fdi'))).toMatchObject({ facts: 0 });
    expect(await loadRepeatedFacts(world.store, await described('economies'))).toBeNull();
  });

  test('what two statements of a register say of the same holding is there twice', async () => {
    const firm = (id: string) => ({ id, schema: 'Company', properties: { name: [id] } });
    const owns = (id: string, from: string) => ({
      id,
      schema: 'Ownership',
      properties: { owner: ['upper'], asset: ['lower'], percentage: ['30'], startDate: [from] },
    });
    const said = [
      firm('upper'),
      firm('lower'),
      owns('o1', '2001-01-01'),
      owns('o2', '2001-01-01'),
      owns('o3', '2002-01-01'),
    ];
    const lines = said.map((entity) => JSON.stringify(entity)).join('\n');
    await loadInto(world.store, 'ftm', [fileOf('twice.jsonl', `${lines}\n`)], 'twice');
    const found = await loadRepeatedFacts(world.store, await described('twice'));
    expect(found).toMatchObject({ facts: 1, repeated: [{ kind: 'HOLDS', start: 'upper', end: 'lower', year: null }] });
    expect(found?.repeated[0]?.measure).toMatch(/ECONOMIC.* 2001-01-01$/);
    expect(found?.repeated[0]?.records.map((record) => record.replace(/.*\//, ''))).toEqual(['3', '4']);
  });

  test('a table’s own output is compared with its rows and with its columns', async () => {
    expect(await loadTotalsChecks(world.store, await described('unbalanced'))).toEqual([
      {
        of: 'SALES',
        totals: 2,
        publishedUsd: 310,
        summedUsd: 300,
        apartUsd: 10,
        apartShare: 10 / 310,
        differing: [{ key: 'MEX:one:A', year: 2011, publishedUsd: 110, summedUsd: 100, differenceUsd: -10 }],
      },
      {
        of: 'INPUTS',
        totals: 2,
        publishedUsd: 310,
        summedUsd: 300,
        apartUsd: 10,
        apartShare: 10 / 310,
        differing: [{ key: 'NLD:one:A', year: 2011, publishedUsd: 200, summedUsd: 190, differenceUsd: -10 }],
      },
    ]);
    expect(await loadTotalsChecks(world.store, await described('trade'))).toBeNull();
    expect(await loadTotalsChecks(world.store, await described('blocs'))).toBeNull();
  });

  test('all goods together are compared with their products, where both are stated', async () => {
    expect(await loadTotalsChecks(world.store, await described('two-sides'))).toEqual([
      {
        of: 'PRODUCTS',
        totals: 2,
        publishedUsd: 350,
        summedUsd: 340,
        apartUsd: 10,
        apartShare: 10 / 350,
        differing: [{ key: 'MEX USA REPORTED', year: 2011, publishedUsd: 300, summedUsd: 290, differenceUsd: -10 }],
      },
      expect.objectContaining({ of: 'PARTNERS' }),
    ]);
  });

  test('trade with the world is compared with the sum over partners, where there are any', async () => {
    const ofPartners = async (dataset: string) =>
      (await loadTotalsChecks(world.store, await described(dataset)))?.filter(({ of }) => of === 'PARTNERS');
    expect(await ofPartners('two-sides')).toEqual([
      {
        of: 'PARTNERS',
        totals: 3,
        publishedUsd: 756,
        summedUsd: 310 + 200 + 156,
        apartUsd: 90,
        apartShare: 90 / 756,
        differing: [{ key: 'MEX EXPORT', year: 2011, publishedUsd: 400, summedUsd: 310, differenceUsd: -90 }],
      },
    ]);
    // Of what only passes through too: 25 of the 30 that Mexico sends on go to the one partner named.
    expect(await ofPartners('comtrade')).toMatchObject([
      { totals: 1, differing: [{ key: 'MEX RE_EXPORT', publishedUsd: 30, summedUsd: 25 }] },
    ]);
  });

  test('what an economy publishes as its trade with the world is no trade between economies', async () => {
    const rows = await world.store.rows(exportsOfYear, { dataset: 'two-sides', year: 2011, reporter: 'EXPORTER' });
    expect(rows.find(({ exporter }) => exporter === 'MEX')).toEqual({
      exporter: 'MEX',
      importers: ['CHN', 'USA'],
      usd: [10, 300],
    });
  });

  test('the importer’s report loses its freight before it is held against the exporter’s', async () => {
    const [goods, ...others] = (await loadMirrorChecks(world.store, await described('two-sides'))) ?? [];
    expect(others).toEqual([]);
    expect(goods).toMatchObject({ of: 'GOODS', flows: 3, both: 2 });
    expect(goods?.median).toBeCloseTo(0.25, 12); // of 0.5 and 0
    expect(goods?.weighted).toBeCloseTo(200 / 500, 12);
  });

  test('origin and host are the two sides of investment; one side alone mirrors nothing', async () => {
    expect(await loadMirrorChecks(world.store, await described('fdi'))).toEqual([
      { of: 'FLOW', flows: 4, both: 1, median: 5 / 35, weighted: 5 / 35 },
    ]);
    expect(await loadMirrorChecks(world.store, await described('trade'))).toBeNull();
    expect(await loadMirrorChecks(world.store, await described('blocs'))).toBeNull();
  });

  test('a holder that the register names and does not describe dangles', async () => {
    expect(await loadUnknownEnds(world.store, await described('register'))).toEqual({
      facts: 1,
      ends: [{ key: 'ISTHMUS00000000DEL44', facts: 1 }],
    });
    expect(await loadUnknownEnds(world.store, await described('trade'))).toEqual({ facts: 0, ends: [] });
    // Nobody describes the Netherlands: two sales to its final users, and what it produces.
    expect(await loadUnknownEnds(world.store, await described('unbalanced'))).toEqual({
      facts: 3,
      ends: [{ key: 'NLD', facts: 3 }],
    });
    // Malaysia and the Netherlands are in no list of economies of the test world.
    expect(await loadUnknownEnds(world.store, await described('inputs'))).toEqual({
      facts: 4,
      ends: [
        { key: 'NLD', facts: 3 },
        { key: 'MYS', facts: 1 },
      ],
    });
    expect(await loadUnknownEnds(world.store, await described('economies'))).toBeNull();
  });
});

function relationship(start: string, end: string) {
  const node = (NodeID: string) => ({ NodeID, NodeIDType: 'LEI' });
  return {
    Relationship: {
      StartNode: node(start),
      EndNode: node(end),
      RelationshipType: 'IS_DIRECTLY_CONSOLIDATED_BY',
      RelationshipStatus: 'ACTIVE',
    },
    Registration: { RegistrationStatus: 'PUBLISHED', LastUpdateDate: '2024-01-01T00:00:00Z' },
  };
}
