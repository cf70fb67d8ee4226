import { expect, test } from '@jest/globals';
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

  test('a row of a dataset that may not be passed on keeps the whole file back, until the dataset is named', async () => {
    const files = ['firms.csv', 'holdings.csv', 'supplies.csv'].map(worldFile);
    const basis = { basis: 'ILLUSTRATIVE' };
    await loadInto(world.store, 'chain', files, 'kept', basis, { redistribution: 'NO_REDISTRIBUTION' });

    const given = { firm: 'acme', year: 2011, tiers: 1, dataset: null };
    const refused = (allowed: readonly string[], parameters: object = given) =>
      expect(savedExport(world.store, suppliers, { ...parameters }, allowed).next()).rejects;
    // Of the firms and their seats, which the rows give without saying whose they are, one dataset has some too.
    const kept = { key: 'kept', licence: null, redistribution: 'NO_REDISTRIBUTION' };
    await refused(['chain', 'inputs']).toMatchObject({ code: 'LICENCE_FORBIDS', details: { datasets: [kept] } });
    await refused(['kept']).toMatchObject({ code: 'LICENCE_FORBIDS', details: { datasets: [{ key: 'inputs' }] } });
    await refused(['inputs'], { ...given, dataset: 'chain' }).toMatchObject({ details: { datasets: [kept] } });
    const both = ['inputs', 'kept'];
    const ofAnother = await allOf(savedExport(world.store, suppliers, { ...given, dataset: 'chain' }, both));
    expect(new Set(ofAnother.map(({ dataset }) => dataset))).toEqual(new Set(['chain']));
    expect(await allOf(savedExport(world.store, suppliers, given, both))).toHaveLength(2 * ofAnother.length);
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
    const nameless = { ...suppliers, returns: suppliers.returns.filter(({ name }) => name !== 'dataset') };
    const given = { firm: 'acme', year: 2011, tiers: 1, dataset: 'chain' };
    await expect(savedExport(world.store, nameless, given, []).next()).rejects.toMatchObject({
      code: 'LICENCE_FORBIDS',
    });
  });
});
