import type { Iso3 } from '../model/iso3.ts';
import { type Column, text } from './columns.ts';
import { economyOfNumber } from './iso-numeric.ts';

/**
 * Numbers that UN trade statistics use where ISO 3166-1 has another one, or none any more: France with Monaco and the
 * overseas departments, the United States with Puerto Rico, and so on.
 *
 * Other Asia, not elsewhere specified (490), is how Taiwan's trade is reported, and stands for it.
 */
const ofTradeStatistics: ReadonlyMap<number, Iso3> = new Map([
  [58, 'BLX'],
  [80, 'ATB'],
  [200, 'CSK'],
  [230, 'ETH'],
  [251, 'FRA'],
  [278, 'DDR'],
  [280, 'DEU'],
  [381, 'ITA'],
  [490, 'TWN'],
  [530, 'ANT'],
  [532, 'ANT'],
  [536, 'NTZ'],
  [579, 'NOR'],
  [582, 'PCI'],
  [588, 'PAK'],
  [590, 'PAN'],
  [592, 'PCZ'],
  [658, 'KNA'],
  [699, 'IND'],
  [711, 'SACU'],
  [720, 'YMD'],
  [736, 'SDN'],
  [757, 'CHE'],
  [810, 'SUN'],
  [837, 'BUN'],
  [838, 'FRE'],
  [839, 'SPE'],
  [841, 'USA'],
  [842, 'USA'],
  [849, 'PUS'],
  [866, 'VDR'],
  [868, 'VNM'],
  [886, 'YEM'],
  [890, 'YUG'],
  [891, 'SCG'],
  [899, 'UNS'],
]);

/**
 * An economy by its number in UN Comtrade and BACI, which is that of ISO 3166-1 but for some.
 *
 * Groups such as the EU (97) and what is left of a region, such as other Europe (568), are none: the first repeat their members.
 */
export const tradeNumber: Column<Iso3> = {
  wanted: 'an economy by its UN Comtrade code, such as 842; groups and remainders of regions are none',
  read: (cell) => {
    if (!/^\d{1,3}$/.test(cell.trim())) return undefined;
    const number = Number(cell);
    return ofTradeStatistics.get(number) ?? economyOfNumber.get(number);
  },
};

/** A code of the Harmonized System as text: two, four or six digits, the leading zero kept. */
export const hsCode: Column<string> = {
  wanted: 'an HS code of two, four or six digits with its leading zero',
  read: (cell) => (/^(\d{2}|\d{4}|\d{6})$/.test(cell.trim()) ? text.read(cell) : undefined),
};
