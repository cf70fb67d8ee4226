import { expect, test } from '@jest/globals';
import { ftmDownload } from './download.ts';

test('a collection of OpenSanctions is one file of entities, under a licence that is no free one', () => {
  expect(ftmDownload.files({ collection: 'us_ofac_sdn' }, '2026-11-22')).toEqual([
    {
      url: 'https://data.opensanctions.org/datasets/latest/us_ofac_sdn/entities.ftm.json',
      name: 'opensanctions-us_ofac_sdn.jsonl',
      form: 'JSON',
    },
  ]);
  expect(ftmDownload.provenance).toMatchObject({ licence: 'CC BY-NC 4.0' });
});

test.each([undefined, '', '../default', 'US OFAC'])('%s is no collection', (collection) => {
  expect(() => ftmDownload.files({ collection }, '2026-11-22')).toThrow('--collection: found');
});
