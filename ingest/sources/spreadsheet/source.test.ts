import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { openEmbeddedStore } from '../../../graph/embedded/embedded-store.ts';
import { graphDump, graphLinks, graphNodes } from '../../graph-dump.fixture.ts';
import { editionOf, fileOf, loadFiles } from '../../load.fixture.ts';
import { sheetOf, workbookOf } from '../../workbook.fixture.ts';
import { spreadsheet } from './source.ts';

const sample = join(import.meta.dirname, 'sample.csv');
const mapping = join(import.meta.dirname, 'sample-mapping.yaml');

test('the sample loads: a row gives a firm, its seat and its owner, in our units', async () => {
  const store = openEmbeddedStore(null);
  const report = await loadFiles(store, 'spreadsheet', [sample], { mapping });
  // 5 firms, 5 seats, 4 holdings: the first firm has no owner.
  expect(report).toMatchObject({ dataset: 'sample-mapping', rows: 5, records: 14, written: 14, rejected: 0 });
  expect((await graphNodes(store, 'Party')).map(({ id }) => id).sort()).toEqual(
    [1, 2, 3, 4, 5].map((no) => `crm:${no}`),
  );
  expect((await graphLinks(store, 'SEATED_IN')).map(({ start, end }) => `${start} ${end}`).sort()).toEqual([
    'crm:1 MEX',
    'crm:2 VNM',
    'crm:3 MEX',
    'crm:4 VNM',
    'crm:5 VNM',
  ]);
  expect(await graphNodes(store, 'Dataset')).toEqual([
    expect.objectContaining({ licence: 'Internal to the group', redistribution: 'NO_REDISTRIBUTION' }),
  ]);
  const holdings = await graphLinks(store, 'HOLDS');
  expect(holdings.map(({ start, end, exactShare, from }) => [start, end, exactShare, from ?? null])).toEqual(
    expect.arrayContaining([
      ['crm:1', 'crm:2', 0.6, '2012-03-15'],
      ['crm:1', 'crm:3', 0.125, '2015-01-01'],
      ['crm:2', 'crm:4', 0.333333, null],
      ['crm:4', 'crm:5', 1, '2019-12-31'],
    ]),
  );
  expect(holdings).toContainEqual(
    expect.objectContaining({ end: 'crm:2', record: `${editionOf('spreadsheet', sample)}/3`, basis: 'REPORTED' }),
  );
  await store.close();
});

test('a workbook gives what the same table gives in CSV', async () => {
  const rows = readFileSync(sample, 'utf8')
    .trim()
    .split('\n')
    .map((line) =>
      line
        .replace(/"([^"]*);([^"]*)"/, '$1, $2')
        .replaceAll('"', '')
        .split(';'),
    );
  const book = fileOf('firms.xlsx', workbookOf({ Notes: sheetOf(['none']), Firms: sheetOf(...rows) }));
  const store = openEmbeddedStore(null);
  await loadFiles(store, 'spreadsheet', [sample], { mapping });
  const again = await loadFiles(store, 'spreadsheet', [book], { mapping }, { sheet: 'Firms' });
  expect(again).toMatchObject({ records: 14, written: 0, unchanged: 14, retired: 0 });
  await expect(loadFiles(store, 'spreadsheet', [book], { mapping })).rejects.toThrow("found 'Notes', 'Firms'");
  await store.close();
});

test('a load that writes nothing says what is read as what, and shows the first rows', async () => {
  const store = openEmbeddedStore(null);
  const { preview } = await loadFiles(store, 'spreadsheet', [sample], { mapping }, { dryRun: true });
  expect(preview?.explained).toEqual([
    'firm:',
    "  key = column 'No', behind 'crm:'",
    "  name = column 'Company'",
    'seat:',
    "  start = column 'No', behind 'crm:'",
    "  end = column 'Seat', where Mexiko is MEX, Vietnam is VNM",
    'holding, unless Owner no is empty:',
    "  start = column 'Owner no', behind 'crm:'",
    "  end = column 'No', behind 'crm:'",
    '  interest = "ECONOMIC", in every row',
    "  exactShare = column 'Stake', in percent",
    "  from = column 'Since'",
  ]);
  expect(preview?.rows.map(({ row, records }) => [row, records.map(({ record }) => record.kind).join()])).toEqual([
    [2, 'firm,seat'],
    [3, 'firm,seat,holding'],
    [4, 'firm,seat,holding'],
    [5, 'firm,seat,holding'],
    [6, 'firm,seat,holding'],
  ]);
  expect(await graphDump(store)).toEqual([]);
  await store.close();
});

test('amounts, weights and years become whole dollars, tonnes and calendar years; what no column gives is unknown', async () => {
  const store = openEmbeddedStore(null);
  const map = fileOf(
    'trade.json',
    JSON.stringify({
      basis: 'ESTIMATED',
      numbers: '1,234.5',
      records: [
        {
          kind: 'export',
          fields: {
            start: { column: 'from' },
            end: { value: 'USA' },
            year: { value: 2012 },
            usd: { column: 'value', unit: 'thousand-usd' },
            tonnes: { column: 'kg', unit: 'kilograms' },
          },
        },
      ],
    }),
  );
  const table = fileOf('own.csv', 'from,value,kg\nMEX,"1,234.5",500\nVNM,7,\n');
  expect(await loadFiles(store, 'spreadsheet', [table], { mapping: map })).toMatchObject({
    dataset: 'trade',
    written: 2,
  });
  const links = await graphLinks(store, 'EXPORTS_TO');
  expect(links).toContainEqual(
    expect.objectContaining({ start: 'MEX', end: 'USA', year: 2012, usd: 1_234_500, tonnes: 0.5, basis: 'ESTIMATED' }),
  );
  const [vietnam] = links.filter(({ start }) => start === 'VNM');
  expect(vietnam).toMatchObject({ usd: 7_000 });
  for (const name of ['tonnes', 'product', 'reportedBy']) expect(vietnam).not.toHaveProperty(name);
  await store.close();
});

const holding = (stake: string, styles = '') => `basis: REPORTED
${styles}
records:
  - kind: holding
    fields:
      start: { column: a }
      end: { column: b }
      interest: { value: VOTING }
      exactShare: ${stake}
      to: { column: until }
      from: { value: 2010-01-01 }
`;
test.each([
  [
    'percent without its unit',
    holding('{ column: c }'),
    'a,b,1,',
    'records.0.fields.exactShare.unit: found nothing, wanted one of fraction, percent',
  ],
  [
    'a fraction that is percent',
    holding('{ column: c, unit: fraction }'),
    'a,b,55,',
    "column 'c': found '55', wanted a share from 0 to 1 in fraction",
  ],
  [
    'a fraction with a sign of percent',
    holding('{ column: c, unit: fraction }'),
    'a,b,0.5%,',
    "column 'c': found '0.5%'",
  ],
  [
    'a share above the whole',
    holding('{ column: c, unit: percent }'),
    'a,b,101,',
    "column 'c': found '101', wanted a share from 0 to 1 in percent",
  ],
  [
    'a decimal comma where a point was said',
    holding('{ column: c, unit: percent }'),
    'a,b,"12,5",',
    "column 'c': found '12,5', wanted a number such as 1234.5, in percent",
  ],
  [
    'thousands in groups of two',
    holding('{ column: c, unit: percent }', "numbers: '1,234.5'"),
    'a,b,"1,0",',
    "column 'c': found '1,0'",
  ],
  [
    'a day of another style',
    holding('{ column: c, unit: percent }', 'dates: DD/MM/YYYY'),
    'a,b,1,12/31/2012',
    "column 'until': found '12/31/2012', wanted a date as DD/MM/YYYY",
  ],
  [
    'an end before the start',
    holding('{ column: c, unit: percent }'),
    'a,b,1,2009-12-31',
    "column 'until': found '2009-12-31', wanted a day after 2010-01-01",
  ],
  ['a key that is not there', holding('{ column: c, unit: percent }'), ',b,1,', "column 'a': found '', wanted a text"],
  [
    'a column that is not there',
    holding('{ column: d, unit: percent }'),
    'a,b,1,',
    "bad.csv, the header: found no column 'd' among a, b, c, until",
  ],
  [
    'a column that is not named',
    holding('{ value: 1, unit: fraction }'),
    'a,b,1,',
    "bad.csv, the header: found the column 'c'",
  ],
  [
    'a constant out of range',
    holding('{ value: 5, unit: fraction }'),
    'a,b,1,',
    'records.0.fields.exactShare.value: found 5, wanted a share from 0 to 1',
  ],
  [
    'a unit of another thing',
    holding('{ column: c, unit: usd }'),
    'a,b,1,',
    "exactShare.unit: found 'usd', wanted one of fraction, percent",
  ],
  [
    'a field of another kind',
    holding('{ column: c, unit: percent }').replace('to:', 'usd:'),
    'a,b,1,',
    "map.yaml, records.0.fields: found the field 'usd', wanted fields of a holding: start, end",
  ],
  [
    'a field that is needed',
    holding('{ column: c, unit: percent }').replace('end:', 'subtype:'),
    'a,b,1,',
    "records.0.fields: found no 'end', wanted end of the holding",
  ],
  [
    'a kind that is none',
    'basis: REPORTED\nrecords: [{ kind: ship, fields: {} }]',
    'a,b,1,',
    'map.yaml, records.0.kind: found "ship", wanted one of bloc, firm',
  ],
  [
    'a key that a mapping has not',
    'basis: REPORTED\nrecord: []\nrecords: []',
    'a,b,1,',
    'map.yaml, records: found [], wanted at least one record',
  ],
  [
    'another key beside',
    `${holding('{ column: c, unit: percent, share: 1 }')}`,
    'a,b,1,',
    "map.yaml, records.0.fields.exactShare: found the key 'share'",
  ],
  [
    'a mapping without basis',
    'records: []',
    'a,b,1,',
    'map.yaml, basis: found nothing, wanted one of REPORTED, ESTIMATED, ILLUSTRATIVE',
  ],
  ['no mapping at all', '- 1', 'a,b,1,', 'map.yaml, the mapping: found [1], wanted a mapping with basis and records'],
  ['broken YAML', 'basis: [', 'a,b,1,', 'map.yaml, the mapping: found '],
  [
    'aliases that multiply',
    `a: &a [x,x,x,x,x,x,x,x,x,x]\nb: &b [${'*a,'.repeat(10)}]\nc: &c [${'*b,'.repeat(10)}]\nd: [${'*c,'.repeat(10)}]`,
    'a,b,1,',
    'map.yaml, the mapping: found Excessive alias count',
  ],
])('%s is refused with its place, what was found and what was wanted', async (_, yaml, row, message) => {
  const store = openEmbeddedStore(null);
  const table = fileOf('bad.csv', `a,b,c,until\n${row}\n`);
  await expect(loadFiles(store, 'spreadsheet', [table], { mapping: fileOf('map.yaml', yaml) })).rejects.toThrow(
    message,
  );
  expect(await graphDump(store)).toEqual([]);
  await store.close();
});

test('the example of the page is the mapping of the sample', () => {
  expect(spreadsheet.notes?.join('\n')).toContain(readFileSync(mapping, 'utf8'));
});
