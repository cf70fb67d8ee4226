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
    const rows = savedExport(world.store, suppliers, given, ['chain']);
    await expect(rows.next()).rejects.toMatchObject({
      code: 'LICENCE_FORBIDS',
      details: { datasets: [{ key: 'kept', licence: null, redistribution: 'NO_REDISTRIBUTION' }] },
    });
    const ofAnother = await allOf(savedExport(world.store, suppliers, { ...given, dataset: 'chain' }, []));
    expect(new Set(ofAnother.map(({ dataset }) => dataset))).toEqual(new Set(['chain']));
    const allowed = await allOf(savedExport(world.store, suppliers, given, ['kept']));
    expect(allowed).toHaveLength(2 * ofAnother.length);
  });

  test('a query whose rows name no dataset rests on all of them', async () => {
    const nameless = { ...suppliers, returns: suppliers.returns.filter(({ name }) => name !== 'dataset') };
    const given = { firm: 'acme', year: 2011, tiers: 1, dataset: 'chain' };
    await expect(savedExport(world.store, nameless, given, []).next()).rejects.toMatchObject({
      code: 'LICENCE_FORBIDS',
    });
  });
});
