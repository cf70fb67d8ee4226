import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { openEmbeddedStore } from '../graph/embedded/embedded-store.ts';
import { loadInto, worldFile, worldLoads } from '../test/world/world.ts';
import { program } from './program.ts';

const folder = mkdtempSync(join(tmpdir(), 'isthmus-licence-'));
const store = join(folder, 'store');
const firms = join(folder, 'firms.csv');
const names = join(folder, 'names.csv');

/** All of the test world, none of which may be passed on. */
beforeAll(async () => {
  writeFileSync(firms, 'firm\nacme\nbolt\nlotus\n');
  writeFileSync(names, 'name\nAcme\n');
  const open = openEmbeddedStore(store);
  for (const { source, dataset, files, settings = {} } of worldLoads)
    await loadInto(open, source, files.map(worldFile), dataset, settings, { redistribution: 'NO_REDISTRIBUTION' });
  await open.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What a command writes to standard output. */
async function written(args: readonly string[]): Promise<string> {
  const chunks: string[] = [];
  const write = jest.spyOn(process.stdout, 'write').mockImplementation((chunk, ...rest) => {
    chunks.push(String(chunk));
    for (const done of rest) if (typeof done === 'function') done();
    return true;
  });
  try {
    await program.parseAsync([...args, '--store', store], { from: 'user' });
    return chunks.join('');
  } catch (error) {
    if (chunks.length > 0) throw new Error(`written before it was refused: ${chunks.join('')}`);
    throw error;
  } finally {
    write.mockRestore();
  }
}

const blocs = ['members:CHN', 'members:MEX'];
const commands: readonly (readonly [string, readonly string[]])[] = [
  ['carbon', ['carbon', '--year', '2011', '--csv']],
  ['connectors', ['connectors', ...blocs.flatMap((bloc) => ['--between', bloc]), '--year', '2011', '--csv']],
  ['contradictions', ['contradictions', '--kind', 'fdi', '--year', '2011', '--csv']],
  ['exposure', ['exposure', '--subject', 'industry:MEX:two:G', '--to', 'members:CHN', '--year', '2011', '--csv']],
  ['fragment', ['fragment', ...blocs.flatMap((bloc) => ['--between', bloc]), '--year', '2011', '--csv']],
  ['match', ['match', names, '--csv']],
  ['owners', ['owners', 'bolt', '--as-of', '2011-12-30', '--csv']],
  ['profile', ['profile', 'MEX', '--bloc', 'members:CHN', '--year', '2011', '--csv']],
  ['saved', ['saved', 'top-export-markets', '--param', 'economy=MEX', '--param', 'year=2011', '--csv']],
  ['screen', ['screen', firms, '--regime', 'EU', '--as-of', '2011-12-30', '--csv']],
];

test.each(commands)('%s writes no file of what may not be passed on, until it is allowed by name', async (_, args) => {
  const refusal = (await written(args).then(
    (text) => ({ text }),
    (error: unknown) => error,
  )) as { code?: string; details?: { datasets: readonly { key: string }[] } };
  expect(refusal).toMatchObject({ code: 'LICENCE_FORBIDS' });
  const kept = (refusal.details?.datasets ?? []).map(({ key }) => key);
  const allow = (keys: readonly string[]) => keys.flatMap((key) => ['--allow-licence', key]);
  if (kept.length > 1)
    await expect(written([...args, ...allow(kept.slice(1))])).rejects.toMatchObject({ code: 'LICENCE_FORBIDS' });
  const all = worldLoads.map(({ dataset }) => dataset);
  expect((await written([...args, ...allow(all)])).split(/\r?\n/).length).toBeGreaterThan(1);
});
