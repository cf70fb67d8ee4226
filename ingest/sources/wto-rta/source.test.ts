import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { openEmbeddedStore } from '../../../graph/embedded/embedded-store.ts';
import type { Store } from '../../../graph/store.ts';
import { graphDump, graphLinks, graphNodes } from '../../graph-dump.fixture.ts';
import { editionOf, fileOf, loadFiles, testRealFiles } from '../../load.fixture.ts';
import { sheetOf, workbookOf } from '../../workbook.fixture.ts';
import { economyOfParty } from './economy-of-party.ts';

const [sample, changes] = ['sample.csv', 'sample-changes.csv'].map((name) => join(import.meta.dirname, name)) as [
  string,
  string,
];
const text = readFileSync(sample, 'utf8');
const cells = (path: string) => parse(readFileSync(path, 'utf8')) as string[][];

/** The parties of an agreement, each as `economy from to side`, with the year of signature of those that joined by the treaty. */
async function partiesOf(store: Store, id: number): Promise<string[]> {
  const links = (await graphLinks(store, 'PARTY_TO')).filter(({ end }) => end === `wto-rta:${id}`);
  return links
    .map(({ start, from = '', to = '', side = '', entryType, signedYear = '' }) =>
      [start, from, to, side, entryType === 'BASE_TREATY' ? signedYear : `later${signedYear}`].join(' '),
    )
    .sort();
}

/** What a store holds of agreements, but for the files and rows that said so. */
async function saidIn(store: Store): Promise<unknown[]> {
  const all = [...(await graphNodes(store, 'Agreement')), ...(await graphLinks(store, 'PARTY_TO'))];
  return all.map(({ record: _, ...said }) => JSON.stringify(said)).sort();
}

test('an agreement has its first signature and the days of its changes; what is negotiated is none yet', async () => {
  const store = openEmbeddedStore(null);
  const report = await loadFiles(store, 'wto-rta', [changes, sample]);
  // 8 agreements; parties 4, 5, 5, 3, 5, 4, 5 and 3.
  expect(report).toMatchObject({ dataset: 'wto-rta', rows: 13, records: 42, rejected: 0 });
  const agreements = await graphNodes(store, 'Agreement');
  expect(agreements.map(({ id }) => id).sort()).toEqual([2, 3, 4, 5, 6, 7, 8, 9].map((id) => `wto-rta:${id}`));
  expect(agreements).toContainEqual({
    id: 'wto-rta:3',
    name: 'EU - Mexico',
    type: 'PLURILATERAL_AND_THIRD',
    signedYear: 1997,
    amendedOn: ['2013-06-01', '2015-01-01'],
    dataset: 'wto-rta',
    record: `${editionOf('wto-rta', sample)}/4`,
  });
  expect(agreements).toContainEqual(
    expect.objectContaining({ id: 'wto-rta:8', name: 'Pacific Services Pact', signedYear: 2016, type: 'PLURILATERAL' }),
  );
  expect(await graphLinks(store, 'PARTY_TO')).toContainEqual({
    start: 'HRV',
    end: 'wto-rta:3',
    id: expect.any(String),
    dataset: 'wto-rta',
    record: `${editionOf('wto-rta', sample)}/4`,
    from: '2013-07-01',
    precision: 'DAY',
    entryType: 'ACCESSION',
    side: 1,
    basis: 'REPORTED',
  });
  await store.close();
});

test('a union stands for its members while they are in it, on one side, and who is named stands on the other', async () => {
  const store = openEmbeddedStore(null);
  await loadFiles(store, 'wto-rta', [sample]);
  expect(await partiesOf(store, 2)).toEqual([
    'BEL 1958-01-01   1957',
    'DEU 1958-01-01   1957',
    'GBR 1973-01-01 2021-01-01  later',
    'HRV 2013-07-01   later',
  ]);
  expect(await partiesOf(store, 3)).toEqual([
    'BEL 2000-07-01  1 1997',
    'DEU 2000-07-01  1 1997',
    'GBR 2000-07-01 2021-01-01 1 1997',
    'HRV 2013-07-01  1 later',
    'MEX 2000-07-01  2 1997',
  ]);
  // Two unions are two sides; who has left one is no party to what is not in force yet.
  expect(await partiesOf(store, 6)).toEqual([
    'BEL   2 2019',
    'BOL   1 2019',
    'DEU   2 2019',
    'HRV   2 2019',
    'PER   1 2019',
  ]);
  expect(await partiesOf(store, 7)).toEqual([
    'BOL 1995-01-01 2010-01-01 1 1994',
    'PER 1996-06-01 2010-01-01 1 1994',
    'TUR 1995-01-01 2010-01-01 2 1994',
    'VEN 1995-01-01 2006-04-22 1 1994',
  ]);
  await store.close();
});

test('a party enters and leaves on its own days: before the treaty, later, never, or on a day that nobody says', async () => {
  const store = openEmbeddedStore(null);
  await loadFiles(store, 'wto-rta', [sample]);
  expect(await partiesOf(store, 8)).toEqual([
    'FLK 2018-03-05   2016',
    'HKG    2016',
    'KOR 2017-01-01   2016',
    'TON    later',
    'WSM 2016-12-01   2016',
  ]);
  // The accession is an agreement of its own.
  expect(await partiesOf(store, 9)).toEqual(['KOR', 'TON', 'WSM'].map((economy) => `${economy} 2020-02-01   2019`));
  // The United Kingdom signed and was out before it was in force.
  expect((await partiesOf(store, 4)).filter((party) => party.startsWith('GBR'))).toEqual(['GBR  2021-01-01 1 2020']);
  await store.close();
});

test('the workbook says what its sheets say as tables of their own', async () => {
  const [tables, book] = [openEmbeddedStore(null), openEmbeddedStore(null)];
  await loadFiles(tables, 'wto-rta', [sample, changes]);
  const sheets = { AllRTAs: sheetOf(...cells(sample)), 'RTA Changes': sheetOf(...cells(changes)) };
  const report = await loadFiles(book, 'wto-rta', [fileOf('export.xlsx', workbookOf(sheets))]);
  expect(report).toMatchObject({ rows: 13, records: 42, rejected: 0 });
  expect(await saidIn(book)).toEqual(await saidIn(tables));
  const alone = fileOf('alone.xlsx', workbookOf({ Sheet1: sheetOf(...cells(sample)) }));
  expect(await loadFiles(book, 'wto-rta', [alone])).toMatchObject({ rows: 9, records: 42 });
  await Promise.all([tables.close(), book.close()]);
});

test.each([
  [
    'a party that is no economy of ISO 3166',
    'Samoa; Tonga"',
    'Samoa; Kosovo (under UNSC res. 1244)"',
    "row 10, column 'Current signatories': found 'Kosovo (under UNSC res. 1244)', wanted an economy, or a union",
  ],
  [
    'a union that the file does not make',
    'Mexico; European Union',
    'Mexico; Gulf Union (GU)',
    "row 4, column 'Current signatories': found 'Gulf Union (GU)', wanted an economy, or a union that another",
  ],
  [
    'a party that is gone without a day',
    '(01-Jan-1973 - 31-Dec-2020)',
    '(01-Jan-1973 - )',
    "row 3, column 'Specific Entry/Exit dates': found 'United Kingdom', wanted the day on which it left",
  ],
  [
    'days that cannot be read',
    'Peru(01-Jun-1996 - )',
    'Peru(31-Jun-1996 - )',
    "row 8, column 'Specific Entry/Exit dates': found 'Peru(31-Jun-1996 - )', wanted parties with their days",
  ],
  [
    'no day of signature',
    'FTA,,Inactive,1994-02-01',
    'FTA,,Inactive,',
    "row 8, column 'Date of Signature (G)': found '', wanted what an agreement has that is 'Inactive'",
  ],
  [
    'no day of its end',
    '1995-01-01,,2010-01-01',
    '1995-01-01,,',
    "row 8, column 'Inactive Date': found '', wanted what an agreement has that is 'Inactive'",
  ],
  ['another status', 'Early announcement-Signed ', 'Shelved', "row 5, column 'Status': found 'Shelved', wanted one of"],
])('a row with %s is rejected', async (_, from, to, message) => {
  const store = openEmbeddedStore(null);
  expect(text).toContain(from);
  const file = fileOf('cell.csv', text.replace(from, to));
  await expect(loadFiles(store, 'wto-rta', [file])).rejects.toThrow(message);
  expect(await graphDump(store)).toEqual([]);
  await store.close();
});

test('a change of an agreement that is not there is rejected, and changes alone are refused', async () => {
  const store = openEmbeddedStore(null);
  const foreign = fileOf('changes.csv', readFileSync(changes, 'utf8').replace('\n5,', '\n77,'));
  await expect(loadFiles(store, 'wto-rta', [sample, foreign])).rejects.toThrow(
    "changes.csv, row 5, column 'RTA ID': found '77', wanted an agreement that the other table states",
  );
  await expect(loadFiles(store, 'wto-rta', [changes])).rejects.toThrow('wto-rta needs the table of agreements');
  await store.close();
});

const real = [
  'agreements/WTO_RTA_AllRTAs.csv',
  'agreements/WTO_RTA_Changes.csv',
  'agreements/WTO_RTA_AllRTAs.xlsx',
] as const;
testRealFiles('the export of 2026 loads from CSV as from XLSX, and binds whom it lists', real, async (paths) => {
  const [table = '', ofChanges = '', workbook = ''] = paths;
  const [store, book] = [openEmbeddedStore(null), openEmbeddedStore(null)];
  const report = await loadFiles(store, 'wto-rta', [table, ofChanges]);
  expect(report).toMatchObject({ rows: 655 + 354, rejected: 7 });
  const rejected = readFileSync(report.rejections ?? '', 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line).found as string);
  expect(rejected.sort()).toEqual([
    ...Array.from({ length: 5 }, () => 'Kosovo (under UNSC res. 1244)'),
    'Libya', // entered the Common Market for Eastern and Southern Africa, and is no signatory of it
    'Yugoslavia, Socialist Federal Republic of',
  ]);
  expect(await loadFiles(book, 'wto-rta', [workbook])).toMatchObject({ rows: 655 + 354, rejected: 7 });
  expect(await saidIn(book)).toEqual(await saidIn(store));

  // 29 of the rows announce talks.
  const agreements = await graphNodes(store, 'Agreement');
  expect(agreements).toHaveLength(655 - 29 - 7);
  const amended = agreements.flatMap(({ amendedOn }) => amendedOn ?? []);
  const days = new Set(
    parse<Record<string, string>>(readFileSync(ofChanges, 'utf8'), { columns: true, bom: true })
      .filter((row) => row['Date of entry into force of changes'])
      .map((row) => `${row['RTA ID']} ${row['Date of entry into force of changes']}`),
  );
  expect(amended).toHaveLength(days.size);

  // Each economy that a row names is party to its agreement, and of those in force now bound by it but where a day says otherwise.
  const links = await graphLinks(store, 'PARTY_TO');
  const parties = new Map(links.map((link) => [`${link.end} ${link.start}`, link]));
  const rows = parse<Record<string, string>>(readFileSync(table, 'utf8'), { columns: true, bom: true });
  const known = new Set(agreements.map(({ id }) => id));
  let named = 0;
  for (const row of rows) {
    const id = `wto-rta:${row['RTA ID']}`;
    if (!known.has(id)) continue;
    for (const name of `${row['Current signatories']};${row['Original signatories']}`.split(';')) {
      const economy = economyOfParty(name.trim());
      if (economy === undefined) continue;
      named++;
      const party = parties.get(`${id} ${economy}`);
      expect([id, economy, party?.dataset]).toEqual([id, economy, 'wto-rta']);
      if (row.Status === 'Inactive') expect([id, economy, typeof party?.to]).toEqual([id, economy, 'string']);
    }
  }
  expect(named).toBeGreaterThan(4_800);
  const ofNorthAmerica = ['CAN', 'MEX', 'USA'];
  expect(await partiesOf(store, 122)).toEqual(ofNorthAmerica.map((iso3) => `${iso3} 1994-01-01 2020-07-01  1992`));
  expect(await partiesOf(store, 1087)).toEqual(ofNorthAmerica.map((iso3) => `${iso3} 2020-07-01   2018`));
  await Promise.all([store.close(), book.close()]);
});
