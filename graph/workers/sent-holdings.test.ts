import { expect, test } from '@jest/globals';
import type { HoldingsOnDay } from '../holdings-on-day.ts';
import { sameParties } from '../same-parties.ts';
import { receivedHoldings, sentHoldings } from './sent-holdings.ts';

test('holdings arrive as they were sent: parties of several records, disputes, and the arrays without a copy', async () => {
  const count = 5_000; // of some lines
  const keys = Array.from({ length: count }, (_, at) => `firm ${at} \n "é"`);
  const last = keys[count - 1] as string;
  const same = sameParties([{ party: last, other: `${last} too`, partyLei: null, otherLei: null, dataset: 'd' }]);
  const shares = {
    owners: new Uint32Array([0]),
    companies: new Uint32Array([1]),
    least: new Float64Array([0.25]),
    most: new Float64Array([0.5]),
    excluded: new Uint8Array([1]),
  };
  const onDay: HoldingsOnDay = {
    date: '2020-01-31',
    keys,
    index: new Map([...keys.map((key, at) => [key, at] as const), [`${last} too`, count - 1]]),
    seats: keys.map((_, at) => (at % 2 === 0 ? [] : ['DEU', 'FRA'])),
    ownership: shares,
    votes: shares,
    control: { owners: new Uint32Array([2]), companies: new Uint32Array([3]) },
    datasets: ['d'],
    oneKindOnly: 1,
    precedence: ['d', 'e'],
    disputed: Array.from({ length: 3_000 }, (_, at) => ({ owner: at, company: at + 1, interest: 'VOTING' })),
    same,
  };
  const received = await receivedHoldings(sentHoldings(onDay), same);
  expect(received).toEqual(onDay);
  expect(received.ownership).toBe(shares);
});

test('nobody holds anything, and that arrives too', async () => {
  const none = { owners: new Uint32Array(), companies: new Uint32Array() };
  const noShares = { ...none, least: new Float64Array(), most: new Float64Array(), excluded: new Uint8Array() };
  const onDay: HoldingsOnDay = {
    date: '2020-01-31',
    keys: [],
    index: new Map(),
    seats: [],
    ownership: noShares,
    votes: noShares,
    control: none,
    datasets: [],
    oneKindOnly: 0,
    precedence: [],
    disputed: [],
    same: sameParties([]),
  };
  expect(await receivedHoldings(sentHoldings(onDay), onDay.same)).toEqual(onDay);
});
