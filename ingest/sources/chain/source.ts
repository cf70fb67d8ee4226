import { KnownError } from '../../../model/errors.ts';
import { type Column, date, economy, nonNegative, oneOf, optional, share, text, year } from '../../columns.ts';
import { type ReadRow, readHeader, readRows } from '../../row-reader.ts';
import type { RowOutcome, Source } from '../../source.ts';
import { broken, type InputFile } from '../../table.ts';

const industry: Column<string> = {
  wanted: 'an industry as ISO3:scheme:code, such as MEX:isic4:C29',
  read: (cell) => (/^[A-Z0-9]{3,4}:[a-z][a-z0-9-]*:[^:\s]+$/.test(cell.trim()) ? cell.trim() : undefined),
};

const firmColumns = {
  id: text,
  kind: oneOf('FIRM', 'PERSON'),
  name: text,
  economy: optional(economy()),
  lei: optional(text),
  industry: optional(industry),
  year: optional(year),
  revenue_usd: optional(nonNegative),
  purchases_usd: optional(nonNegative),
} as const;
const holdingColumns = {
  holder: text,
  company: text,
  interest: oneOf('ECONOMIC', 'VOTING', 'CONTROL'),
  exact_share: optional(share),
  min_share: optional(share),
  max_share: optional(share),
  from: optional(date),
  to: optional(date),
} as const;
const supplyColumns = {
  supplier: text,
  buyer: text,
  product: optional(text),
  year,
  usd: optional(nonNegative),
} as const;

/** A chain of firms as a team knows it: the firms and persons, who holds whom, who supplies whom. */
export const chain: Source = {
  id: 'chain',
  provenance: {
    title: 'A chain of firms',
    publisher: null,
    home: null,
    licence: null,
    redistribution: 'UNKNOWN',
    citation: null,
    edition: null,
  },
  files: `firms.csv (${Object.keys(firmColumns).join(',')}), holdings.csv (${Object.keys(holdingColumns).join(',')}) and supplies.csv (${Object.keys(supplyColumns).join(',')}), by any name`,
  tables: [
    { title: 'Firms and persons', columns: firmColumns },
    { title: 'Holdings', columns: holdingColumns, optional: true },
    { title: 'Supplies', columns: supplyColumns, optional: true },
  ],
  options: [
    {
      name: 'basis',
      value: 'basis',
      description: 'how the figures came to be: REPORTED (the default), ESTIMATED or ILLUSTRATIVE',
    },
  ],
  dataset: () => 'chain',
  rejectedShare: 0.05,
  async *read(files, settings) {
    const basis = oneOf('REPORTED', 'ESTIMATED', 'ILLUSTRATIVE').read(settings.basis ?? 'REPORTED');
    if (basis === undefined)
      throw new KnownError('WRONG_USAGE', {
        what: `--basis: found '${settings.basis}', wanted REPORTED, ESTIMATED or ILLUSTRATIVE.`,
      });
    const { firms, holdings, supplies } = await filesByLayout(files);
    const kinds = new Map<string, 'FIRM' | 'PERSON'>();

    for (const file of firms) {
      for await (const read of readRows(file, { columns: firmColumns })) {
        if (!('values' in read)) {
          yield { file, ...read };
          continue;
        }
        const {
          id: key,
          kind,
          name,
          economy: seat,
          lei,
          industry: end,
          year: inYear,
          revenue_usd: revenueUsd,
          purchases_usd: purchasesUsd,
        } = read.values;
        if (end !== null && inYear === null) {
          yield rejection(file, read, 'year', '', 'a year beside an industry');
          continue;
        }
        kinds.set(key, kind);
        yield {
          file,
          row: read.row,
          records: [
            { record: kind === 'FIRM' ? { kind: 'firm', key, name, lei } : { kind: 'person', key, name } },
            ...(seat === null
              ? []
              : [{ record: { kind: 'seat', start: key, end: seat, from: null, to: null, basis } as const }]),
            ...(end === null || inYear === null
              ? []
              : [
                  {
                    record: {
                      kind: 'activity',
                      start: key,
                      end,
                      year: inYear,
                      revenueUsd,
                      purchasesUsd,
                      basis,
                    } as const,
                  },
                ]),
          ],
        };
      }
    }
    for (const file of holdings) {
      for await (const read of readRows(file, { columns: holdingColumns })) {
        if (!('values' in read)) {
          yield { file, ...read };
          continue;
        }
        const {
          holder: start,
          company: end,
          interest,
          exact_share: exactShare,
          min_share: minShare,
          max_share: maxShare,
          from,
          to,
        } = read.values;
        if (!kinds.has(start)) yield rejection(file, read, 'holder', start, 'a party of the table of firms');
        else if (kinds.get(end) !== 'FIRM') yield rejection(file, read, 'company', end, 'a firm of the table of firms');
        else if (minShare !== null && maxShare !== null && minShare > maxShare)
          yield rejection(file, read, 'max_share', String(maxShare), `at least min_share, ${minShare}`);
        else if (from !== null && to !== null && to <= from)
          yield rejection(file, read, 'to', to, `a day after ${from}`);
        else
          yield {
            file,
            row: read.row,
            records: [
              { record: { kind: 'holding', start, end, interest, exactShare, minShare, maxShare, from, to, basis } },
            ],
          };
      }
    }
    for (const file of supplies) {
      for await (const read of readRows(file, { columns: supplyColumns })) {
        if (!('values' in read)) {
          yield { file, ...read };
          continue;
        }
        const { supplier: start, buyer: end, product, year: inYear, usd } = read.values;
        const stranger = [['supplier', start] as const, ['buyer', end] as const].find(
          ([, id]) => kinds.get(id) !== 'FIRM',
        );
        if (stranger) yield rejection(file, read, stranger[0], stranger[1], 'a firm of the table of firms');
        else
          yield {
            file,
            row: read.row,
            records: [{ record: { kind: 'firm-supply', start, end, year: inYear, product, usd, basis } }],
          };
      }
    }
  },
};

function rejection(
  file: InputFile,
  { row }: ReadRow<unknown>,
  column: string,
  found: string,
  wanted: string,
): RowOutcome {
  return { file, row, rejected: { file: file.name, row, column, found, wanted } };
}

async function filesByLayout(
  files: readonly InputFile[],
): Promise<{ firms: InputFile[]; holdings: InputFile[]; supplies: InputFile[] }> {
  const given = { firms: [] as InputFile[], holdings: [] as InputFile[], supplies: [] as InputFile[] };
  for (const file of files) {
    const header = await readHeader(file);
    if (header.includes('revenue_usd')) given.firms.push(file);
    else if (header.includes('holder')) given.holdings.push(file);
    else if (header.includes('supplier')) given.supplies.push(file);
    else
      throw broken(
        file,
        'the header',
        header.join(', '),
        'the columns of firms, holdings or supplies that `isthmus sources` lists',
      );
  }
  if (given.firms.length === 0)
    throw new KnownError('WRONG_USAGE', {
      what: 'chain needs the table of firms: holdings and supplies name its rows.',
    });
  return given;
}
