// The promises: each view can be used within 2 s of being opened, and the first one is answered by then; of a firm that 50,000
// hold, the first page of its holders comes within 300 ms, also as the first thing that the command is asked after its start; a
// network of 5,000 nodes is moved and zoomed without a frame above 100 ms. The peer of a page is { __typename } on the same
// server, that of the frames the same page while nothing moves. Chromium starts anew for each view and keeps nothing; where it
// has no graphics card the processor draws the frames.
// Run: npx tsx bench/explorer.ts

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { openBrowser } from '../test/integration/browser.ts';
import { answered } from '../test/integration/explorer.page.ts';
import { checkedViews } from '../test/integration/explorer.views.ts';
import { freshBuild } from '../test/integration/fresh-build.ts';
import { type GoldenHolding, graphOfHoldings } from '../test/world/register.ts';
import { rounded, writeResult } from './results.ts';

const holders = 50_000;
const nodes = 5_000;
const perPage = 50; // what a click shows
const asked = 20;

const folder = mkdtempSync(join(tmpdir(), 'isthmus-bench-'));
const command = await freshBuild();
try {
  const views = await onServer(join(folder, 'starter'), viewsOpened);
  const hub = join(folder, 'hub');
  const holdings = Array.from(
    { length: holders },
    (_, at): GoldenHolding => ({ owner: `owner ${at}`, company: 'hub', share: 1 / holders }),
  );
  await (await graphOfHoldings(holdings, [], hub)).close();
  const { pages, network } = await onServer(hub, async (url) => ({
    pages: await pagesAsked(url),
    network: await networkMoved(url),
  }));
  writeResult('explorer', { views, hub: pages, network });

  for (const [view, { usableMs }] of Object.entries(views))
    if (usableMs > 2_000) fail(`${view} could be used after ${usableMs} ms, promised 2,000.`);
  if ((views.start?.answeredMs ?? 0) > 2_000)
    fail(`the first view was answered after ${views.start?.answeredMs} ms, promised 2,000.`);
  if (pages.firstMs > 300) fail(`the first page of a hub took ${pages.firstMs} ms, promised 300.`);
  if (pages.p95Ms > 300) fail(`a page of a hub took ${pages.p95Ms} ms, promised 300.`);
  for (const { maxMs } of [network.moved, network.zoomed])
    if (maxMs > 100) fail(`a frame took ${maxMs} ms, promised 100.`);
} finally {
  rmSync(folder, { recursive: true });
}

/** What a use of the built command, serving a store, comes to. */
async function onServer<T>(store: string, use: (url: string) => Promise<T>): Promise<T> {
  const child: ChildProcess = spawn(process.execPath, [command, 'serve', '--json', '--store', store], {
    env: { ...process.env, PORT: '0', LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    if (child.stdout === null) throw new Error('the command has no output');
    const [addresses] = (await once(child.stdout, 'data')) as [Buffer];
    return await use(new URL(JSON.parse(addresses.toString()).explorer).origin);
  } finally {
    child.kill();
    await once(child, 'exit');
  }
}

interface ViewOpened {
  /** Milliseconds until its heading and its fields stand there. */
  readonly usableMs: number;
  /** And until nothing is being computed any more. */
  readonly answeredMs: number;
}

/** Each view in a browser that has just been started, on a server that was asked the same before. */
async function viewsOpened(url: string): Promise<Record<string, ViewOpened>> {
  const views: Record<string, ViewOpened> = {};
  for (const [name, { address }] of Object.entries(checkedViews)) {
    for (const visit of ['so that the server knows', 'measured']) {
      const browser = await openBrowser();
      const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
      page.setDefaultTimeout(120_000);
      await page.goto(`${url}${address}`, { waitUntil: 'commit' });
      const usableMs = rounded(await momentOf(page, `document.querySelector('main h1')`));
      const answeredMs = rounded(await momentOf(page, `!document.querySelector('[aria-busy="true"]')`));
      if (visit === 'measured') views[name] = { usableMs, answeredMs };
      await browser.close();
    }
  }
  return views;
}

/** When something began to hold on a page, milliseconds after it was asked for, by the page's own clock. */
async function momentOf(page: Page, condition: string): Promise<number> {
  return (await page.evaluate(`new Promise((done) => {
    (function look() { ${condition} ? done(performance.now()) : requestAnimationFrame(look); })();
  })`)) as number;
}

/** The pages of the hub's holders one after another: none is asked twice, so that none comes from memory. */
async function pagesAsked(url: string) {
  const times: number[] = [];
  let after = '';
  for (let page = 0; page <= asked; page++) {
    const began = performance.now();
    const { party } = await data(
      url,
      `{ party(id: "hub") { holders(on: "2020-01-01", first: ${perPage}${after && `, after: "${after}"`}) { totalCount
        pageInfo { hasNextPage endCursor } nodes { party { key name kind } interest exactShare minShare maxShare from
        dataset { key } record } } holds(on: "2020-01-01", first: ${perPage}) { totalCount nodes { firm { key name } } } } }`,
    );
    times.push(performance.now() - began);
    if (party.holders.totalCount !== holders || party.holders.nodes.length !== perPage)
      throw new Error(`a page holds ${party.holders.nodes.length} of ${party.holders.totalCount}`);
    after = party.holders.pageInfo.endCursor;
  }
  const peer: number[] = [];
  for (let k = 0; k < asked; k++) {
    const began = performance.now();
    await data(url, '{ __typename }');
    peer.push(performance.now() - began);
  }
  const [first = 0, ...later] = times;
  later.sort(ascending);
  peer.sort(ascending);
  return {
    holders,
    perPage,
    firstMs: rounded(first),
    p50Ms: at(later, 0.5),
    p95Ms: at(later, 0.95),
    peer: { query: '{ __typename }', p50Ms: at(peer, 0.5), p95Ms: at(peer, 0.95) },
    ratio: rounded(at(later, 0.5) / at(peer, 0.5)),
  };
}

async function networkMoved(url: string) {
  const browser = await openBrowser();
  try {
    // Some 25 pages of 200, and the layout: longer than a test would wait.
    const tab = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    tab.setDefaultTimeout(180_000);
    await tab.goto(`${url}/firm?subject=firm:hub&on=2020-01-01&open=hub~${nodes / perPage}`);
    await tab.locator('.network canvas').waitFor();
    await answered(tab);
    const canvas = tab.locator('.network canvas');
    await canvas.scrollIntoViewIfNeeded();
    const still = await framesWhile(tab, () => tab.waitForTimeout(2_000));
    const box = await canvas.boundingBox();
    if (box === null) throw new Error('there is no network on the page');
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await tab.mouse.move(x, y);
    const moved = await framesWhile(tab, async () => {
      await tab.mouse.down();
      for (let step = 0; step < 60; step++)
        await tab.mouse.move(x + 150 * Math.sin(step / 5), y + 80 * Math.cos(step / 7));
      await tab.mouse.up();
    });
    const zoomed = await framesWhile(tab, async () => {
      for (let turn = 0; turn < 24; turn++) {
        await tab.mouse.wheel(0, turn < 12 ? -100 : 100);
        await tab.waitForTimeout(40);
      }
    });
    return { nodes: await tab.locator('.network svg circle').count(), still, moved, zoomed };
  } finally {
    await browser.close();
  }
}

// biome-ignore lint/suspicious/noExplicitAny: an answer has the shape that its question asks for.
async function data(url: string, query: string): Promise<any> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  const { data, errors } = (await response.json()) as { data: unknown; errors?: readonly { message: string }[] };
  if (errors) throw new Error(errors.map(({ message }) => message).join('; '));
  return data;
}

/** Milliseconds between the frames of a page while something is done, and shortly after. */
async function framesWhile(tab: Page, something: () => Promise<void>) {
  await tab.evaluate(`window.frames_ = []; (function next(before) {
    window.frame_ = requestAnimationFrame((now) => { window.frames_.push(now - before); next(now); });
  })(performance.now());`);
  await something();
  await tab.waitForTimeout(400); // it is drawn sharply when it rests
  await tab.evaluate('cancelAnimationFrame(window.frame_)');
  const [, ...frames] = (await tab.evaluate('window.frames_')) as number[];
  frames.sort(ascending);
  return { frames: frames.length, p50Ms: at(frames, 0.5), p95Ms: at(frames, 0.95), maxMs: at(frames, 1) };
}

function at(sorted: readonly number[], part: number): number {
  return rounded(sorted[Math.floor(part * (sorted.length - 1))] as number);
}

function ascending(one: number, other: number): number {
  return one - other;
}

function fail(message: string): void {
  console.error(message);
  process.exitCode = 1;
}
