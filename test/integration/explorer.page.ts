import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Browser, Page, Request } from 'playwright-core';
import { type Offences, offencesOf } from './browser.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** A page of the explorer as a visitor has it open, with what the browser must not have met so far. */
export interface OpenPage {
  readonly page: Page;
  readonly offences: Offences;
  close(): Promise<void>;
}

export type Theme = 'light' | 'dark';

/** Opens an address of the explorer and waits until all that it asks for is answered. */
export async function openPage(
  browser: Browser,
  url: string,
  theme: Theme = 'light',
  width = 1440,
  locale = 'en-US',
): Promise<OpenPage> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, locale, colorScheme: theme });
  const page = await context.newPage();
  underWay(page);
  const offences = await offencesOf(page, new URL(url).host);
  await page.goto(url);
  await answered(page);
  return { page, offences, close: () => context.close() };
}

/** Waits until nothing on the page is being computed, and what it asked for is drawn. */
export async function answered(page: Page): Promise<void> {
  const requests = underWay(page);
  await page.locator('main h1').first().waitFor();
  for (let still = 0; still < 2; ) {
    // An answer that is drawn may ask the next question: two frames later it would be under way.
    await page.evaluate('new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))');
    const isBusy = requests.size > 0 || (await page.locator('[aria-busy="true"]').count()) > 0;
    still = isBusy ? 0 : still + 1;
  }
}

const requestsOf = new WeakMap<Page, Set<Request>>();

/** What a page has asked for and not been answered yet, from the first time on that somebody wants to know. */
function underWay(page: Page): ReadonlySet<Request> {
  const known = requestsOf.get(page);
  if (known) return known;
  const requests = new Set<Request>();
  page.on('request', (request) => requests.add(request));
  for (const over of ['requestfinished', 'requestfailed'] as const)
    page.on(over as 'requestfinished', (request) => requests.delete(request));
  requestsOf.set(page, requests);
  return requests;
}

/** What a figure says, by its label. */
export async function figure(page: Page, label: string): Promise<string> {
  return (await page.locator(`[data-figure="${label}"]`).first().textContent()) ?? '';
}

/** What of the page some people can't use, by axe: serious and critical findings, each with the first place. */
export async function accessFaults(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const results = (await page.evaluate('axe.run()')) as AxeResults;
  return results.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes }) => `${id}: ${help}: ${nodes[0]?.html.slice(0, 160)}`);
}
