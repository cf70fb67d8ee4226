import { expect, test } from '@jest/globals';
import { fileOf } from '../ingest/load.fixture.ts';
import { kindsOfLoads } from '../model/load-entry.ts';
import { savedStatements } from '../queries/statement.ts';
import { describeOnEachEngine } from '../test/world/each-engine.ts';
import { loadInto } from '../test/world/world.ts';
import { loadLoadsOfDatasets } from './loads-of-datasets.ts';
import { savedExport } from './saved-export.ts';

const header =
  'typeCode,freqCode,refYear,reporterCode,flowCode,partnerCode,partner2Code,classificationCode,cmdCode,customsCode,mosCode,motCode,netWgt,cifvalue,fobvalue,primaryValue';
const row = (year: number, flow: 'X' | 'RX', usd: number) =>
  `C,A,${year},484,${flow},842,0,H4,TOTAL,C00,0,0,,,,${usd}\n`;
const firms = 'id,kind,name,economy,lei,industry,year,revenue_usd,purchases_usd';

// What is retired is told by the graph: on Neo4j too.
describeOnEachEngine('kinds of record of a dataset', (world) => {
  const kindsOf = async (dataset: string) =>
    kindsOfLoads((await loadLoadsOfDatasets(world.store, [dataset])).get(dataset) ?? []);
  const customs = (name: string, rows: readonly string[]) =>
    loadInto(world.store, 'comtrade', [fileOf(name, `${header}\n${rows.join('')}`)], 'customs');

  test('are gone with the last record of a kind, and back with the next', async () => {
    await customs('first.csv', [row(2011, 'RX', 5), row(2012, 'X', 300), row(2012, 'RX', 7)]);
    expect(await kindsOf('customs')).toEqual(['export', 're-export']);
    // Of 2012 nothing is sent on any more; of 2011 this edition says nothing.
    await customs('second.csv', [row(2012, 'X', 310)]);
    expect(await kindsOf('customs')).toEqual(['export', 're-export']);
    await customs('third.csv', [row(2011, 'X', 200)]);
    expect(await kindsOf('customs')).toEqual(['export']);
    // A changed value is neither brought nor taken back.
    await customs('fourth.csv', [row(2011, 'X', 210), row(2011, 'RX', 6)]);
    expect(await kindsOf('customs')).toEqual(['export', 're-export']);
  });

  test('do not hold a file back that would rest on what was taken back', async () => {
    const edition = (name: string, seat: string) =>
      loadInto(
        world.store,
        'chain',
        [fileOf(name, `${firms}\nzeta,FIRM,Zeta,${seat},,,,,\n`)],
        'kept',
        {},
        {
          redistribution: 'NO_REDISTRIBUTION',
        },
      );
    const suppliers = savedStatements().find(({ name }) => name === 'suppliers-of-firm');
    if (!suppliers) throw new Error('no such saved query');
    // Of the same query without its word on seats: they may be of any dataset.
    const blind = { ...suppliers, names: suppliers.names.filter((name) => name !== 'SEATED_IN') };
    const given = { firm: 'acme', year: 2011, tiers: 1, dataset: null };
    const first = () => savedExport(world.store, blind, given, ['inputs', 'sanctions']).next();

    await edition('seated.csv', 'MEX');
    expect(await kindsOf('kept')).toEqual(['firm', 'seat']);
    await expect(first()).rejects.toMatchObject({ details: { datasets: [{ key: 'kept' }] } });
    await edition('unseated.csv', '');
    expect(await kindsOf('kept')).toEqual(['firm']);
    expect((await first()).done).toBe(false);
  });
});
