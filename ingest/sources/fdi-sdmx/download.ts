import { KnownError } from '../../../model/errors.ts';
import { isEconomy } from '../../../model/iso3.ts';
import { year } from '../../columns.ts';
import type { Download } from '../../source.ts';

/** The data flows of the OECD by counterpart area, and the measure that each has. */
const flows = [
  ['DF_FDI_FLOW_CTRY', 'T_FA_F'],
  ['DF_FDI_POS_CTRY', 'LE_FA_F'],
] as const;

/** Flows and positions by counterpart area of the OECD, as its SDMX service gives them; totals of all activities. */
export const fdiSdmxDownload: Download = {
  provenance: { publisher: 'OECD', home: 'https://data-explorer.oecd.org/' },
  options: [
    { name: 'reporters', value: 'codes', description: 'who reports, as ISO3 with commas between; all unless said' },
    { name: 'since', value: 'year', description: 'the first year; all unless said' },
  ],
  files: ({ agency, reporters = '', since }) => {
    if (agency !== 'oecd') throw new KnownError('WRONG_USAGE', { what: '--download: wanted --agency oecd beside it.' });
    const codes = reporters === '' ? [] : reporters.split(',');
    const stranger = codes.find((code) => !isEconomy(code));
    if (stranger !== undefined)
      throw new KnownError('WRONG_USAGE', { what: `--reporters: found '${stranger}', wanted ISO 3166-1 alpha-3.` });
    if (since !== undefined && year.read(since) === undefined)
      throw new KnownError('WRONG_USAGE', { what: `--since: found '${since}', wanted ${year.wanted}.` });
    return flows.map(([flow, measure]) => {
      // Reporter, measure, unit, principle, entry, entity, component, sector, counterpart, level, activity, frequency, collection.
      const key = [codes.join('+'), measure, 'USD_EXC', 'DI+DO', '', 'ALL', 'D', '', '', '', '_T', 'A', ''].join('.');
      const query = new URLSearchParams({
        ...(since !== undefined && { startPeriod: since }),
        dimensionAtObservation: 'AllDimensions',
        format: 'csvfile',
      });
      return {
        url: `https://sdmx.oecd.org/public/rest/data/OECD.DAF.INV,DSD_FDI@${flow},1.0/${key}?${query}`,
        name: `oecd-${flow.toLowerCase()}${codes.length > 0 ? `-${codes.join('-')}` : ''}.csv`,
        form: 'CSV',
      };
    });
  },
};
