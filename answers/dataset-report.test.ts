import { expect, test } from '@jest/globals';
import { datasetReport } from './dataset-report.ts';

test('a report names the years between that are missing, the age of the load and of the figures, and what was rejected', () => {
  const described = { years: [2012, 2008, 2009], rows: 200, rejected: 3, loadedAt: '2026-01-30T23:00:00.000Z' };
  expect(datasetReport(described, '2026-02-02T22:00:00.000Z')).toEqual({
    missingYears: [2010, 2011],
    daysSinceLoad: 2,
    yearsBehind: 14,
    rejectedShare: 0.015,
  });
});

test('what is not by year misses none and is not behind; without rows no share is rejected', () => {
  const described = { years: [], rows: 0, rejected: 0, loadedAt: '2026-02-02T22:00:00.000Z' };
  expect(datasetReport(described, '2026-02-02T21:59:00.000Z')).toEqual({
    missingYears: null,
    daysSinceLoad: 0,
    yearsBehind: null,
    rejectedShare: null,
  });
});
