import { expect, test } from '@jest/globals';
import { gleifDownload } from './download.ts';

const base = 'https://goldencopy.gleif.org/api/v2/golden-copies/publishes';

test('the whole Golden Copy is three archives, and is loaded as a full publication', () => {
  expect(gleifDownload.files({}, '2026-11-22').map(({ url, form }) => `${form} ${url}`)).toEqual([
    `ZIP ${base}/lei2/latest.xml`,
    `ZIP ${base}/rr/latest.xml`,
    `ZIP ${base}/repex/latest.xml`,
  ]);
  expect(gleifDownload.settings?.({}, '2026-11-22')).toMatchObject({ publication: 'full' });
});

test.each([
  ['2026-11-22', 'LastDay'],
  ['2026-11-21', 'LastDay'],
  ['2026-11-20', 'LastWeek'],
  ['2026-11-15', 'LastWeek'],
  ['2026-11-14', 'LastMonth'],
  ['2026-10-22', 'LastMonth'],
])('changes since %s are those of the span %s, and are loaded as an update', (since, span) => {
  const [file] = gleifDownload.files({ since }, '2026-11-22');
  expect(file).toMatchObject({ url: `${base}/lei2/latest.xml?delta=${span}`, name: `gleif-lei2-${span}.xml.zip` });
  expect(gleifDownload.settings?.({ since }, '2026-11-22')).toMatchObject({ publication: 'update' });
});

test.each(['2026-10-21', '2026-11-23', '2026-02-30', 'yesterday'])('changes since %s are not to be had', (since) => {
  expect(() => gleifDownload.files({ since }, '2026-11-22')).toThrow(`--since: found '${since}', wanted a day`);
});
