import { expect, test } from '@jest/globals';
import { fdiSdmxDownload } from './download.ts';

test('flows and positions are asked for by a key of thirteen dimensions', () => {
  const files = fdiSdmxDownload.files({ agency: 'oecd', reporters: 'MEX,USA', since: '2015' }, '2026-11-22');
  expect(files.map(({ name }) => name)).toEqual([
    'oecd-df_fdi_flow_ctry-MEX-USA.csv',
    'oecd-df_fdi_pos_ctry-MEX-USA.csv',
  ]);
  const url = new URL(files[1]?.url ?? '');
  const [flow, key = ''] = url.pathname.split('/').slice(-2);
  expect(flow).toBe('OECD.DAF.INV,DSD_FDI@DF_FDI_POS_CTRY,1.0');
  // Reporter, measure, unit, principle, entry, entity, component, sector, counterpart, level, activity, frequency, collection.
  expect(key.split('.')).toEqual(['MEX+USA', 'LE_FA_F', 'USD_EXC', 'DI+DO', '', 'ALL', 'D', '', '', '', '_T', 'A', '']);
  expect(Object.fromEntries(url.searchParams)).toEqual({
    startPeriod: '2015',
    dimensionAtObservation: 'AllDimensions',
    format: 'csvfile',
  });
});

test.each([
  [{ agency: 'imf' }, 'wanted --agency oecd'],
  [{ agency: 'oecd', reporters: 'MEX,UK' }, "--reporters: found 'UK'"],
  [{ agency: 'oecd', since: '15' }, "--since: found '15'"],
])('%j is refused', (settings, message) => {
  expect(() => fdiSdmxDownload.files(settings, '2026-11-22')).toThrow(message);
});
