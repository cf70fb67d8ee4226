// The promises: of a firm that 50,000 hold, the first page of its holders comes within 300 ms; a network of 5,000 nodes is moved
// and zoomed without a frame above 100 ms. The peer of the page is { __typename } on the same server; frames are drawn by the
// processor here, since Chromium has no graphics card. Run: npx vite build --config explorer/vite.config.ts, npx tsx bench/explorer.ts

import type { Page } from 'playwright-core';
import { openBrowser } from '../test/integration/browser.ts';
import { answered } from '../test/integration/explorer.page.ts';
import { serverOver } from '../test/integration/running-server.ts';
import { graphOfHoldings } from '../test/world/register.ts';
import { rounded, writeResult } from './results.ts';

const holders = 50_000;
const nodes = 5_000;
const perPage = 50; // what a click shows
const asked = 20;
const page = `{ party(id: "hub") { holders(on: "2020-01-01", first: ${perPage}) { totalCount pageInfo { hasNextPage endCursor }
  nodes { party { key name kind } interest exactShare minShare maxShare from dataset { key } record } }
  holds(on: "2020-01-01", first: ${perPage}) { totalCount nodes { firm { key name } } } } }`;

const holdings = Array.from({ length: holders }, (_, at) => ({
  owner: `owner ${at}`,
  company: 'hub',
  share: 1 / holders,
}));
const graph = await graphOfHoldings(holdings);
const server = await serverOver(graph);
const browser = await openBrowser();
try {
  const first = await timed(page);
  const times = await repeated(page);
  const peer = await repeated('{ __typename }');

  // Some 25 pages of 200, and the layout: longer than a test would wait.
  const tab = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  tab.setDefaultTimeout(180_000);
  await tab.goto(`${server.url}/firm?subject=firm:hub&on=2020-01-01&open=hub~${nodes / perPage}`);
  await tab.locator('.network canvas').first().waitFor();
  await answered(tab);
  const frames = await framesWhileMoved(tab);
  const drawnNodes = await tab.locator('.network svg circle').count();

  writeResult('explorer', {
    hub: { holders, perPage, firstMs: rounded(first), p50Ms: at(times, 0.5), p95Ms: at(times, 0.95) },
    peer: { query: '{ __typename }', p50Ms: at(peer, 0.5), p95Ms: at(peer, 0.95) },
    ratio: rounded(at(times, 0.5) / at(peer, 0.5)),
    network: {
      nodes: drawnNodes,
      frames: frames.length,
      p50Ms: at(frames, 0.5),
      p95Ms: at(frames, 0.95),
      maxMs: at(frames, 1),
    },
  });
  if (first > 300) fail(`the first page of a hub took ${Math.round(first)} ms, promised 300.`);
  if (at(frames, 1) > 100) fail(`a frame took ${at(frames, 1)} ms, promised 100.`);
} finally {
  await browser.close();
  await server.close();
  await graph.close();
}

async function timed(query: string): Promise<number> {
  const began = performance.now();
  await server.data(query);
  return performance.now() - began;
}

async function repeated(query: string): Promise<number[]> {
  const times: number[] = [];
  for (let k = 0; k < asked; k++) times.push(await timed(query));
  return times.sort((a, b) => a - b);
}

/** Milliseconds between frames while the network is drawn hither and thither and zoomed, shortest first. */
async function framesWhileMoved(tab: Page): Promise<number[]> {
  const canvas = tab.locator('.network .canvas');
  await canvas.scrollIntoViewIfNeeded();
  const box = await canvas.boundingBox();
  if (box === null) throw new Error('there is no network on the page');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await tab.evaluate(`window.frames_ = []; (function next(before) {
    requestAnimationFrame((now) => { window.frames_.push(now - before); next(now); }); })(performance.now());`);
  await tab.mouse.move(x, y);
  await tab.mouse.down();
  for (let step = 0; step < 60; step++) await tab.mouse.move(x + 150 * Math.sin(step / 5), y + 80 * Math.cos(step / 7));
  await tab.mouse.up();
  for (let turn = 0; turn < 8; turn++) {
    await tab.mouse.wheel(0, turn < 4 ? -240 : 240);
    await tab.waitForTimeout(200);
  }
  const frames = (await tab.evaluate('window.frames_')) as number[];
  return frames.slice(1).sort((a, b) => a - b);
}

function at(sorted: readonly number[], part: number): number {
  return rounded(sorted[Math.floor(part * (sorted.length - 1))] as number);
}

function fail(message: string): void {
  console.error(message);
  process.exitCode = 1;
}
