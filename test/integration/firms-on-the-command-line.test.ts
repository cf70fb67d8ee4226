import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { openEmbeddedStore } from '../../graph/embedded/embedded-store.ts';
import { loadWorld, recordOf } from '../world/world.ts';
import { freshBuild } from './fresh-build.ts';

jest.setTimeout(300_000);

const folder = mkdtempSync(join(tmpdir(), 'isthmus-firms-'));
const store = join(folder, 'store');
let command: string;

// The firms of the test world: test/world/README.md works out who owns them and what they buy.
beforeAll(async () => {
  command = await freshBuild();
  mkdirSync(folder, { recursive: true });
  const filled = openEmbeddedStore(store);
  await loadWorld(filled);
  await filled.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

type Row = Record<string, string>;

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

async function isthmus(...args: readonly string[]): Promise<Ended> {
  const child = spawn(process.execPath, [command, ...args, '--store', store], {
    cwd: folder,
    env: { PATH: process.env.PATH, HOME: folder, LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk) => (said.stdout += chunk));
  child.stderr.on('data', (chunk) => (said.stderr += chunk));
  const [code] = await once(child, 'close');
  return { code, ...said };
}

function done({ code, stdout, stderr }: Ended): string {
  expect({ code, stderr }).toMatchObject({ code: 0 });
  return stdout;
}

/** Why a command has failed, in a line and without a stack. */
function refused({ code, stdout, stderr }: Ended, exit: number): string {
  expect({ code, stdout, lines: stderr.trim().split('\n').length }).toEqual({ code: exit, stdout: '', lines: 1 });
  return stderr;
}

function fileOf(name: string, content: string): string {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

describe('isthmus screen', () => {
  const onTheDay = ['--regime', 'OFAC', '--as-of', '2011-12-31'];
  const suppliers = () =>
    fileOf(
      'suppliers.csv',
      '\uFEFFname,firm\nLotus,lotus\n"Mill, the",mill\nNori, nori \nAcme,acme\nOlga,olga\nNobody,nobody\nNo key,\n\nShort\nLotus again,lotus\n',
    );

  test('every row of the file has its verdict, with the reason, those that name no firm among them', async () => {
    const rows = JSON.parse(done(await isthmus('screen', suppliers(), ...onTheDay, '--json')));
    const verdicts = rows.map(({ row, firm, screening }: { row: number; firm: string; screening: Screened | null }) => [
      row,
      firm,
      screening?.status ?? null,
    ]);
    expect(verdicts).toEqual([
      [2, 'lotus', 'BLOCKED'],
      [3, 'mill', 'POSSIBLE'],
      [4, 'nori', 'BLOCKED'],
      [5, 'acme', 'CLEAR'],
      [6, 'olga', null], // a person, not a firm
      [7, 'nobody', null],
      [8, '', null],
      [9, '', null],
      [10, 'lotus', 'BLOCKED'],
    ]);
    const nori = rows[2].screening as Screened;
    expect([nori.attributedLeast, nori.unstated]).toEqual([expect.closeTo(0.5, 12), expect.closeTo(0.5, 12)]);
    expect(nori.steps.map(({ company, by }) => [company.key, by])).toEqual([
      ['lotus', 'OWNERSHIP'],
      ['nori', 'OWNERSHIP'],
    ]);
  });

  test('as CSV a row a row of the file, with the rows that state the holdings', async () => {
    const csv = done(await isthmus('screen', suppliers(), ...onTheDay, '--csv', '--column', 'FIRM'));
    const rows: Record<string, string>[] = parse(csv, { columns: true });
    expect(rows.map(({ row, status }) => `${row} ${status}`)).toEqual([
      '2 BLOCKED',
      '3 POSSIBLE',
      '4 BLOCKED',
      '5 CLEAR',
      '6 UNKNOWN_FIRM',
      '7 UNKNOWN_FIRM',
      '8 UNKNOWN_FIRM',
      '9 UNKNOWN_FIRM',
      '10 BLOCKED',
    ]);
    expect(rows[0]).toMatchObject({ why: 'lotus by OWNERSHIP of olga', attributed_least: '0.5', coverage: 'PARTIAL' });
    expect(rows[0]?.records?.split(' ')).toContain(recordOf('sanctions.jsonl/5'));
    expect(rows[5]).toMatchObject({ firm: 'nobody', name: '', attributed_least: '' });
  });

  test('for people it counts the verdicts and says what to doubt; before the listing all is clear', async () => {
    const said = done(await isthmus('screen', suppliers(), ...onTheDay));
    expect(said).toContain('OFAC, 2011-12-31: 3 BLOCKED, 1 POSSIBLE, 1 CLEAR, 4 UNKNOWN_FIRM.');
    expect(said).toContain('the graph has no firm with this key');
    expect(said).toContain('not a legal determination');
    const before = done(await isthmus('screen', suppliers(), '--regime', 'ofac', '--as-of', '2011-06-29'));
    expect(before).toContain('ofac'.toUpperCase());
    expect(before).toContain('5 CLEAR, 4 UNKNOWN_FIRM.');
    expect(before).toContain('CLEAR then says nothing');
  });

  test('a file that cannot be read, a column that is not there and an unknown regime are refused in a line', async () => {
    expect(refused(await isthmus('screen', join(folder, 'nothing.csv'), ...onTheDay, '--json'), 1)).toContain(
      'nothing.csv',
    );
    expect(refused(await isthmus('screen', fileOf('cut.csv', 'firm\n"lotus'), ...onTheDay, '--json'), 1)).toMatch(
      /quote/i,
    );
    expect(refused(await isthmus('screen', suppliers(), ...onTheDay, '--column', 'lei', '--json'), 1)).toContain(
      "a column 'lei'",
    );
    expect(refused(await isthmus('screen', suppliers(), '--regime', 'OFFICE', '--json'), 2)).toContain('--regime');
    expect(refused(await isthmus('screen', suppliers(), '--regime', 'EU', '--as-of', 'May', '--json'), 2)).toMatch(
      /date/i,
    );
  });

  interface Screened {
    readonly status: string;
    readonly attributedLeast: number;
    readonly unstated: number;
    readonly steps: readonly { readonly company: { readonly key: string }; readonly by: string }[];
  }
});

describe('isthmus owners', () => {
  const nori = ['owners', 'nori', '--as-of', '2011-12-31'];

  test('owners, what is unknown and closed loops add up to one, with the chains and their rows', async () => {
    const found = JSON.parse(done(await isthmus(...nori, '--json')));
    expect(found).toMatchObject({ firm: { key: 'nori' }, asOf: '2011-12-31', unknown: expect.closeTo(0.65, 12) });
    const [olga] = found.ultimateOwners.nodes;
    expect(found.ultimateOwners.totalCount).toBe(1);
    expect(olga).toMatchObject({
      party: { key: 'olga', kind: 'PERSON' },
      share: expect.closeTo(0.35, 12),
      range: { upper: expect.closeTo(0.2 + (0.3 * 50) / 97, 12) },
    });
    expect(olga.paths.paths.map((path: { nodes: string[] }) => path.nodes.join(' < '))).toEqual([
      'nori < olga',
      'nori < lotus < olga',
    ]);
    expect(olga.paths.paths[1].hops.map(({ record }: { record: string }) => record)).toEqual([
      recordOf('sanctions.jsonl/7'),
      recordOf('sanctions.jsonl/5'),
    ]);
    expect(found.cost).toMatchObject({ nodes: expect.any(Number), milliseconds: expect.any(Number) });
  });

  test('as CSV a row an owner, then what is unknown; for people the notions of control by name', async () => {
    const rows: Record<string, string>[] = parse(done(await isthmus(...nori, '--csv')), { columns: true });
    expect(rows.map(({ kind, owner }) => `${kind} ${owner}`)).toEqual(['OWNER olga', 'UNKNOWN ']);
    expect(rows.reduce((sum, { share }) => sum + Number(share), 0)).toBeCloseTo(1, 12);
    const said = done(await isthmus(...nori));
    for (const line of [/Olga +35\.00 %/, /majority of votes/, /weakest link/, /Not disclosed, of nori/])
      expect(said).toMatch(line);
  });

  test('before any holding began nobody is known, and an unknown firm is refused', async () => {
    const before = JSON.parse(done(await isthmus('owners', 'nori', '--as-of', '2009-12-31', '--json')));
    expect(before).toMatchObject({ unknown: 1, ultimateOwners: { totalCount: 0 }, coverage: { level: 'NONE' } });
    expect(refused(await isthmus('owners', 'nobody', '--json'), 1)).toContain("No firm has the key 'nobody'.");
    expect(refused(await isthmus('owners', 'nori', '--as-of', '31.12.2011', '--json'), 2)).toMatch(/date/i);
  });
});

describe('isthmus exposure of a firm', () => {
  const acme = ['exposure', '--subject', 'firm:acme', '--to', 'china', '--year', '2011'];

  test('all that can be asked beside it comes in one document, and its cost', async () => {
    const asked = [
      '--alternatives',
      '2',
      '--capacity',
      'echo=5',
      '--amount-bounds',
      '--estimate',
      '--threshold',
      '0.03',
      '--choke-links',
      '3',
      '--parts',
      '5',
    ];
    const found = JSON.parse(done(await isthmus(...acme, ...asked, '--json')));
    expect(found).toMatchObject({ share: expect.closeTo(0.215, 12), estimate: null });
    expect(found.paths.paths.map(({ share }: { share: number }) => share)).toEqual([
      expect.closeTo(0.1, 12),
      expect.closeTo(0.05, 12),
      expect.closeTo(0.04, 12),
    ]);
    expect(found.paths).toMatchObject({ remainder: expect.closeTo(0.025, 12), complete: true });
    expect(found.alternatives.length).toBeGreaterThan(0);
    expect(found.alternatives[0].suppliers.map(({ key }: { key: string }) => key)).toContain('echo');
    // All that dyes has it buys of chip: either sale alone is a way of 0.05.
    expect(found.chokeLinks.map(({ hop, share }: { hop: Row; share: number }) => [hop.from, hop.to, share])).toEqual([
      ['chip', 'acme', expect.closeTo(0.1, 12)],
      ...[expect.anything(), expect.anything()],
    ]);
    expect(found.chokeLinks.slice(1).map(({ share }: { share: number }) => share)).toEqual([
      expect.closeTo(0.05, 12),
      expect.closeTo(0.05, 12),
    ]);
    expect(found.chokeLinks[0]).toMatchObject({ after: expect.closeTo(0.115, 12), hop: { usd: 10 } });
    expect(found).toMatchObject({
      partCount: 1,
      parts: [{ key: 'acme', weight: 1, share: expect.closeTo(0.215, 12) }],
    });
    // Dyes' sale to bolt has no amount: of bolt's 0.2 from unknown suppliers it may be nothing, or all.
    expect(found.amountBounds).toMatchObject({ openLinks: 1, lower: expect.closeTo(0.255, 12) });
    expect(found.cost).toMatchObject({
      nodes: expect.any(Number),
      links: expect.any(Number),
      milliseconds: expect.any(Number),
    });
  });

  test('a limit narrows the bounds, one of a sale that has an amount is refused', async () => {
    const bounds = async (limit: string) =>
      JSON.parse(done(await isthmus(...acme, '--limit', limit, '--json'))).amountBounds;
    expect((await bounds('dyes>bolt=0..5')).lower).toBeLessThanOrEqual(0.255);
    expect(refused(await isthmus(...acme, '--limit', 'chip>acme=0..5', '--json'), 1)).toContain('without an amount');
    expect(refused(await isthmus(...acme, '--limit', 'dyes>bolt', '--json'), 2)).toContain('--limit');
    expect(refused(await isthmus(...acme, '--threshold', '0.0001', '--json'), 2)).toContain('0.001');
  });

  test('for people it is said in words', async () => {
    const beside = ['--alternatives', '1', '--amount-bounds', '--estimate', '--choke-links', '1', '--parts', '1'];
    const said = done(await isthmus(...acme, ...beside));
    for (const line of [
      /bought with the least exposure of \d+ suppliers/,
      /Of 1 sales nobody states the amount/,
      /Nothing to estimate/,
      /chip +acme +10\.00 % +11\.50 % +chain\//,
      /What each part brings, 1 of 1\n[\s\S]*acme +100\.00 % +21\.50 % +40\.50 % +21\.50 %/,
    ])
      expect(said).toMatch(line);
  });

  test('as CSV a row a purchase on a path, and the shares of a path multiply to it', async () => {
    const csv = done(await isthmus(...acme, '--csv', '--paths', '3'));
    const rows: Record<string, string>[] = parse(csv, { columns: true });
    expect(rows.map(({ path, hop, buyer, supplier }) => `${path}.${hop} ${buyer} < ${supplier}`)).toEqual([
      '1.1 acme < chip',
      '2.1 acme < dyes',
      '2.2 dyes < chip',
      '3.1 acme < bolt',
      '3.2 bolt < chip',
    ]);
    for (const number of ['1', '2', '3']) {
      const hops = rows.filter(({ path }) => path === number);
      const product = hops.reduce((share, hop) => share * Number(hop.share), 1);
      expect(product).toBeCloseTo(Number(hops[0]?.path_share), 12);
      for (const hop of hops) expect(hop.record).toMatch(/^chain\/[0-9a-f]{12}\/\d+$/);
    }
  });
});
