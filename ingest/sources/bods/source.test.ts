import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { openEmbeddedStore } from '../../../graph/embedded/embedded-store.ts';
import type { Row, Store } from '../../../graph/store.ts';
import { graphDump, graphLinks, graphNodes } from '../../graph-dump.fixture.ts';
import { editionOf, fileOf, loadFiles, testRealFiles } from '../../load.fixture.ts';

const sample = (name: string) => join(import.meta.dirname, name);
const statements = sample('sample.json');
const earlier = sample('sample-0-2.jsonl');

/** Links of a type as `holder > firm interest share from to`, shares in percent, by the names of the ends. */
async function said(store: Store, type: string): Promise<string[]> {
  const names = new Map((await graphNodes(store, 'Party')).map(({ id, name }) => [id, name]));
  const percent = (share: unknown) => Number((Number(share) * 100).toFixed(9));
  const range = ({ exactShare, minShare, maxShare, minExclusive, maxExclusive }: Row) =>
    exactShare !== undefined
      ? `${percent(exactShare)}`
      : minShare === undefined && maxShare === undefined
        ? '?'
        : `${minExclusive ? '(' : '['}${percent(minShare ?? 0)},${percent(maxShare ?? 1)}${maxExclusive ? ')' : ']'}`;
  return (await graphLinks(store, type))
    .map((link) => {
      const [start, end] = [link.start, link.end].map((key) => names.get(key ?? null));
      return `${start} > ${end} ${link.interest ?? link.type} ${range(link)} ${link.from ?? ''}..${link.to ?? ''}`;
    })
    .sort();
}

test('the sample of 0.4 loads: shares as they are bounded, histories, what is held through others apart, no invented owner', async () => {
  const store = openEmbeddedStore(null);
  const report = await loadFiles(store, 'bods', [statements]);
  // 2 firms, 1 person, 1 seat; 5 holdings, 1 through others, 2 undisclosed, 1 relation.
  expect(report).toMatchObject({ dataset: 'bods', rows: 12, records: 13, written: 13, rejected: 0 });
  expect(await said(store, 'HOLDS')).toEqual([
    'Bolt Ltd > Acme Ltd ECONOMIC [50,75) 2019-01-01..',
    'Bolt Ltd > Acme Ltd VOTING (50,75] 2019-01-01..',
    'Ines Mora > Acme Ltd CONTROL ? ..',
    'Ines Mora > Bolt Ltd ECONOMIC 40 2021-03-01..2022-03-31',
    'Ines Mora > Bolt Ltd ECONOMIC 60 2018-06-01..2021-03-01',
  ]);
  expect(await said(store, 'HOLDS_INDIRECTLY')).toEqual(['Ines Mora > Acme Ltd ECONOMIC 30 ..']);
  expect(await said(store, 'RELATED_TO')).toEqual(['Ines Mora > Bolt Ltd boardChair ? ..2022-04-01']);
  expect(await said(store, 'UNDISCLOSED_HOLDER')).toEqual([
    'Acme Ltd > Acme Ltd ECONOMIC [25,50] ..',
    'Bolt Ltd > Bolt Ltd ECONOMIC 10 ..',
  ]);
  expect(
    (await graphLinks(store, 'UNDISCLOSED_HOLDER'))
      .map(({ category, reason, detail }) => [category, reason, detail])
      .sort(),
  ).toEqual([
    ['unknownPerson', 'subjectUnableToConfirmOrIdentifyBeneficialOwner', 'Asked in vain'],
    ['unspecified', 'interestedPartyExemptFromDisclosure', undefined],
  ]);
  expect(await graphNodes(store, 'Firm')).toContainEqual({
    id: 'e-acme',
    dataset: 'bods',
    record: `${editionOf('bods', statements)}/1`,
    name: 'Acme Ltd',
    aliases: ['Акме'],
    lei: 'ISTHMUS00000000ALF80',
    jurisdiction: 'US-DE',
    category: 'registeredEntity',
    registerAuthority: 'GB-COH',
    registerNumber: '00000001',
    foundedOn: '2001-02-03',
  });
  expect(await graphNodes(store, 'Person')).toEqual([
    expect.objectContaining({ name: 'Ines Mora', aliases: ['Ines M.'], birthDate: '1970-05', nationalities: ['MEX'] }),
  ]);
  expect(await loadFiles(store, 'bods', [statements])).toMatchObject({ written: 0, retired: 0 });
  await store.close();
});

test('in 0.2 a statement that replaces another goes on under the first id, whatever order they come in', async () => {
  const lines = readFileSync(earlier, 'utf8').trim().split('\n');
  for (const file of [earlier, fileOf('turned.jsonl', `${lines.toReversed().join('\n')}\n`)]) {
    const store = openEmbeddedStore(null);
    expect(await loadFiles(store, 'bods', [file])).toMatchObject({ rows: 6, records: 6, rejected: 0 });
    expect((await graphNodes(store, 'Firm')).map(({ id, name }) => [id, name])).toEqual([['a1', 'New Name']]);
    expect(await said(store, 'HOLDS')).toEqual([
      'Jo Doe > New Name ECONOMIC (50,75] 2017-01-01..2019-05-01',
      'Jo Doe > New Name ECONOMIC 100 2019-05-01..',
    ]);
    expect(await graphLinks(store, 'UNDISCLOSED_HOLDER')).toEqual([
      expect.objectContaining({ reason: 'no-beneficial-owners', detail: 'None', interest: 'CONTROL' }),
    ]);
    await store.close();
  }
});

const content = readFileSync(statements, 'utf8');
test.each([
  [
    'a share above 100 percent',
    content.replace('"exact": 60', '"exact": 160'),
    "row 6, column 'interests.share.exact': found '160'",
  ],
  [
    'bounds the wrong way round',
    content.replace('"minimum": 25', '"minimum": 55'),
    "row 10, column 'interests.share.maximum': found '50'",
  ],
  [
    'an owner that nobody describes',
    content.replace('"interestedParty": "e-bolt"', '"interestedParty": "e-zeta"'),
    "row 5, column 'interestedParty': found 'e-zeta'",
  ],
  [
    'a subject that is a person',
    content.replace('"subject": "e-bolt"', '"subject": "p-ines"'),
    "column 'subject': found 'p-ines', wanted an entity of the files",
  ],
  [
    'an end before the start',
    content.replace('2022-03-31', '2002-03-31'),
    "row 8, column 'interests.endDate': found '2002-03-31'",
  ],
  [
    'a record of another type',
    content.replace('"recordType": "person"', '"recordType": "ghost"'),
    "row 3, column 'recordType': found 'ghost'",
  ],
  ['a cut file', content.slice(0, -30), 'found the end of the file, wanted the rest of the record'],
  ['objects nested 100,000 deep', `[${'{"a":'.repeat(100_000)}`, 'found more than 100 levels'],
  ['a NUL', content.replace('Bolt', 'Bo\0lt'), 'found a NUL'],
])('%s is told with its place, and nothing is loaded', async (_, text, message) => {
  const store = openEmbeddedStore(null);
  await expect(loadFiles(store, 'bods', [fileOf('bad.json', text)])).rejects.toThrow(message);
  expect(await graphDump(store)).toEqual([]);
  await store.close();
});

test('relationships that come apart from the entities that they tie are kept, and their parties by what names them', async () => {
  const store = openEmbeddedStore(null);
  const [alfalfa, betula] = ['ISTHMUS00000000ALF80', 'ISTHMUS00000000BET74'];
  const share = { type: 'shareholding', share: { exact: 60 } };
  const earlier = { statementDate: '2023-05-18', statementType: 'ownershipOrControlStatement', interests: [share] };
  const record = { statementDate: '2023-05-18', recordType: 'relationship', recordStatus: 'new' };
  const path = fileOf(
    'apart.json',
    JSON.stringify([
      {
        ...earlier,
        statementID: 's-1',
        subject: { describedByEntityStatement: 'e-held' },
        interestedParty: { describedByPersonStatement: 'p-holder' },
      },
      {
        ...record,
        statementId: 's-2',
        recordId: 'r-2',
        recordDetails: { subject: betula, interestedParty: `XI-LEI-${alfalfa}`, interests: [share] },
      },
    ]),
  );
  expect(await loadFiles(store, 'bods', [path])).toMatchObject({ rows: 2, records: 6, rejected: 0 });
  expect(await said(store, 'HOLDS')).toHaveLength(2);
  expect((await graphLinks(store, 'HOLDS')).map(({ start, end, exactShare }) => [start, end, exactShare])).toEqual(
    expect.arrayContaining([
      ['p-holder', 'e-held', 0.6],
      [`XI-LEI-${alfalfa}`, betula, 0.6],
    ]),
  );
  const named = (row: number, id: string) => ({ id, dataset: 'bods', record: `${editionOf('bods', path)}/${row}` });
  expect(await graphNodes(store, 'Person')).toEqual([named(1, 'p-holder')]);
  expect(await graphNodes(store, 'Firm')).toEqual(
    expect.arrayContaining([
      named(1, 'e-held'),
      { ...named(2, `XI-LEI-${alfalfa}`), lei: alfalfa },
      { ...named(2, betula), lei: betula },
    ]),
  );
  await store.close();
});

/** What the documentation of each example says of it: every holding, with its share in percent and its time. */
const examples: Readonly<
  Record<string, { readonly holds: readonly string[]; readonly indirectly?: readonly string[] }>
> = {
  'bods_0_4/bods-package.json': { holds: ['Jennifer Hewitson-Smith > Profitech Ltd ECONOMIC 100 2016-04-06..'] },
  'bods_0_4/bods-package-entity-owning-entity.json': { holds: ['MVJ LIMITED > JENEX LIMITED ECONOMIC [75,100) ..'] },
  'bods_0_4/bods-package-fi-soe.json': {
    holds: [
      'Suomen Kaasuverkko Oy > Gasgrid Finland Oy ECONOMIC 76.5 2020-01-01..',
      'Suomen tasavalta > Valtiovarainministerio CONTROL ? ..',
      'Valtiovarainministerio > Gasgrid Finland Oy ECONOMIC 23.5 2020-01-01..',
      'Valtiovarainministerio > Suomen Kaasuverkko Oy ECONOMIC 100 2020-01-01..',
    ],
    indirectly: ['Suomen tasavalta > Gasgrid Finland Oy ECONOMIC 100 2020-01-01..'],
  },
  'bods_0_4/fermcat.json': {
    holds: [
      'Declan Byrne-Amin > Fermcat Ltd ECONOMIC 50 2021-04-03..2022-01-21',
      "Patrick O'Donohue > Fermcat Ltd ECONOMIC 100 2022-01-21..",
      "Patrick O'Donohue > Fermcat Ltd ECONOMIC 50 2019-09-11..2022-01-21",
      'Riyadh Byrne-Amin > Fermcat Ltd ECONOMIC 50 2019-09-11..2021-04-03',
    ],
  },
  'bods_0_4/indirect-ownership.json': {
    holds: ['Company B > Company A ECONOMIC 60 2017-11-01..', 'Person 1 > Company B ECONOMIC ? ..'],
    indirectly: ['Person 1 > Company A ECONOMIC 30 2017-11-01..'],
  },
  'bods_0_4/joint-ownership.json': {
    holds: [
      'Joint shareholding > CHRINON LTD ECONOMIC 100 2018-01-01..',
      'Natalie Coleman > Joint shareholding ECONOMIC 50 2018-01-01..',
      'Roberto Lopez > Joint shareholding ECONOMIC 50 2018-01-01..',
    ],
  },
  'bods_0_4/multiple-indirect-ownership.json': {
    holds: [
      'Company C > Company B ECONOMIC 50 2017-11-01..',
      'Company D > Company B ECONOMIC 50 2017-11-01..',
      'Person 1 > Company C ECONOMIC ? ..',
      'Person 1 > Company D ECONOMIC ? ..',
    ],
    indirectly: ['Person 1 > Company B ECONOMIC 60 2017-11-01..'],
  },
  'bods_0_4/tecido.json': {
    holds: ['ECONOMIC', 'VOTING'].flatMap((interest) => [
      `Maria Esteves > Tecido Ltd ${interest} 100 2002-03-09..2021-09-24`,
      `Maria Esteves > Tecido Ltd ${interest} 30 2022-09-21..2023-03-03`,
      `Maria Esteves > Tecido Ltd ${interest} 40 2021-09-24..2022-09-21`,
      `Shear Trust > Tecido Ltd ${interest} 60 2021-09-24..2022-09-21`,
      `Shear Trust > Tecido Ltd ${interest} 70 2022-09-21..2023-03-01`,
      `Shear Trust > Tecido Ltd ${interest} 80 2023-03-01..`,
    ]),
  },
  'bods_0_2/basic_1_v0.2.json': { holds: ['Christopher Taggart > CHRINON LTD ECONOMIC 100 2016-04-06..'] },
  'bods_0_2/basic_1_v0.3.json': { holds: ['Christopher Taggart > CHRINON LTD ECONOMIC 100 2016-04-06..'] },
  'bods_0_2/iscompontent-os-03-dr-03.json': {
    holds: ['Company B > Company A ECONOMIC ? ..', 'Person 1 > Company B ECONOMIC ? ..'],
    indirectly: ['Person 1 > Company A ECONOMIC 30 2017-11-01..'],
  },
};

for (const [name, { holds, indirectly = [] }] of Object.entries(examples)) {
  testRealFiles(
    `the published example ${name} gives the ownership that it describes`,
    [`ownership/${name}`],
    async (paths) => {
      const store = openEmbeddedStore(null);
      expect(await loadFiles(store, 'bods', paths)).toMatchObject({ rejected: 0 });
      expect(await said(store, 'HOLDS')).toEqual([...holds].sort());
      expect(await said(store, 'HOLDS_INDIRECTLY')).toEqual(indirectly);
      await store.close();
    },
  );
}
