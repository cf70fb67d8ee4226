import { hash } from 'node:crypto';
import { KnownError } from '../../../model/errors.ts';
import { type Iso3, isEconomy } from '../../../model/iso3.ts';
import { type Column, decimal, optional, text, year as yearColumn } from '../../columns.ts';
import { economyOfName } from '../../economy-names.ts';
import { keyOfName } from '../../key-of-name.ts';
import { readRows } from '../../row-reader.ts';
import type { Source } from '../../source.ts';

const country: Column<Iso3> = {
  wanted: 'an economy by its English short name, such as Vietnam, or as ISO 3166-1 alpha-3',
  read: (cell) => {
    const name = cell.trim();
    if (isEconomy(name)) return name;
    return Object.hasOwn(economyOfName, name) ? economyOfName[name] : undefined;
  },
};
const within = (bound: number): Column<number> => ({
  wanted: `degrees from -${bound} to ${bound}`,
  read: (cell) => {
    const degrees = decimal.read(cell);
    return degrees !== undefined && Math.abs(degrees) <= bound ? degrees : undefined;
  },
});

const columns = {
  country,
  name: text,
  address: text,
  sector: text,
  lat: optional(within(90)),
  lng: optional(within(180)),
} as const;

/**
 * Facilities that supply a brand, as it discloses them to Open Supply Hub: where each is and what sector it works in.
 *
 * A facility is known by its economy, name and address together: one name often stands on several sites. The sectors are
 * Open Supply Hub's own; a concordance from `os-hub` ties them to a classification.
 */
export const osHub: Source = {
  id: 'os-hub',
  provenance: {
    title: 'Facilities as brands disclose them to Open Supply Hub',
    publisher: 'Open Supply Hub',
    home: 'https://opensupplyhub.org',
    licence: 'CC BY-SA 4.0',
    redistribution: 'OPEN',
    citation: 'Open Supply Hub',
    edition: null,
  },
  files: 'lists of facilities in the layout in which Open Supply Hub takes them (country,name,address,sector,lat,lng)',
  tables: [{ title: 'Facilities', columns }],
  options: [{ name: 'year', value: 'year', description: 'calendar year of the list', required: true }],
  dataset: () => 'os-hub',
  rejectedShare: 0.05,
  async *read(files, settings) {
    const year = yearColumn.read(settings.year ?? '');
    if (year === undefined)
      throw new KnownError('WRONG_USAGE', { what: `--year: found '${settings.year}', wanted ${yearColumn.wanted}.` });
    for (const file of files) {
      for await (const read of readRows(file, { columns })) {
        if ('rejected' in read) {
          yield { file, ...read };
          continue;
        }
        const { country: economy, name, address, sector, lat: latitude, lng: longitude } = read.values;
        const site = hash('sha256', keyOfName(address), 'hex').slice(0, 8);
        const start = `os-hub:${economy}:${keyOfName(name)}:${site}`;
        const place = { address, latitude, longitude } as const;
        const seat = { kind: 'seat', start, end: economy, from: null, to: null, ...place, basis: 'REPORTED' } as const;
        const end = `${economy}:os-hub:${keyOfName(sector)}`;
        const figures = { revenueUsd: null, purchasesUsd: null } as const;
        yield {
          file,
          row: read.row,
          records: [
            { record: { kind: 'firm', key: start, name, lei: null } },
            { record: seat },
            { record: { kind: 'activity', start, end, year, ...figures, basis: 'REPORTED' } },
          ],
        };
      }
    }
  },
};
