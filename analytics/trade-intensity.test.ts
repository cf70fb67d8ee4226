import { expect, test } from '@jest/globals';
import { tradeIntensity } from './trade-intensity.ts';

test('an exporter that sells a partner twice the share that others do has intensity 2', () => {
  // 20 of 100 here; 90 of 900 of the rest of the world.
  const trade = { exportsToPartner: 20, exports: 100, partnerImports: 110, worldExports: 1000 };
  expect(tradeIntensity(trade)).toBeCloseTo(2, 12);
  expect(tradeIntensity({ ...trade, exportsToPartner: 0, partnerImports: 90 })).toBe(0);
});

test('with nothing to compare the intensity is not known', () => {
  const trade = { exportsToPartner: 0, exports: 100, partnerImports: 90, worldExports: 1000 };
  expect(tradeIntensity({ ...trade, exports: 0 })).toBeNull();
  expect(tradeIntensity({ ...trade, worldExports: 100 })).toBeNull();
  expect(tradeIntensity({ ...trade, partnerImports: 0 })).toBeNull();
});
