import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { openEmbeddedStore } from '../../../graph/embedded/embedded-store.ts';
import { graphDump, graphLinks, graphNodes, ofLoads } from '../../graph-dump.fixture.ts';
import { editionOf, fileOf, loadFiles, testRealFiles } from '../../load.fixture.ts';

const sample = (name: string) => join(import.meta.dirname, name);
const [entities, relationships, exceptions] = [
  sample('sample.xml'),
  sample('sample-relationships.xml'),
  sample('sample-exceptions.json'),
];
const updates = [sample('sample-update.xml'), sample('sample-relationships-update.xml')];
const [alfalfa, betula, gamma, delta] = [
  'ISTHMUS00000000ALF80',
  'ISTHMUS00000000BET74',
  'ISTHMUS00000000GAM93',
  'ISTHMUS00000000DEL44',
];

test('the sample loads: firms with the state of their entries, seats, consolidation as control, funds as relations', async () => {
  const store = openEmbeddedStore(null);
  const report = await loadFiles(store, 'gleif', [entities, relationships, exceptions]);
  // 3 firms and one that is only named, 4 seats, 2 holdings, 2 relations, 2 exceptions; the annulled entry says nothing.
  expect(report).toMatchObject({ dataset: 'gleif', rows: 10, records: 14, written: 14, rejected: 0 });
  const firms = await graphNodes(store, 'Firm');
  expect(firms).toContainEqual({
    id: alfalfa,
    dataset: 'gleif',
    record: `${editionOf('gleif', entities)}/1`,
    name: 'Alfalfa & Sons',
    lei: alfalfa,
    aliases: ['Alfalfa Brothers', 'Alfalfa and Sons'],
    jurisdiction: 'US-DE',
    legalForm: 'COMPANY',
    category: 'GENERAL',
    status: 'ACTIVE',
    registrationStatus: 'ISSUED',
    registerAuthority: 'RA000001',
    registerNumber: '100',
    foundedOn: '2001-02-03',
  });
  expect(firms).toContainEqual(
    expect.objectContaining({ id: betula, name: 'Bétula 有限公司', registrationStatus: 'LAPSED' }),
  );
  expect(firms).toContainEqual(
    expect.objectContaining({
      id: gamma,
      status: 'INACTIVE',
      registrationStatus: 'RETIRED',
      dissolvedOn: '2020-05-06',
    }),
  );
  const named = firms.find(({ id }) => id === delta);
  expect(named).toEqual({ id: delta, lei: delta, dataset: 'gleif', record: `${editionOf('gleif', relationships)}/1` });

  const seats = (await graphLinks(store, 'SEATED_IN')).map(({ start, end, role }) => [start, end, role]);
  expect(seats.sort()).toEqual(
    [
      [alfalfa, 'USA', 'JURISDICTION'],
      [betula, 'CYM', 'JURISDICTION'],
      [betula, 'CUW', 'HEADQUARTERS'],
      [gamma, 'LUX', 'JURISDICTION'],
    ].sort(),
  );
  const consolidations = await graphLinks(store, 'HOLDS');
  expect(
    consolidations
      .map(({ start, end, interest, subtype, directness, registrationStatus, from, to }) => [
        start,
        end,
        interest,
        subtype,
        directness,
        registrationStatus,
        from,
        to,
      ])
      .sort(),
  ).toEqual([
    [delta, alfalfa, 'CONTROL', 'IS_DIRECTLY_CONSOLIDATED_BY', 'DIRECT', 'PUBLISHED', '2012-11-29', undefined],
    [delta, alfalfa, 'CONTROL', 'IS_ULTIMATELY_CONSOLIDATED_BY', 'INDIRECT', 'LAPSED', '2012-11-29', undefined],
  ]);
  for (const link of consolidations) expect(Object.keys(link).filter((name) => name.endsWith('Share'))).toEqual([]);
  const relations = await graphLinks(store, 'RELATED_TO');
  expect(relations.map(({ start, end, type, status, to }) => [start, end, type, status, to]).sort()).toEqual(
    [
      // Inactive without a day: it had ended by the last update of its entry.
      [gamma, betula, 'IS_FUND-MANAGED_BY', 'INACTIVE', '2023-05-18'],
      [gamma, alfalfa, 'IS_SUBFUND_OF', 'ACTIVE', '2019-01-01'],
    ].sort(),
  );
  expect(
    (await graphLinks(store, 'UNDISCLOSED_HOLDER')).map(({ start, end, reason }) => [start, end, reason]).sort(),
  ).toEqual(
    [
      [betula, betula, 'NO_KNOWN_PERSON'],
      [delta, delta, 'NON_PUBLIC'],
    ].sort(),
  );
  await store.close();
});

test('files that come one by one give the graph of all at once, and the same again changes nothing', async () => {
  const [together, oneByOne] = [openEmbeddedStore(null), openEmbeddedStore(null)];
  await loadFiles(together, 'gleif', [entities, relationships, exceptions]);
  for (const file of [entities, relationships, exceptions, entities, relationships])
    await loadFiles(oneByOne, 'gleif', [file]);
  const except = [...ofLoads, 'rows', 'records', 'sha256', 'files'];
  expect(await graphDump(oneByOne, except)).toEqual(await graphDump(together, except));
  const again = await loadFiles(together, 'gleif', [entities, relationships, exceptions]);
  expect(again).toMatchObject({ written: 0, retired: 0, unchanged: 14 });
  for (const store of [together, oneByOne]) await store.close();
});

test('an update changes what it names and nothing else, deletes what it deletes, and comes to the whole edition', async () => {
  const [updated, whole] = [openEmbeddedStore(null), openEmbeddedStore(null)];
  await loadFiles(updated, 'gleif', [entities, relationships, exceptions]);
  const report = await loadFiles(updated, 'gleif', updates, { publication: 'update' });
  // 2 firms, a seat each; a consolidation begins. The seat in Curaçao and a consolidation are taken back.
  expect(report).toMatchObject({ written: 5, retired: 2, rejected: 0 });

  // The whole edition after the update: the firms and relationships of the sample, with the changed entries in place of the old.
  const entry = (file: string, lei: string) =>
    new RegExp(`    <lei:LEIRecord>\\s*<lei:LEI>${lei}[\\s\\S]*?</lei:LEIRecord>\n`).exec(
      readFileSync(file, 'utf8'),
    )?.[0] ?? '';
  const [fresh = ''] = updates;
  const after = readFileSync(entities, 'utf8')
    .replace(entry(entities, betula), '')
    .replace('  </lei:LEIRecords>', `${entry(fresh, betula)}${entry(fresh, delta)}  </lei:LEIRecords>`);
  const links = readFileSync(relationships, 'utf8');
  const [deleted = ''] = / {4}<rr:RelationshipRecord>[\s\S]*?<\/rr:RelationshipRecord>\n/.exec(links) ?? [];
  const begun = deleted.replace(delta, betula);
  const files = [fileOf('whole.xml', after), fileOf('whole-relationships.xml', links.replace(deleted, begun))];
  await loadFiles(whole, 'gleif', [...files, exceptions]);
  // An economy that nothing is tied to any more stays: it is nobody's to take back.
  const dump = async (store: typeof whole) =>
    (await graphDump(store, [...ofLoads, 'rows', 'records', 'sha256', 'files', 'record'])).filter(
      (line) => !line.includes('"CUW"'),
    );
  expect(await dump(updated)).toEqual(await dump(whole));
  for (const store of [updated, whole]) await store.close();
});

test('a file of changes is not taken for a whole edition', async () => {
  const store = openEmbeddedStore(null);
  await expect(loadFiles(store, 'gleif', updates)).rejects.toThrow(
    'sample-update.xml holds changes only (GLEIF_DELTA_PUBLISHED): load it with --publication update.',
  );
  await expect(loadFiles(store, 'gleif', [entities], { publication: 'new' })).rejects.toThrow(
    "--publication: found 'new'",
  );
  expect(await graphDump(store)).toEqual([]);
  await store.close();
});

const first = readFileSync(entities, 'utf8');
test.each([
  [
    'check digits that do not agree',
    first.replaceAll(alfalfa, `${alfalfa.slice(0, 18)}00`),
    "row 1, column 'LEI': found",
  ],
  ['no name', first.replace('Gamma Fund', ''), "row 3, column 'Entity.LegalName': found '', wanted a text"],
  [
    'a day that no calendar has',
    first.replace('2020-05-06', '2020-02-31'),
    "row 3, column 'Entity.EntityExpirationDate'",
  ],
  [
    'an end before the start',
    readFileSync(relationships, 'utf8').replace('2019-01-01', '2009-01-01'),
    "row 4, column 'Relationship.RelationshipPeriods.EndDate': found '2009-01-01', wanted no day before 2012-11-29",
  ],
  [
    'a relationship of another kind',
    readFileSync(relationships, 'utf8').replace('IS_SUBFUND_OF', 'IS_COUSIN_OF'),
    "row 4, column 'Relationship.RelationshipType': found 'IS_COUSIN_OF', wanted one of",
  ],
  [
    'an external entity',
    first.replace('?>', '?><!DOCTYPE x [<!ENTITY p SYSTEM "file:///etc/passwd">]>'),
    'a document type declaration',
  ],
  ['a cut file', first.slice(0, -200), 'wanted well-formed XML'],
  ['a NUL', first.replace('Town', 'To\0wn'), 'found a NUL'],
  ['a table', 'LEI,Name\n1,2\n', "found 'L', wanted an array or an object"],
  ['objects nested 100,000 deep', `[${'{"a":'.repeat(100_000)}`, 'more than 100 levels'],
])('%s is told with its place, and nothing is loaded', async (_, content, message) => {
  const store = openEmbeddedStore(null);
  await expect(loadFiles(store, 'gleif', [fileOf('bad.xml', content)])).rejects.toThrow(message);
  expect(await graphDump(store)).toEqual([]);
  await store.close();
});

const real = (name: string) => `ownership/gleif/${name}`;
const realFiles = [
  'lei-data.xml',
  'lei-data.json',
  'rr-data.xml',
  'rr-data.json',
  'repex-data.xml',
  'repex-data.json',
].map(real);

testRealFiles('the published records say the same in XML and in JSON', realFiles, async (paths) => {
  const dumps: string[][] = [];
  for (const format of [0, 1]) {
    const store = openEmbeddedStore(null);
    const files = paths.filter((_, at) => at % 2 === format);
    const report = await loadFiles(store, 'gleif', files, {}, { dataset: 'gleif' });
    // 13 entities, 10 relationships, 10 exceptions.
    expect(report).toMatchObject({ rows: 33, rejected: 0 });
    dumps.push(await graphDump(store, ['record', 'sha256', 'files', ...ofLoads]));
    const firms = await graphNodes(store, 'Firm');
    expect(firms.filter(({ name }) => name !== undefined)).toHaveLength(13);
    expect(firms.filter(({ status }) => status === 'INACTIVE')).toHaveLength(1);
    expect(firms.filter(({ registrationStatus }) => registrationStatus === 'LAPSED')).toHaveLength(3);
    await store.close();
  }
  expect(dumps[0]).toEqual(dumps[1]);
});

interface Statement {
  readonly name: string;
  readonly foundingDate?: string;
  readonly statementDate: string;
  readonly identifiers: readonly { readonly id: string; readonly scheme?: string; readonly schemeName: string }[];
  readonly incorporatedInJurisdiction: { readonly code: string };
  readonly subject: { readonly describedByEntityStatement: string };
  readonly interestedParty: { readonly describedByEntityStatement: string };
  readonly interests: readonly [{ readonly type: string; readonly interestLevel: string; readonly startDate: string }];
}
const statementsOf = (path = '') => JSON.parse(readFileSync(path, 'utf8')) as readonly Statement[];

testRealFiles(
  'the published records hold the parties and relationships of their published conversion to BODS',
  ['lei-data.xml', 'rr-data.xml', 'lei-data-out.json', 'rr-data-out.json'].map(real),
  async ([lei = '', rr = '', leiOut, rrOut]) => {
    const store = openEmbeddedStore(null);
    await loadFiles(store, 'gleif', [lei, rr]);
    const firms = new Map((await graphNodes(store, 'Firm')).map((firm) => [firm.id, firm]));
    const parties = statementsOf(leiOut).map(({ name, identifiers, incorporatedInJurisdiction, foundingDate }) => {
      const [own, register] = identifiers;
      return {
        lei: own?.id,
        name,
        jurisdiction: incorporatedInJurisdiction.code,
        registerAuthority: register?.schemeName,
        registerNumber: register?.id,
        foundedOn: foundingDate?.slice(0, 10),
      };
    });
    expect(parties).toHaveLength(5);
    for (const { lei: key, ...said } of parties) {
      const { name, jurisdiction, registerAuthority, registerNumber, foundedOn } = firms.get(key ?? '') ?? {};
      expect({ name, jurisdiction, registerAuthority, registerNumber, foundedOn }).toEqual(said);
    }

    // The conversion names parties by digests of their entries, so relationships are held against each other by their
    // shape: one to one by row, and each digest stands for one LEI throughout.
    const links = [...(await graphLinks(store, 'HOLDS')), ...(await graphLinks(store, 'RELATED_TO'))];
    const rowOf = ({ record }: { readonly record?: unknown }) => Number(String(record).split('/').at(-1));
    const ours = links.sort((a, b) => rowOf(a) - rowOf(b));
    const theirs = statementsOf(rrOut);
    expect(ours).toHaveLength(theirs.length);
    const leiOf = new Map<string, string>();
    for (const [at, { subject, interestedParty, interests }] of theirs.entries()) {
      const link = ours[at] ?? {};
      const consolidated = 'interest' in link;
      const pair = [
        [subject.describedByEntityStatement, consolidated ? link.end : link.start],
        [interestedParty.describedByEntityStatement, consolidated ? link.start : link.end],
      ] as [string, string][];
      for (const [digest, key] of pair) expect(leiOf.get(digest) ?? leiOf.set(digest, key).get(digest)).toBe(key);
      expect(link.from).toBe(interests[0].startDate.slice(0, 10));
      expect(link.subtype === 'IS_ULTIMATELY_CONSOLIDATED_BY').toBe(interests[0].interestLevel === 'indirect');
    }
    expect(new Set(leiOf.values()).size).toBe(leiOf.size);
    await store.close();
  },
);
