import { expect, test } from '@jest/globals';
import { fileOf } from '../ingest/load.fixture.ts';
import { namesDatasets } from '../queries/header.ts';
import { type Row, type Statement, savedStatements } from '../queries/statement.ts';
import { describeOnEachEngine } from '../test/world/each-engine.ts';
import { loadInto, worldFile } from '../test/world/world.ts';
import { savedExport } from './saved-export.ts';

const saved = (name: string) => savedStatements().find((statement) => statement.name === name) as Statement;

async function allOf(rows: AsyncIterable<Row>): Promise<readonly Row[]> {
  const all: Row[] = [];
  for await (const row of rows) all.push(row);
  return all;
}

// On Neo4j too: the rows that decide are those of the engine.
describeOnEachEngine('files of saved queries and licences', (world) => {
  const suppliers = saved('suppliers-of-firm');

  test('a dataset that may not be passed on is nobody’s business while no row rests on it', async () => {
    const parameters = { economy: 'MEX', year: 2011, first: 10, dataset: null };
    expect(await allOf(savedExport(world.store, saved('top-export-markets'), parameters, []))).not.toHaveLength(0);
  });

  test('firms and persons of a dataset that may not be passed on keep no file back that does not show them', async () => {
    // The dataset 'inputs' has firms and seats too, and is for non-commercial use.
    const given = { firm: 'acme', year: 2011, tiers: 1, dataset: null };
    const sales = await allOf(savedExport(world.store, suppliers, given, []));
    expect(new Set(sales.flatMap(({ partyDatasets }) => partyDatasets))).toEqual(new Set(['chain']));
    const held = { firm: 'bolt', asOf: '2011-12-30', interest: 'ECONOMIC', dataset: null, onlyUltimate: false };
    expect(await allOf(savedExport(world.store, saved('owners-of-firm'), held, []))).toHaveLength(4);
    const between = { firm: 'acme', otherFirm: 'bolt', year: 2011, kind: 'ANY', hops: 1, dataset: null };
    expect(await allOf(savedExport(world.store, saved('paths-between-firms'), between, []))).not.toHaveLength(0);
  });

  test('a name or a seat of a dataset that may not be passed on keeps the file back, whoever states the sale', async () => {
    const firms = 'id,kind,name,economy,lei,industry,year,revenue_usd,purchases_usd';
    const zeta = (name: string, seat: string) => `${firms}\nzeta,FIRM,${name},${seat},,,,,\n`;
    const keptBack = { redistribution: 'NO_REDISTRIBUTION' } as const;
    await loadInto(world.store, 'chain', [fileOf('names.csv', zeta('Zeta', ''))], 'names', {}, keptBack);
    await loadInto(world.store, 'chain', [fileOf('seats.csv', zeta('Zeta', 'MEX'))], 'seats', {}, keptBack);
    const ties = [
      fileOf('firms.csv', `${zeta('Zeta', '')}yarn,FIRM,Yarn,,,,,,\n`),
      fileOf('sales.csv', 'supplier,buyer,product,year,usd\nzeta,yarn,,2011,5\n'),
      fileOf(
        'stakes.csv',
        'holder,company,interest,exact_share,min_share,max_share,from,to\nzeta,yarn,ECONOMIC,0.5,,,,\n',
      ),
    ];
    await loadInto(world.store, 'chain', ties, 'open');

    for (const [name, more] of [
      ['suppliers-of-firm', { year: 2011, tiers: 1 }],
      ['owners-of-firm', { asOf: '2011-12-31', interest: 'ECONOMIC', onlyUltimate: false }],
    ] as const) {
      const file = (allowed: readonly string[]) =>
        savedExport(world.store, saved(name), { firm: 'yarn', dataset: null, ...more }, allowed);
      for (const [allowed, datasets] of [
        [[], [{ key: 'names' }, { key: 'seats' }]],
        [['seats'], [{ key: 'names' }]],
        [['names'], [{ key: 'seats' }]],
      ] as const)
        await expect(file(allowed).next()).rejects.toMatchObject({ code: 'LICENCE_FORBIDS', details: { datasets } });
      expect(await allOf(file(['names', 'seats']))).toMatchObject([
        { name: 'Zeta', economy: 'MEX', dataset: 'open', partyDatasets: ['names', 'seats'] },
      ]);
    }
    // Nobody sells to zeta or holds it: no row, nothing to keep back.
    expect(
      await allOf(savedExport(world.store, suppliers, { firm: 'zeta', year: 2011, tiers: 1, dataset: null }, [])),
    ).toEqual([]);
  });

  test('names of economies, agreements and blocs keep back the files that show them, and no others', async () => {
    const keptBack = { redistribution: 'NO_REDISTRIBUTION' } as const;
    const keep = (source: string, dataset: string, files: readonly string[], settings = {}) =>
      loadInto(world.store, source, [...files], dataset, settings, keptBack);
    const isoHeader =
      'ISO3166-1-Alpha-3,ISO3166-1-Alpha-2,ISO3166-1-numeric,official_name_en,UNTERM English Short,CLDR display name,Region Name,Sub-region Name,Intermediate Region Name';
    const atlas = fileOf('atlas.csv', `${isoHeader}\nBRA,BR,76,Brazil,Brazil,Brazil,Americas,South America,\n`);
    const pacts = [
      fileOf('blocs.csv', 'id,name,kind,basis,url\nsouth,The south,TREATY,Charter,\nshore,The shore,TREATY,Charter,\n'),
      fileOf(
        'memberships.csv',
        'bloc,economy,from,to,degree,basis\nsouth,BRA,2000-01-01,,1,Charter\nshore,BRA,2000-01-01,,1,Charter\n',
      ),
    ];
    const accords = fileOf(
      'accords.csv',
      'iso1,iso2,number,base_treaty,name,entry_type,year,entryforceyear,typememb\n76,170,9,9,South,base_treaty,2009,2010,1\n',
    );
    await keep('economies', 'atlas', [atlas]);
    await keep('blocs', 'pacts', pacts);
    await keep('desta', 'accords', [accords]);
    const sales = fileOf('sales.csv', 'exporter,importer,year,usd\nBRA,CHN,2013,5\nCOL,BRA,2013,7\nCOL,CHN,2013,4\n');
    const flows = { from: 'exporter', to: 'importer', year: 'year', usd: 'usd' };
    await loadInto(world.store, 'trade', [sales], 'open-trade', flows);
    const stakes = fileOf(
      'fdi.csv',
      'source_iso3,target_iso3,year,outflow_reported_by_source_musd,inflow_reported_by_target_musd\nBRA,COL,2013,,3\n',
    );
    await loadInto(world.store, 'unctad-fdi', [stakes], 'open-fdi');

    // Each query of things that none of the three states, then of things that some of them do.
    const year = { year: 2013, first: 10, dataset: null };
    const date = { date: '2013-06-01', dataset: null };
    const ofOthers = [
      ['top-export-markets', { ...year, year: 2011, economy: 'MEX' }],
      ['top-export-markets', { ...year, economy: 'BRA' }],
      ['trade-partners-of-both-blocs', { ...year, year: 2011, bloc: 'china', otherBloc: 'reach' }],
      ['members-of-both-blocs', { ...date, bloc: 'reach', otherBloc: 'china' }],
      ['fdi-origins-by-bloc', { ...date, year: 2011, host: 'MEX', measure: 'FLOW' }],
      ['treaties-in-force', { ...date, economy: 'MEX', otherEconomy: 'USA' }],
    ] as const;
    for (const [name, given] of ofOthers)
      expect(await allOf(savedExport(world.store, saved(name), { ...given }, []))).not.toHaveLength(0);
    const ofTheirs = [
      ['top-export-markets', { ...year, economy: 'COL' }, ['atlas', 'pacts']],
      ['trade-partners-of-both-blocs', { ...year, bloc: 'china', otherBloc: 'south' }, ['pacts']],
      ['members-of-both-blocs', { ...date, bloc: 'shore', otherBloc: 'south' }, ['atlas', 'pacts']],
      ['fdi-origins-by-bloc', { ...date, year: 2013, host: 'COL', measure: 'FLOW' }, ['pacts']],
      ['treaties-in-force', { ...date, economy: 'BRA', otherEconomy: 'COL' }, ['accords']],
    ] as const;
    for (const [name, given, datasets] of ofTheirs) {
      const refused = await savedExport(world.store, saved(name), { ...given }, [])
        .next()
        .catch((error) => error);
      expect([name, refused.details?.datasets.map(({ key }: { key: string }) => key)]).toEqual([name, datasets]);
      expect(await allOf(savedExport(world.store, saved(name), { ...given }, datasets))).not.toHaveLength(0);
    }
  });

  test('a row of a dataset that may not be passed on keeps the whole file back, until the dataset is named', async () => {
    const files = ['firms.csv', 'holdings.csv', 'supplies.csv'].map(worldFile);
    const basis = { basis: 'ILLUSTRATIVE' };
    await loadInto(world.store, 'chain', files, 'kept', basis, { redistribution: 'NO_REDISTRIBUTION' });

    const given = { firm: 'acme', year: 2011, tiers: 1, dataset: null };
    const refused = (allowed: readonly string[], parameters: object = given) =>
      expect(savedExport(world.store, suppliers, { ...parameters }, allowed).next()).rejects;
    const kept = { key: 'kept', licence: null, redistribution: 'NO_REDISTRIBUTION' };
    await refused([]).toMatchObject({ code: 'LICENCE_FORBIDS', details: { datasets: [kept] } });
    // Its sales left out, it still states where the suppliers have their seats.
    await refused([], { ...given, dataset: 'chain' }).toMatchObject({ details: { datasets: [kept] } });
    const ofAnother = await allOf(savedExport(world.store, suppliers, { ...given, dataset: 'chain' }, ['kept']));
    expect(new Set(ofAnother.map(({ dataset }) => dataset))).toEqual(new Set(['chain']));
    expect(await allOf(savedExport(world.store, suppliers, given, ['kept']))).toHaveLength(2 * ofAnother.length);
  });

  test('rows that name their datasets keep back only those that a row names', async () => {
    const flows = { from: 'exporter', to: 'importer', year: 'year', usd: 'usd' };
    await loadInto(world.store, 'trade', [worldFile('trade.csv')], 'kept-trade', flows, {
      redistribution: 'NO_REDISTRIBUTION',
    });
    const given = { economy: 'MEX', year: 2011, first: 10, dataset: null };
    const markets = saved('top-export-markets');
    await expect(savedExport(world.store, markets, given, []).next()).rejects.toMatchObject({
      details: { datasets: [{ key: 'kept-trade' }] },
    });
    expect(await allOf(savedExport(world.store, markets, { ...given, dataset: 'trade' }, []))).not.toHaveLength(0);
  });

  test('a query whose rows name no dataset rests on all that have what it reads', async () => {
    const nameless = { ...suppliers, returns: suppliers.returns.filter(({ name }) => !namesDatasets.test(name)) };
    const given = { firm: 'acme', year: 2011, tiers: 1, dataset: 'chain' };
    await expect(savedExport(world.store, nameless, given, []).next()).rejects.toMatchObject({
      code: 'LICENCE_FORBIDS',
    });
  });
});
