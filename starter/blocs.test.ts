import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';

interface Spell {
  readonly bloc: string;
  readonly economy: string;
  readonly from: string;
  /** First day no longer a member; empty while it lasts. */
  readonly to: string;
  readonly degree: string;
  readonly basis: string;
}
type Cells = Readonly<Record<string, string>>;

const here = import.meta.dirname;
const outside = join(here, '../../shared/data/agreements');
const compared = existsSync(outside) ? test : test.skip;
if (!existsSync(outside))
  process.stderr.write('starter/blocs.test.ts: no ../shared/data, comparison with DESTA skipped\n');

const blocs = readTable<Cells & { id: string; kind: string; basis: string }>(join(here, 'blocs.csv'));
const spells = readTable<Spell>(join(here, 'memberships.csv'));
const economies = readTable<Cells>(join(here, 'economies.csv'));
const dissolved = readTable<Cells & { iso3: string; from: string; to: string; successors: string }>(
  join(here, 'dissolved.csv'),
);
const codes = new Set(economies.map((row) => row['ISO3166-1-Alpha-3']));

test('every bloc has members, and every membership names a bloc that is listed', () => {
  expect(new Set(blocs.map((bloc) => bloc.id)).size).toBe(blocs.length);
  expect([...new Set(spells.map((spell) => spell.bloc))].sort()).toEqual(blocs.map((bloc) => bloc.id).sort());
  expect(blocs.filter((bloc) => !['TREATY', 'ORGANISATION', 'ANALYTICAL'].includes(bloc.kind))).toEqual([]);
  expect([...blocs, ...spells].filter((row) => row.basis.trim() === '')).toEqual([]);
});

test('spells have real dates, begin before they end and carry a degree of at most 1', () => {
  const wrong = spells.filter(
    ({ from, to, degree }) =>
      !isDate(from) || (to !== '' && (!isDate(to) || to <= from)) || !(Number(degree) > 0 && Number(degree) <= 1),
  );
  expect(wrong).toEqual([]);
});

test('no economy is in one bloc twice at the same time', () => {
  const overlaps = spells.filter((a, i) =>
    spells.slice(i + 1).some((b) => a.bloc === b.bloc && a.economy === b.economy && a.from < end(b) && b.from < end(a)),
  );
  expect(overlaps).toEqual([]);
});

test('members are economies of ISO 3166-1, or former ones that left the bloc before their code was withdrawn', () => {
  const withdrawn = new Map(dissolved.map((row) => [row.iso3, row.to]));
  const strange = spells.filter(({ economy, to }) => {
    if (codes.has(economy)) return false;
    const last = withdrawn.get(economy);
    return last === undefined || to === '' || to > last;
  });
  expect(strange).toEqual([]);
});

test('former codes are not in use today and every successor is', () => {
  expect(dissolved.filter(({ iso3 }) => codes.has(iso3))).toEqual([]);
  expect(dissolved.flatMap(({ successors }) => successors.split(' ')).filter((code) => !codes.has(code))).toEqual([]);
  expect(dissolved.filter(({ from, to }) => !isDate(from) || !isDate(to) || to <= from)).toEqual([]);
});

test.each([
  ['eu', '1957-12-31', 0],
  ['eu', '1958-01-01', 6],
  ['eu', '1973-01-01', 9],
  ['eu', '1995-01-01', 15],
  ['eu', '2004-05-01', 25],
  ['eu', '2014-01-01', 28],
  ['eu', '2020-01-31', 28],
  ['eu', '2020-02-01', 27],
  ['eu', '2021-01-01', 27],
  ['nato', '1949-08-24', 12],
  ['nato', '1990-01-01', 16],
  ['nato', '2004-12-31', 26],
  ['nato', '2024-12-31', 32],
  ['nafta', '2020-06-30', 3],
  ['nafta', '2020-07-01', 0],
  ['usmca', '2020-07-01', 3],
  ['cptpp', '2018-12-30', 6],
  ['cptpp', '2025-01-01', 12],
  ['rcep', '2022-01-01', 10],
  ['rcep', '2024-01-01', 15],
  ['asean', '1999-04-30', 10],
  ['asean', '2025-10-26', 11],
  ['brics', '2012-06-30', 5],
  ['brics', '2025-02-01', 10],
  ['eaeu', '2015-12-31', 5],
  ['g7', '1976-06-26', 6],
  ['g7', '2012-12-31', 7],
  ['g20', '2012-12-31', 19],
  ['sco', '2017-06-08', 6],
  ['sco', '2024-07-04', 10],
  ['csto', '2012-12-18', 7],
  ['csto', '2012-12-19', 6],
  ['gcc', '1981-05-25', 6],
  ['mercosur', '2012-08-12', 5],
  ['mercosur', '2016-12-02', 4],
  ['mercosur', '2024-08-07', 5],
  ['pacific-alliance', '2015-07-19', 0],
  ['pacific-alliance', '2015-07-20', 4],
  ['cafta-dr', '2006-06-30', 4],
  ['cafta-dr', '2009-01-01', 7],
  ['caricom', '1974-07-25', 11],
  ['caricom', '2002-07-02', 15],
  ['african-union', '2002-07-09', 53],
  ['african-union', '2017-01-31', 55],
  ['aukus', '2021-09-15', 3],
  ['quad', '2017-11-12', 4],
  ['five-eyes', '1956-01-01', 5],
  ['opec', '1975-01-01', 13],
  ['opec', '2008-12-31', 13],
  ['opec', '2016-12-31', 13],
  ['opec', '2024-01-01', 12],
  ['china', '1996-12-31', 1],
  ['china', '2011-12-31', 3],
])('%s has on %s the number of members %d', (bloc, day, count) => {
  expect(members(bloc, day)).toHaveLength(count);
});

test('analytical blocs stand to the others as their definitions say', () => {
  for (const day of ['1965-12-31', '1986-12-31', '1995-12-31', '2011-12-31', '2019-12-31', '2024-12-31']) {
    expect(members('europe', day)).toEqual(expect.arrayContaining(members('eu', day)));
    expect(members('us', day).filter((economy) => members('near-abroad', day).includes(economy))).toEqual([]);
  }
  expect(members('factory-asia', '2011-12-31')).toEqual(expect.arrayContaining(members('china', '2011-12-31')));
  expect(members('factory-europe', '2011-12-31')).toEqual(expect.arrayContaining(members('eu', '2014-12-31')));
  expect(members('factory-north-america', '2011-12-31')).toEqual(members('nafta', '2011-12-31'));
  expect(members('near-abroad', '2008-12-31')).toContain('ANT');
  expect(members('near-abroad', '2012-12-31')).toEqual(
    expect.arrayContaining(['BES', 'CAN', 'COL', 'CUW', 'MEX', 'SXM']),
  );
});

/** What DESTA calls each agreement, by its number, and the bloc whose members it lists. */
const treaties: readonly (readonly [bloc: string, numbers: readonly string[]])[] = [
  ['eu', ['293', '293+1', '293+2', '293+3', '327+1', '335+1', '335+2', '324+1']],
  ['nafta', ['636']],
  ['usmca', ['1007']],
  ['cptpp', ['989', '989+1']],
  ['rcep', ['1044']],
  ['asean', ['64', '64+1', '64+2', '64+3']],
  ['eaeu', ['1040', '1040+1', '1040+2']],
];

/** Where a year of ours is not the year of DESTA, and why. */
const differences: Readonly<Record<string, readonly string[]>> = {
  'DESTA gives one year for the first six parties and for those that ratified later': [
    'cptpp BRN 2023, DESTA 2018',
    'cptpp CHL 2023, DESTA 2018',
    'cptpp MYS 2022, DESTA 2018',
    'cptpp PER 2021, DESTA 2018',
    'cptpp VNM 2019, DESTA 2018',
    'rcep IDN 2023, DESTA 2022',
    'rcep PHL 2023, DESTA 2022',
  ],
  'DESTA has the year of signature only; the accession entered into force the year after': [
    'cptpp GBR 2024, DESTA 2023',
  ],
  'DESTA lists the free-trade area of 1992; its six parties were members of ASEAN before': [
    'asean BRN 1984, DESTA 1992',
    'asean IDN 1967, DESTA 1992',
    'asean MYS 1967, DESTA 1992',
    'asean PHL 1967, DESTA 1992',
    'asean SGP 1967, DESTA 1992',
    'asean THA 1967, DESTA 1992',
  ],
  'DESTA has no accession of Timor-Leste': ['asean TLS 2025, DESTA never'],
};

compared('accessions are in the years of DESTA, but for explained differences', () => {
  const dyads = readTable<Cells>(join(outside, 'desta_list_of_treaties_02_03_dyads.csv'), 'latin1');
  const alpha3 = new Map(economies.map((row) => [Number(row['ISO3166-1-numeric']), row['ISO3166-1-Alpha-3']]));
  const found = treaties.flatMap(([bloc, numbers]) => {
    const joined = new Map<string, string>();
    for (const number of numbers) {
      const rows = dyads.filter((row) => row.number === number);
      expect(rows.length).toBeGreaterThan(0);
      for (const row of rows) {
        // Force where DESTA knows it; an accession pairs the newcomers with the members it already had.
        const year = row.entryforceyear || row.year || '';
        for (const numeric of [row.iso1, row.iso2]) {
          const economy = alpha3.get(Number(numeric));
          if (economy === undefined) throw new Error(`DESTA ${number}: no economy with the numeric code ${numeric}`);
          if (!joined.has(economy)) joined.set(economy, year);
        }
      }
    }
    const ours = new Map(
      spells.filter((spell) => spell.bloc === bloc).map(({ economy, from }) => [economy, from.slice(0, 4)]),
    );
    return [...new Set([...ours.keys(), ...joined.keys()])]
      .filter((economy) => ours.get(economy) !== joined.get(economy))
      .map((economy) => `${bloc} ${economy} ${ours.get(economy) ?? 'never'}, DESTA ${joined.get(economy) ?? 'never'}`);
  });
  expect(found.sort()).toEqual(Object.values(differences).flat().sort());
});

compared('the United Kingdom is the one economy to leave the EU, in the year of DESTA', () => {
  const withdrawals = readTable<Cells>(join(outside, 'desta_dyadic_withdrawal_02_03.csv'), 'latin1');
  const rows = withdrawals.filter((row) => row.number === '324_1');
  const partners = members('eu', '2020-02-01');
  expect(rows.map((row) => `${row.iso1} ${row.year}`)).toEqual(partners.map(() => '826 2020'));
  expect(
    spells.filter(({ bloc, to }) => bloc === 'eu' && to !== '').map(({ economy, to }) => `${economy} ${to}`),
  ).toEqual(['GBR 2020-02-01']);
});

compared('members early in 2020 are those of the World Factbook, which had not yet added Montenegro to NATO', () => {
  const rows = readTable<Cells>(join(outside, 'CountrycodesOrgs.csv'));
  for (const bloc of ['eu', 'nato', 'nafta', 'asean', 'brics', 'eaeu']) {
    const theirs = rows.filter((row) => row.org_id === bloc.toUpperCase() && row.org_member === 'member');
    const known = theirs.map((row) => row.ISO_3166_3 ?? '');
    expect({ bloc, members: members(bloc, '2020-02-15') }).toEqual({
      bloc,
      members: (bloc === 'nato' ? [...known, 'MNE'] : known).sort(),
    });
  }
});

/** What the World Factbook calls each organisation, and its members that the list, stale in places, has or lacks. */
const ofFactbook: readonly (readonly [bloc: string, theirs: string, onlyOurs: string, onlyTheirs: string])[] = [
  ['g7', 'G-7', '', ''],
  ['g20', 'G-20', '', ''],
  ['sco', 'SCO', 'IND PAK', ''], // still observers there, members since 2017
  ['csto', 'CSTO', '', ''],
  ['gcc', 'GCC', '', ''],
  ['mercosur', 'MERCOSUR', '', ''],
  ['pacific-alliance', 'PACIFIC_ALLIANCE', '', ''],
  ['caricom', 'CARICOM', '', ''],
  ['african-union', 'AU', 'MAR', ''], // a member since 2017
  ['opec', 'OPEC', 'COG GAB GNQ', 'ECU QAT'], // joined 2016 to 2018, left in 2019 and 2020
];

compared.each(ofFactbook)(
  'members of %s early in 2020 are those of the World Factbook, but for what it had not yet',
  (bloc, id, ours, theirs) => {
    const rows = readTable<Cells>(join(outside, 'CountrycodesOrgs.csv'));
    const listed = rows
      .filter((row) => row.org_id === id && row.org_member === 'member')
      .map((row) => row.ISO_3166_3 ?? '');
    const mine = members(bloc, '2020-02-15');
    const words = (text: string) => text.split(' ').filter(Boolean);
    expect(mine.filter((economy) => !listed.includes(economy))).toEqual(words(ours));
    expect(listed.filter((economy) => !mine.includes(economy)).sort()).toEqual(words(theirs));
  },
);

function members(bloc: string, day: string): string[] {
  return spells
    .filter((spell) => spell.bloc === bloc && spell.from <= day && day < end(spell))
    .map((spell) => spell.economy)
    .sort();
}

function end(spell: Spell): string {
  return spell.to === '' ? '9999-12-31' : spell.to;
}

function isDate(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

function readTable<T>(path: string, encoding: 'utf8' | 'latin1' = 'utf8'): T[] {
  return parse<T>(readFileSync(path, encoding), { columns: true, bom: true });
}
