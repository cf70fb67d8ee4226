import { expect, test } from '@jest/globals';
import { describeOnEachEngine } from '../test/world/each-engine.ts';
import { loadEconomyCoverage } from './economy-coverage.ts';

// By hand from test/world/*.csv; on Neo4j too.
describeOnEachEngine('coverage of economies', (world) => {
  test('says of each economy which dataset states what of which years', async () => {
    const coverage = await loadEconomyCoverage(world.store);
    const of = (economy: string) =>
      coverage
        .find((one) => one.economy === economy)
        ?.covered.map(({ kind, dataset, years }) => `${kind} ${dataset} ${years.join(' ')}`)
        .sort();
    expect(of('MEX')).toEqual([
      'EMISSIONS emissions 2010 2011',
      'OUTPUT goods 2008',
      'OUTPUT table 2011',
      'TRADE parts 2001 2005',
      'TRADE trade 2011 2012',
      'TRADE trade-mirror 2012',
    ]);
    expect(of('VNM')).toEqual(['INVESTMENT fdi 2012', 'TRADE parts 2005', 'TRADE trade 2011']);
    expect(of('USA')).toEqual([
      'INVESTMENT fdi 2011',
      'INVESTMENT stakes 2005',
      'TRADE trade 2011 2012',
      'VOTES votes 2011 2012',
    ]);
  });

  test('is of economies that exist, and of no sums of them', async () => {
    const economies = (await loadEconomyCoverage(world.store)).map(({ economy }) => economy);
    expect(economies).toEqual(expect.arrayContaining(['CHN', 'MEX', 'USA', 'VNM']));
    expect(economies).not.toEqual(expect.arrayContaining(['ROW']));
    expect(economies).not.toEqual(expect.arrayContaining(['CSK']));
  });
});
