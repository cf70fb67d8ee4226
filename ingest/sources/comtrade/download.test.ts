import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { openEmbeddedStore } from '../../../graph/embedded/embedded-store.ts';
import { download } from '../../download.ts';
import { fileOf, folder, loadFiles } from '../../load.fixture.ts';
import { readInputFile } from '../../table.ts';
import { comtradeDownload, refuseCut } from './download.ts';

test('every year is a request of its own to the public interface', () => {
  const files = comtradeDownload.files(
    { reporter: '842', since: '2018', until: '2020', product: '8542' },
    '2026-11-22',
  );
  expect(files.map(({ name }) => name)).toEqual([
    'comtrade-842-X-8542-2018.json',
    'comtrade-842-X-8542-2019.json',
    'comtrade-842-X-8542-2020.json',
  ]);
  const url = new URL(files[1]?.url ?? '');
  expect(`${url.origin}${url.pathname}`).toBe('https://comtradeapi.un.org/public/v1/preview/C/A/HS');
  expect(Object.fromEntries(url.searchParams)).toMatchObject({
    reporterCode: '842',
    period: '2019',
    flowCode: 'X',
    cmdCode: '8542',
  });
});

test.each([
  [{ since: '2019' }, "--reporter: found ''"],
  [{ reporter: 'USA', since: '2019' }, "--reporter: found 'USA', wanted a number such as 842"],
  [{ reporter: '842' }, "--since and --until: found '' and ''"],
  [{ reporter: '842', since: '2020', until: '2019' }, "found '2020' and '2019', wanted years in order"],
  [{ reporter: '842', since: '2019', flow: 'XX' }, "--flow: found 'XX'"],
  [{ reporter: '842', since: '2019', product: '8542&x=1' }, "--product: found '8542&x=1'"],
])('%j is refused', (settings, message) => {
  expect(() => comtradeDownload.files(settings, '2026-11-22')).toThrow(message);
});

test('an answer as long as one may be has lost its end, and one that is none says why', async () => {
  const answerOf = (records: number) =>
    readInputFile(fileOf('answer.json', JSON.stringify({ data: Array.from({ length: records }, () => ({ a: 1 })) })));
  expect(await refuseCut(await answerOf(499))).toBeNull();
  expect(await refuseCut(await answerOf(500))).toContain('500 records');
  expect(await refuseCut(await answerOf(0))).toContain('no record');
});

test('an answer is fetched, kept with its checksum, and loaded like any file', async () => {
  const response = readFileSync(join(import.meta.dirname, 'sample-response.json'));
  const server = createServer((_, answer) =>
    answer.writeHead(200, { 'content-type': 'application/json' }).end(response),
  );
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const [file] = comtradeDownload.files({ reporter: '842', since: '2019' }, '2026-11-22');
  if (file === undefined) throw new Error('no file to fetch');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const { path } = await download({ ...file, url }, join(folder, 'downloads'));
  const store = openEmbeddedStore(null);
  const fetched = await loadFiles(store, 'comtrade', [path]);
  const own = await loadFiles(store, 'comtrade', [join(import.meta.dirname, 'sample-response.json')]);
  expect(fetched.written).toBeGreaterThan(0);
  expect(own).toMatchObject({ sha256: fetched.sha256, written: 0, unchanged: fetched.records });
  await store.close();
  server.closeAllConnections();
  server.close();
});
