import { KnownError } from '../../../model/errors.ts';
import { type Column, oneOf, text } from '../../columns.ts';
import type { IngestRecord } from '../../records.ts';
import { readRows } from '../../row-reader.ts';
import type { Source } from '../../source.ts';
import { sectionTitles } from './section-titles.ts';

const code: Column<string> = {
  wanted: 'a code of two, four or six digits with its leading zero, or TOTAL',
  read: (cell) => (/^(\d{2}|\d{4}|\d{6}|TOTAL)$/.test(cell.trim()) ? cell.trim() : undefined),
};
const section: Column<string> = {
  wanted: 'a section from I to XXI, or TOTAL',
  read: (cell) => (sectionTitles.has(cell.trim()) || cell.trim() === 'TOTAL' ? cell.trim() : undefined),
};

const columns = { section, hscode: code, description: text, parent: code, level: oneOf('2', '4', '5', '6') } as const;
const levels = { 2: 'CHAPTER', 4: 'HEADING', 6: 'SUBHEADING' } as const;

/**
 * Goods of one edition of the Harmonized System, each under the one above it; what trade calls a product is one of these codes.
 *
 * Sections are named by the rows of their chapters. The total of all goods is no product: trade states it without one.
 */
export const hs: Source = {
  id: 'hs',
  provenance: {
    title: 'Harmonized System: sections, chapters, headings and subheadings',
    publisher: 'World Customs Organization; UN Statistics Division',
    home: 'https://www.wcoomd.org/en/topics/nomenclature/overview/what-is-the-harmonized-system.aspx',
    licence: 'ODC-PDDL-1.0 (the public harmonized-system table)',
    redistribution: 'OPEN',
    citation: null,
    edition: null,
  },
  files: 'the table of codes in the public harmonized-system layout, CSV or gzipped CSV',
  tables: [{ title: 'Codes', columns, ignored: ['', 'index'] }],
  options: [
    { name: 'revision', value: 'year', description: 'edition of the Harmonized System, such as 2022', required: true },
  ],
  dataset: ({ revision }) => `hs-${revision}`,
  rejectedShare: 0,
  async *read(files, { revision: year = '' }) {
    if (!/^(1988|1992|1996|20\d\d)$/.test(year))
      throw new KnownError('WRONG_USAGE', { what: `hs: found the revision '${year}', wanted a year such as 2022.` });
    const revision = `HS${year}`;
    for (const file of files) {
      for await (const read of readRows(file, { columns, ignored: ['', 'index'] })) {
        if ('rejected' in read) {
          yield { file, row: read.row, rejected: read.rejected };
          continue;
        }
        const { section, hscode, description, parent, level } = read.values;
        if (hscode === 'TOTAL') {
          yield { file, row: read.row, records: [] };
          continue;
        }
        const above = hscode.length === 2 ? 'TOTAL' : hscode.slice(0, -2);
        const wrong =
          level !== String(hscode.length)
            ? { column: 'level', found: level, wanted: `${hscode.length}, as the code ${hscode} has digits` }
            : parent !== above
              ? { column: 'parent', found: parent, wanted: `${above}, which ${hscode} belongs to` }
              : null;
        if (wrong) {
          yield { file, row: read.row, rejected: { file: file.name, row: read.row, ...wrong } };
          continue;
        }
        const records: IngestRecord[] = [];
        const title = sectionTitles.get(section);
        if (hscode.length === 2 && title !== undefined)
          records.push({ kind: 'product', key: section, name: title, level: 'SECTION', parent: null, revision });
        records.push({
          kind: 'product',
          key: hscode,
          name: description,
          level: levels[hscode.length as 2 | 4 | 6],
          // Goods not specified by kind, chapter 99, belong to no section.
          parent: hscode.length > 2 ? above : title === undefined ? null : section,
          revision,
        });
        yield { file, row: read.row, records: records.map((record) => ({ record })) };
      }
    }
  },
};
