import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { describeOnEachEngine } from '../test/world/each-engine.ts';
import { loadInto } from '../test/world/world.ts';
import { type HoldingsHeader, holdingsInFolder, readHoldings, writeHoldings } from './holdings-file.ts';
import { type HoldingsOnDay, projectHoldings } from './holdings-on-day.ts';
import { Projections } from './projections.ts';
import type { Store } from './store.ts';
import { receivedHoldings } from './workers/sent-holdings.ts';
import { Solver } from './workers/solver.ts';

const folder = mkdtempSync(join(tmpdir(), 'isthmus-holdings-'));
const kept = join(folder, 'kept');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const day = '2011-12-30';
const header = { edition: 'first', first: ['register'], builtAt: '2026-01-02T03:04:05.000Z' };
const asked = { date: day, edition: 'first', first: ['register'] };

// On Neo4j and embedded: what is written is what either store says.
describeOnEachEngine('holdings on disk', (world) => {
  let onDay: HoldingsOnDay;
  beforeAll(async () => {
    onDay = await projectHoldings(world.store, day);
  });
  beforeEach(async () => {
    rmSync(kept, { recursive: true, force: true });
    await writeHoldings(kept, onDay, header);
  });

  const onlyFile = () => {
    const names = readdirSync(kept);
    expect(names).toHaveLength(1);
    return join(kept, names[0] as string);
  };

  test('come back as they were, in shared memory', async () => {
    const found = await readHoldings(kept, asked);
    if (found === null) throw new Error('there is a file');
    expect(found.builtAt).toBe(header.builtAt);
    expect(await receivedHoldings(found.sent, onDay.same)).toEqual(onDay);
    expect(found.sent.votes.least.buffer).toBeInstanceOf(SharedArrayBuffer);
    const [said, ...others] = await holdingsInFolder(kept);
    expect(others).toEqual([]);
    expect(said).toMatchObject({ ...asked, builtAt: header.builtAt, parties: onDay.keys.length });
    expect(said?.statements).toEqual([
      onDay.ownership.owners.length,
      onDay.votes.owners.length,
      onDay.control.owners.length,
    ]);
  });

  test('of another day, edition or precedence are not there', async () => {
    for (const other of [{ date: '2011-12-31' }, { edition: 'second' }, { first: [] }] as Partial<HoldingsHeader>[])
      expect(await readHoldings(kept, { ...asked, ...other })).toBeNull();
    expect(await readHoldings(join(folder, 'nowhere'), asked)).toBeNull();
  });

  test('cut off or with any byte changed they count for nothing', async () => {
    const path = onlyFile();
    const whole = readFileSync(path);
    for (const length of [0, 10, 100, whole.length / 2, whole.length - 40, whole.length - 1]) {
      writeFileSync(path, whole);
      truncateSync(path, Math.floor(length));
      expect(await readHoldings(kept, asked)).toBeNull();
    }
    for (let at = 0; at < whole.length; at += 37) {
      const changed = Buffer.from(whole);
      changed[at] = (changed[at] as number) ^ 1;
      writeFileSync(path, changed);
      expect([at, await readHoldings(kept, asked)]).toEqual([at, null]);
    }
  });

  test('of the days written last a few are kept, and a projection beside them is left alone', async () => {
    writeFileSync(join(kept, 'other.projection'), '');
    utimesSync(onlyHoldings()[0] as string, 1, 1);
    for (const date of ['2001-01-01', '2002-01-01', '2003-01-01', '2004-01-01'])
      await writeHoldings(kept, { ...onDay, date }, header);
    const dates = (await holdingsInFolder(kept)).map(({ date }) => date);
    expect(dates).toEqual(['2004-01-01', '2003-01-01', '2002-01-01', '2001-01-01']);
    expect(readdirSync(kept)).toContain('other.projection');
  });

  const onlyHoldings = () =>
    readdirSync(kept)
      .filter((name) => name.endsWith('.holdings'))
      .map((name) => join(kept, name));

  test('are found by a process that starts, and read anew after a load that speaks of parties', async () => {
    rmSync(kept, { recursive: true, force: true });
    const read: string[] = [];
    const store = watched(world.store, read);
    const solver = new Solver();
    const asking = async (edition: string) => {
      const projections = new Projections(store, solver, kept);
      read.length = 0;
      const { same: _, ...holdings } = await projections.holdings(day, edition);
      const held = [...projections.held];
      await projections.close();
      return { holdings, held, readHolders: read.includes('read/holdings-on-day') };
    };
    const first = await asking('one');
    expect(first.readHolders).toBe(true);
    const again = await asking('one');
    expect(again).toEqual({ ...first, readHolders: false });

    const files = {
      firms:
        'id,kind,name,economy,lei,industry,year,revenue_usd,purchases_usd\ndyes,FIRM,Dyes,VNM,,,,,\nacme,FIRM,Acme,MEX,,,,,\n',
      holdings:
        'holder,company,interest,exact_share,min_share,max_share,from,to\nacme,dyes,ECONOMIC,0.3,,,2005-01-01,\n',
    };
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, `${name}.csv`), text);
    const paths = Object.keys(files).map((name) => join(folder, `${name}.csv`));
    await loadInto(world.store, 'chain', paths, 'more');
    const after = await asking('two');
    expect(after.readHolders).toBe(true);
    expect(after.holdings.keys).toContain('dyes');
    expect((await asking('two')).holdings).toEqual(after.holdings);
    await solver.close();
  });
});

/** The store, on this thread alone, with the names of the statements of which it hands over each row. */
function watched(store: Store, read: string[]): Store {
  const own = Object.create(store) as Store;
  return Object.assign(own, {
    rows: ((...given) => store.rows(...given)) satisfies Store['rows'],
    each: ((...given) => {
      read.push(given[0].name);
      return store.each(...given);
    }) satisfies Store['each'],
    revision: () => store.revision(),
    fromAnotherThread: undefined,
  });
}
