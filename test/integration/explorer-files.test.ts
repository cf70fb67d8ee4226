import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import type { Browser, Download, Locator, Page, Request } from 'playwright-core';
import { SaxesParser } from 'saxes';
import { formatFor } from '../../explorer/parts/format.ts';
import type { Graph } from '../../graph/graph.ts';
import { chromiumPath, openBrowser } from './browser.ts';
import { answered, figure, type OpenPage, openPage } from './explorer.page.ts';
import { type CheckedView, checkedViews } from './explorer.views.ts';
import { freshBuild } from './fresh-build.ts';
import { type ServerUnderTest, serverOver, starterGraph } from './running-server.ts';

const isHere = chromiumPath() !== null || process.env.REQUIRE_CHROMIUM === '1';
if (!isHere)
  process.stderr.write('NO CHROMIUM: what the explorer sends, saves and prints is not tested. Set CHROMIUM_PATH.\n');
const describeInChromium = isHere ? describe : describe.skip;

const names = Object.keys(checkedViews);
const withPictures = names.filter((name) => name !== 'start');
const csvOfSaved = '/saved/owners-of-firm.csv?firm=quimera&asOf=2011-12-31';

let graph: Graph | undefined;
let server: ServerUnderTest;
let browser: Browser;

beforeAll(async () => {
  if (!isHere) return;
  await freshBuild();
  graph = await starterGraph();
  server = await serverOver(graph);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
  await graph?.close();
});

describeInChromium('what a view fetches before anything is clicked', () => {
  test.each(names)('%s is less than 350 kB, data apart, and all that is long is compressed', async (name) => {
    const { address } = checkedViews[name] as CheckedView;
    const context = await browser.newContext();
    const page = await context.newPage();
    const requests: Request[] = [];
    page.on('requestfinished', (request) => requests.push(request));
    await page.goto(`${server.url}${address}`);
    await page.waitForLoadState('networkidle');
    await answered(page);
    const files = requests.filter((request) => new URL(request.url()).pathname !== '/graphql');
    const sizes = await Promise.all(files.map(async (file) => (await file.sizes()).responseBodySize));
    const sum = sizes.reduce((total, size) => total + size, 0);
    process.stderr.write(`${address}: ${files.length} files, ${(sum / 1_000).toFixed(0)} kB\n`);
    const asTheyAre = await Promise.all(
      files.map(async (file) => ((await file.response())?.headers()['content-encoding'] ? [] : [file.url()])),
    );
    await context.close();

    expect(files.length).toBeGreaterThan(4);
    expect(sum).toBeGreaterThan(50_000);
    expect(sum).toBeLessThan(350_000);
    for (const url of asTheyAre.flat()) expect((await (await fetch(url)).text()).length).toBeLessThan(500);
  });
});

describeInChromium('a picture is saved with its sources', () => {
  test.each(withPictures)('of %s, as SVG, PNG and CSV', async (name) => {
    const answers: unknown[] = [];
    const { page, close } = await openedWith(name, answers);
    const picture = page.locator('.picture').first();
    const title = (await picture.locator('h2').textContent()) ?? '';
    const [svg, png, csv] = [
      await savedBy(picture, 'SVG'),
      await savedBy(picture, 'PNG'),
      await savedBy(picture, 'CSV'),
    ];
    await close();

    const { width, height, note, texts } = readSvg(svg.toString());
    const [heading, year, ...sources] = note.split('\n');
    expect(heading).toBe(title);
    expect(year).toMatch(/^Year: \d{4}\. Made with Isthmus\.$/);
    expect(sources.length).toBeGreaterThan(0);
    const { datasets } = await server.data('{ datasets { title publisher edition licence } }');
    expect(datasets.map(citation)).toEqual(expect.arrayContaining(sources));
    // What the file says of itself stands in the picture too, broken into lines.
    for (const line of [title, year, ...sources]) expect(texts).toContain(line);

    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([2 * width, 2 * Math.trunc(height)]);
    expect(png.length).toBeGreaterThan(5_000); // not an empty one

    const rows: Record<string, string>[] = parse(csv, { bom: true, columns: true });
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(row.sources).toBe(sources.map((line) => line.replace('Data: ', '')).join('; '));
    const known = new Set(valuesOf(answers).map(String));
    const cells = rows.flatMap(({ sources: _, ...row }) => Object.values(row)).filter((cell) => cell !== '');
    expect(cells.filter((cell) => known.has(cell)).length).toBeGreaterThan(0);
    expect(cells.filter((cell) => Number.isFinite(Number(cell)) && !known.has(cell))).toEqual([]);
  });
});

describeInChromium('the rows of a saved query are saved', () => {
  const key = 'correct-horse-battery';
  const rows = () => (checkedViews.queries as CheckedView).ofApi(server, formatFor('en-US'));
  const expected = async () => Buffer.from((await server.get(csvOfSaved)).text);

  test('by a plain link where the server asks for no key', async () => {
    const { page, close } = await openPage(browser, `${server.url}${checkedViews.queries?.address}`);
    const file = await saving(page, page.getByRole('link', { name: 'CSV', exact: true }));
    await close();
    expect(file).toEqual(await expected());
  });

  test('with the key that was given where it asks for one', async () => {
    const locked = await serverOver(graph as Graph, { ISTHMUS_API_KEYS: key });
    expect((await locked.get(csvOfSaved)).status).toBe(401);
    const { page, close } = await openPage(browser, `${locked.url}${checkedViews.queries?.address}`);
    await page.getByLabel('Key of this server').first().fill(key);
    await page.getByRole('button', { name: 'Use it' }).first().click();
    await answered(page);
    expect(await figure(page, 'Rows')).toBe(await rows());
    const [csv, json] = [
      await saving(page, page.getByRole('link', { name: 'CSV', exact: true })),
      await saving(page, page.getByRole('link', { name: 'JSON', exact: true })),
    ];
    await close();
    await locked.close();
    expect(csv).toEqual(await expected());
    expect(String(JSON.parse(json.toString()).length)).toBe(await rows());
  });
});

describeInChromium('on paper', () => {
  test('a view has no navigation, but its address, its sources and its pictures whole', async () => {
    const { address } = checkedViews.exposure as CheckedView;
    const { page, close } = await openPage(browser, `${server.url}${address}`, 'dark');
    const navigation = page.getByRole('navigation', { name: 'Views' });
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize({ width: 718, height: 1_000 }); // A4 between margins
    await page.evaluate('dispatchEvent(new Event("beforeprint"))');
    expect(await navigation.isVisible()).toBe(false);
    expect(await page.getByRole('button', { name: 'Table', exact: true }).first().isVisible()).toBe(false);
    const text = (await page.locator('.on-paper:visible').allTextContents()).join('\n');
    expect(text).toContain(`${server.url}${address}`);
    expect(text).toContain('Data: World Input-Output');
    expect(text).toContain('Free of charge with citation');
    expect(await page.evaluate(outOfFrame)).toEqual([]);
    expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(255, 255, 255)');
    await close();
  });

  test('pictures are drawn for it, and again for the screen when it is done', async () => {
    const { address } = checkedViews.exposure as CheckedView;
    const { page, close } = await openPage(browser, `${server.url}${address}`);
    const widths = `[...document.querySelectorAll('.picture svg')].map((svg) => svg.width.baseVal.value)`;
    const before = await page.evaluate(widths);
    await page.evaluate(`addEventListener('beforeprint', () => { window.printed_ = ${widths}; })`);
    const pdf = await page.pdf({ format: 'A4' });
    const printed = (await page.evaluate('window.printed_')) as number[];
    await answered(page);
    const after = await page.evaluate(widths);
    await close();
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(printed.length).toBeGreaterThan(3);
    expect(Math.max(...printed)).toBeLessThanOrEqual(680);
    expect(Math.max(...(before as number[]))).toBeGreaterThan(680);
    expect(after).toEqual(before);
  });
});

describeInChromium('numbers are written as the visitor’s country does', () => {
  const german = formatFor('de-DE');

  test.each(names)('%s in German figures', async (name) => {
    const { address, label, ofApi } = checkedViews[name] as CheckedView;
    const { page, close } = await openPage(browser, `${server.url}${address}`, 'light', 1440, 'de-DE');
    const [shown, texts] = [await figure(page, label), (await page.locator('main').textContent()) ?? ''];
    await close();
    expect(shown).toBe(await ofApi(server, german));
    expect(texts.match(/\d\.\d+\s?%|\$[\d.]+[KMBT]|\d,\d{3}(?= (rows|records))/g)).toBeNull();
  });

  test('figures under each other are equally wide', async () => {
    const { page, close } = await openPage(browser, `${server.url}/data`);
    const numerals = await page.evaluate(
      `[...document.querySelectorAll('td, strong, svg text')].map((text) => getComputedStyle(text).fontVariantNumeric)`,
    );
    await close();
    expect([...new Set(numerals as string[])]).toEqual(['tabular-nums']);
  });

  test('the device says light or dark until the visitor does', async () => {
    for (const theme of ['light', 'dark'] as const) {
      const { page, close } = await openPage(browser, `${server.url}/data`, theme);
      expect(await page.evaluate('document.documentElement.dataset.theme')).toBe(theme);
      await close();
    }
  });
});

/** What sticks out of its frame, by its name. */
const outOfFrame = `[...document.querySelectorAll('.picture svg')].flatMap((svg) =>
  svg.getBoundingClientRect().right > svg.closest('.picture').getBoundingClientRect().right + 1
    ? [svg.getAttribute('aria-label')] : [])`;

/** A view as it opens; what the API answers it is put into the list. */
async function openedWith(name: string, answers: unknown[]): Promise<OpenPage> {
  const { address } = checkedViews[name] as CheckedView;
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-US' });
  const page = await context.newPage();
  const read: Promise<unknown>[] = [];
  page.on('response', (response) => {
    if (new URL(response.url()).pathname === '/graphql') read.push(response.json().then((one) => answers.push(one)));
  });
  await page.goto(`${server.url}${address}`);
  await page.waitForLoadState('networkidle');
  await answered(page);
  await Promise.all(read);
  return { page, offences: { foreignHosts: [], consoleErrors: [], cspViolations: [] }, close: () => context.close() };
}

async function savedBy(picture: Locator, format: string): Promise<Buffer> {
  return saving(picture.page(), picture.getByRole('button', { name: format, exact: true }));
}

async function saving(page: Page, button: Locator): Promise<Buffer> {
  const [download] = (await Promise.all([page.waitForEvent('download'), button.click()])) as [Download, undefined];
  return readFileSync(await download.path());
}

interface ReadSvg {
  readonly width: number;
  readonly height: number;
  /** What the file says of itself. */
  readonly note: string;
  /** All that is written in the picture. */
  readonly texts: string;
}

/** @throws Error where it is not well-formed. */
function readSvg(text: string): ReadSvg {
  const parser = new SaxesParser();
  const open: string[] = [];
  const size: Record<string, string> = {};
  const texts: string[] = [];
  let note = '';
  parser.on('opentag', ({ name, attributes }) => {
    if (open.length === 0) Object.assign(size, attributes, { root: name });
    open.push(name);
  });
  parser.on('closetag', () => open.pop());
  parser.on('text', (found) => {
    if (open.at(-1) === 'desc' && open.length === 2) note += found;
    if (open.at(-1) === 'text') texts.push(found);
  });
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(text).close();
  expect(size).toMatchObject({ root: 'svg', xmlns: 'http://www.w3.org/2000/svg' });
  return { width: Number(size.width), height: Number(size.height), note, texts: texts.join(' ') };
}

function citation(dataset: Readonly<Record<'title' | 'publisher' | 'edition' | 'licence', string | null>>): string {
  const { title, publisher, edition, licence } = dataset;
  return `Data: ${[title, publisher, edition].filter(Boolean).join(', ')}. Terms: ${licence ?? 'none stated'}`;
}

/** Every text and number in answers, and how long each list in them is. */
function valuesOf(answer: unknown): (string | number)[] {
  if (typeof answer === 'number' || typeof answer === 'string') return [answer];
  if (Array.isArray(answer)) return [answer.length, ...answer.flatMap(valuesOf)];
  if (answer !== null && typeof answer === 'object') return Object.values(answer).flatMap(valuesOf);
  return [];
}
