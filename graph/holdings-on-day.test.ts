import { expect, test } from '@jest/globals';
import { describeOnEachEngine } from '../test/world/each-engine.ts';
import { type HoldingsOnDay, projectHoldings, type StatedShares } from './holdings-on-day.ts';

/** Statements as sentences, so that their order does not matter. */
const sentences = ({ keys }: HoldingsOnDay, { owners, companies, least, most }: StatedShares) =>
  Array.from(
    owners,
    (owner, s) => `${keys[owner]} has ${least[s]}..${most[s]} of ${keys[companies[s] as number]}`,
  ).sort();

// The rows of test/world/holdings.csv; a server of Neo4j is started for the second engine.
describeOnEachEngine('the holdings of a day', (world) => {
  test('are those in force on it, of capital and of votes apart; a company with capital alone votes with it', async () => {
    const onDay = await projectHoldings(world.store, '2011-12-30');
    expect(sentences(onDay, onDay.ownership)).toEqual([
      'acme has 0.5..0.5 of bolt',
      'chip has 0.125..0.125 of bolt',
      'fern has 0.25..0.25 of acme',
      'ines has 0.05..0.1 of bolt',
      'ines has 0.5..0.5 of acme',
      'lotus has 0.3..0.3 of nori',
      'lotus has 0.4..0.6 of mill',
      'mill has 0..0.05 of lotus',
      'olga has 0.2..0.2 of nori',
      'olga has 0.5..0.5 of lotus',
    ]);
    expect([...onDay.ownership.excluded].filter((open) => open !== 0)).toEqual([2]); // mill's is less than 5 %
    expect(sentences(onDay, onDay.votes)).toEqual([
      'fern has 0.25..0.25 of acme',
      'ines has 0.5..0.5 of acme',
      'ines has 0.75..0.75 of bolt',
      'lotus has 0.3..0.3 of nori',
      'lotus has 0.4..0.6 of mill',
      'mill has 0..0.05 of lotus',
      'olga has 0.2..0.2 of nori',
      'olga has 0.5..0.5 of lotus',
    ]);
    expect(onDay.oneKindOnly).toBe(4);
    expect([...onDay.control.owners]).toEqual([]);
    expect(onDay.datasets).toEqual(['chain', 'sanctions']);
  });

  test('end on the last day, and hold nothing before the first', async () => {
    const after = await projectHoldings(world.store, '2011-12-31');
    expect(sentences(after, after.ownership).filter((holding) => holding.startsWith('chip'))).toEqual([]);
    const before = await projectHoldings(world.store, '2000-12-31');
    expect(sentences(before, before.ownership)).toEqual(['ines has 0.05..0.1 of bolt', 'ines has 0.5..0.5 of acme']);
    expect([...before.keys].sort()).toEqual(['acme', 'bolt', 'ines']);
  });

  test('know the seats of their parties', async () => {
    const { seats, index } = await projectHoldings(world.store, '2011-12-31');
    expect(['acme', 'fern', 'ines'].map((key) => seats[index.get(key) as number])).toEqual([['MEX'], ['VNM'], ['MEX']]);
  });
});
