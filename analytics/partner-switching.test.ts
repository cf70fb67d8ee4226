import { expect, test } from '@jest/globals';
import { partnerSwitching, type SwitchingTrade } from './partner-switching.ts';

/** The market buys 10 → 20 of 100 from the economy, 30 → 20 from the rival; the economy 5 → 10 of 50 from the rival. */
const rerouting: SwitchingTrade = {
  marketFromEconomy: { before: 10, after: 20 },
  marketFromRival: { before: 30, after: 20 },
  marketImports: { before: 100, after: 100 },
  economyFromRival: { before: 5, after: 10 },
  economyImports: { before: 50, after: 50 },
};

test('an economy that takes the rival’s place and buys more of the rival reroutes', () => {
  const found = partnerSwitching(rerouting);
  expect(found.gainInMarket).toBeCloseTo(0.1, 14);
  expect(found.rivalInMarket).toBeCloseTo(-0.1, 14);
  expect(found.rivalInEconomy).toBeCloseTo(0.1, 14);
  expect(found).toMatchObject({ replacesRival: true, reroutes: true });
});

test('shares count, not amounts: growth of all trade alike is no switch', () => {
  const grown = {
    ...rerouting,
    marketFromEconomy: { before: 10, after: 20 },
    marketFromRival: { before: 30, after: 60 },
    marketImports: { before: 100, after: 200 },
  };
  expect(partnerSwitching(grown)).toMatchObject({ gainInMarket: 0, rivalInMarket: 0, replacesRival: false });
});

test('one that gains beside the rival, or without buying more of it, does not reroute', () => {
  const beside = { ...rerouting, marketFromRival: { before: 30, after: 31 } };
  expect(partnerSwitching(beside)).toMatchObject({ replacesRival: false, reroutes: false });
  const alone = { ...rerouting, economyFromRival: { before: 5, after: 5 } };
  expect(partnerSwitching(alone)).toMatchObject({ replacesRival: true, reroutes: false });
});

test('without imports in one of the years a change is not known', () => {
  const market = {
    ...rerouting,
    marketFromEconomy: { before: 0, after: 20 },
    marketImports: { before: 0, after: 100 },
  };
  expect(partnerSwitching({ ...market, marketFromRival: { before: 0, after: 1 } })).toMatchObject({
    gainInMarket: null,
    replacesRival: null,
    reroutes: null,
  });
  const economy = { ...rerouting, economyFromRival: { before: 0, after: 0 }, economyImports: { before: 0, after: 0 } };
  expect(partnerSwitching(economy)).toMatchObject({ rivalInEconomy: null, replacesRival: true, reroutes: null });
});

test('a part larger than its whole is refused', () => {
  expect(() => partnerSwitching({ ...rerouting, marketImports: { before: 5, after: 100 } })).toThrow(RangeError);
  expect(() => partnerSwitching({ ...rerouting, economyFromRival: { before: -1, after: 0 } })).toThrow(RangeError);
});
