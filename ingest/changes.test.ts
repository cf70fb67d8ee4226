import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { openEmbeddedStore } from '../graph/embedded/embedded-store.ts';
import { Changes } from './changes.ts';
import { graphDump, graphLinks } from './graph-dump.fixture.ts';
import { fileOf, folder, loadFiles } from './load.fixture.ts';
import type { LinkRecord } from './records.ts';
import type { Change } from './spool.ts';

function flow(start: string, end: string, year: number, usd: number): LinkRecord {
  const unstated = { product: null, sector: null, tonnes: null, reportedBy: null, valuation: null, revision: null };
  return { kind: 'export', start, end, year, usd, ...unstated, basis: 'REPORTED' };
}

const spool = join(folder, 'spool');

test('a record twice is one record; with another value it is not taken, and the place of the first is told', async () => {
  const store = openEmbeddedStore(null);
  await store.prepare();
  const changes = await Changes.begin(store, 'd', false, spool);
  const records = [
    flow('CHN', 'MEX', 2011, 5),
    flow('CHN', 'MEX', 2011, 5),
    flow('CHN', 'MEX', 2011, 6),
    flow('CHN', 'MEX', 2012, 6),
    { ...flow('CHN', 'MEX', 2011, 6), basis: 'ILLUSTRATIVE' } as const,
  ];
  for (const [at, record] of records.entries()) changes.add([{ record }], `x/${at + 1}`, at);
  expect(changes.finish()).toEqual([{ row: 2, place: 'x/3', earlier: 'x/1' }]);
  expect(changes.counts).toEqual({ records: 3, written: 3, changed: 0, unchanged: 0, retired: 0, repeated: 1 });
  expect([...changes.years]).toEqual([2011, 2012]);
  expect(changes.illustrative).toBe(true);
  await changes.discard();
  expect(existsSync(spool)).toBe(false);
  await store.close();
});

test('a row is cut at the record that contradicts: what it said before stands, what it says after is open to others', async () => {
  const store = openEmbeddedStore(null);
  const changes = await Changes.begin(store, 'd', false, spool);
  const usd = (start: string, value: number) => ({ record: flow(start, 'MEX', 2011, value) });
  changes.add([usd('CHN', 1)], 'x/1', 0);
  changes.add([usd('USA', 1), usd('CHN', 2), usd('VNM', 1), { record: flow('JPN', 'MEX', 2013, 1) }], 'x/2', 1);
  changes.add([usd('VNM', 2)], 'x/3', 2);
  changes.add([usd('USA', 5), usd('DEU', 1)], 'x/4', 3);
  expect(changes.finish()).toEqual([
    { row: 1, place: 'x/2', earlier: 'x/1' },
    { row: 3, place: 'x/4', earlier: 'x/2' },
  ]);
  expect(changes.counts).toMatchObject({ records: 3, written: 3 });
  expect([...changes.years]).toEqual([2011]);
  const created: unknown[] = [];
  for await (const change of changes) if ('create' in change) created.push(...change.rows);
  expect(created).toMatchObject([
    { start: 'CHN', usd: [1], record: ['x/1'] },
    { start: 'USA', usd: [1], record: ['x/2'] },
    { start: 'VNM', usd: [2], record: ['x/3'] },
  ]);
  await changes.discard();
  await store.close();
});

test('names with line ends, control characters, quotes and halves of a character come through as they are', async () => {
  const store = openEmbeddedStore(null);
  await store.prepare();
  const names = ['two\nlines', 'a\u001fb', 'a\u0001', '"quoted"', '\ud800', '\u2028', 'émigré 中'];
  const bloc = (key: string) => ({ kind: 'bloc', key, name: key, type: 'TREATY', basis: 'x', url: null }) as const;
  const spell = { kind: 'membership', start: 'CAN', from: '1994-01-01', to: null, basis: null, degree: 1 } as const;
  const changes = await Changes.begin(store, 'd', false, spool);
  for (const [row, end] of names.entries())
    changes.add([{ record: bloc(end) }, { record: { ...spell, end }, column: end }], 'x/1', row);
  expect(changes.finish()).toEqual([]);
  const read: Change[] = [];
  for await (const change of changes) read.push(change);
  const rows = read.flatMap((change) => ('write' in change ? change.rows : []));
  expect(rows).toHaveLength(names.length);
  expect(rows).toEqual(expect.arrayContaining(names.map((key) => expect.objectContaining({ key, name: key }))));
  const [group] = read.flatMap((change) => ('create' in change ? change.rows : []));
  expect(new Set(group?.end as string[])).toEqual(new Set(names));
  expect(new Set(group?.record as string[])).toEqual(new Set(names.map((name) => `x/1:${name}`)));
  await changes.discard();
  await store.close();
});

test('changes come back from the spool in the order that relationships need: nodes, what is taken back, what is new', async () => {
  const store = openEmbeddedStore(null);
  const header = 'id,name,kind,basis,url\n';
  const spells = 'bloc,economy,from,to,degree,basis\n';
  await loadFiles(store, 'blocs', [
    fileOf('b.csv', `${header}a,A,TREATY,x,\nb,B,TREATY,x,\n`),
    fileOf('m.csv', `${spells}a,MEX,1994-01-01,,1,\na,USA,1994-01-01,,1,\nb,USA,1994-01-01,,1,\n`),
  ]);
  const changes = await Changes.begin(store, 'blocs', true, spool);
  const bloc = { kind: 'bloc', type: 'TREATY', basis: 'x', url: null } as const;
  const spell = { kind: 'membership', from: '1994-01-01', to: null, basis: null } as const;
  changes.add([{ record: { ...spell, start: 'CAN', end: 'c', degree: 1 } }], 'x/1', 1);
  changes.add([{ record: { ...spell, start: 'USA', end: 'a', degree: 0.5 } }], 'x/2', 2);
  changes.add([{ record: { ...spell, start: 'MEX', end: 'a', degree: 1 } }], 'x/3', 3);
  changes.add([{ record: { ...bloc, key: 'a', name: 'A' } }], 'x/4', 4);
  changes.add([{ record: { ...bloc, key: 'c', name: 'C' } }], 'x/5', 5);
  changes.finish();
  const read: Change[] = [];
  for await (const change of changes) read.push(change);
  expect(read.map((change) => Object.keys(change)[0])).toEqual(['write', 'retireLinks', 'create', 'retireNodes']);
  expect(read[0]).toMatchObject({ write: 'bloc', rows: [{ key: 'c', record: 'x/5' }] });
  expect(read[3]).toEqual({ retireNodes: 'bloc', keys: ['b'] });
  // A changed value is one record written, not one retired and one written.
  expect(changes.counts).toEqual({ records: 5, written: 3, changed: 1, unchanged: 2, retired: 1, repeated: 0 });
  await changes.discard();
  await store.close();
});

test('whatever two editions say, the store says what the second does, and of other years what the first did', async () => {
  const economy = fc.constantFrom('CHN', 'MEX', 'USA');
  const row = fc.tuple(economy, economy, fc.constantFrom(2010, 2011, 2012), fc.integer({ min: 1, max: 3 }));
  const edition = fc
    .uniqueArray(row, { minLength: 1, maxLength: 12, selector: ([from, to, year]) => `${from} ${to} ${year}` })
    .map((rows) => rows.filter(([from, to]) => from !== to))
    .filter((rows) => rows.length > 0);
  const columns = { from: 'exp', to: 'imp', year: 'year', usd: 'usd' };
  const write = (name: string, rows: readonly (readonly unknown[])[]) =>
    fileOf(name, ['exp,imp,year,usd', ...rows.map((cells) => cells.join(','))].join('\n'));

  await fc.assert(
    fc.asyncProperty(edition, edition, async (first, second) => {
      const store = openEmbeddedStore(null);
      await loadFiles(store, 'trade', [write('first.csv', first)], columns);
      const report = await loadFiles(store, 'trade', [write('second.csv', second)], columns);
      const links = await graphLinks(store, 'EXPORTS_TO');
      const years = new Set(second.map(([, , year]) => year));
      const wanted = [...second, ...first.filter(([, , year]) => !years.has(year))];
      expect(links.map(({ start, end, year, usd }) => [start, end, year, usd].join()).sort()).toEqual(
        wanted.map((cells) => cells.join()).sort(),
      );
      expect(report.written + report.unchanged).toBe(second.length);

      const fresh = openEmbeddedStore(null);
      await loadFiles(fresh, 'trade', [write('second.csv', second)], columns);
      const idOf = (lines: string[]) => lines.flatMap((line) => /"id","([\w-]{16})"/.exec(line)?.[1] ?? []);
      const ids = new Set(idOf(await graphDump(store)));
      expect(idOf(await graphDump(fresh)).filter((id) => !ids.has(id))).toEqual([]); // ids do not depend on history
      await fresh.close();
      await store.close();
    }),
    { numRuns: 25 },
  );
});
