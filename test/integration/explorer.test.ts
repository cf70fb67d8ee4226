import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { formatFor } from '../../explorer/parts/format.ts';
import { views } from '../../explorer/views.ts';
import { openBoltStore } from '../../graph/bolt/bolt-store.ts';
import { type Graph, graphOver } from '../../graph/graph.ts';
import type { Store } from '../../graph/store.ts';
import { describeOnNeo4j } from '../neo4j/neo4j-under-test.ts';
import { chromiumPath, type Offences, openBrowser } from './browser.ts';
import { accessFaults, answered, figure, type OpenPage, openPage } from './explorer.page.ts';
import { type CheckedView, checkedViews } from './explorer.views.ts';
import { freshBuild } from './fresh-build.ts';
import { type ServerUnderTest, serverOver, starterGraph, starterInto } from './running-server.ts';

const english = formatFor('en-US');
const none = { foreignHosts: [], consoleErrors: [], cspViolations: [] };
const isHere = chromiumPath() !== null || process.env.REQUIRE_CHROMIUM === '1';
if (!isHere)
  process.stderr.write('NO CHROMIUM: the tests of the explorer are skipped. Set CHROMIUM_PATH, or install it.\n');
const describeInChromium = isHere ? describe : describe.skip;

test('every view has a figure here that is held against the API', () => {
  expect(Object.keys(checkedViews).sort()).toEqual(views.map(({ name }) => name).sort());
});

describeInChromium('over the embedded engine', () => explorer(starterGraph));

if (isHere)
  describeOnNeo4j('over Neo4j', (neo4j) => {
    let store: Store;
    explorer(async () => {
      store = await openBoltStore(neo4j);
      await starterInto(store);
      return graphOver(store);
    });
  });

function explorer(loadGraph: () => Promise<Graph>): void {
  let graph: Graph | undefined;
  let server: ServerUnderTest;
  let browser: Browser;

  beforeAll(async () => {
    await freshBuild();
    graph = await loadGraph();
    server = await serverOver(graph);
    browser = await openBrowser();
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await server?.close();
    await graph?.close();
  });

  async function visited(address: string, visit: (open: OpenPage) => Promise<void>): Promise<void> {
    const open = await openPage(browser, `${server.url}${address}`);
    try {
      await visit(open);
      expect(open.offences).toEqual(none);
    } finally {
      await open.close();
    }
  }

  const visits = new Map<string, Promise<Visit>>();
  /** What a visit to a view came to: each is made once, and told of by the tests below. */
  function visit(name: string): Promise<Visit> {
    const made = visits.get(name) ?? visitTo(browser, server, checkedViews[name] as CheckedView);
    visits.set(name, made);
    return made;
  }
  const names = Object.keys(checkedViews);

  test.each(names)('%s shows the figure that the API answers', async (name) => {
    const { shown, ofApi } = await visit(name);
    expect(shown).toBe(ofApi);
  });

  test.each(names)(
    '%s reaches no host but its own, breaks none of its own rules, and tells of no error',
    async (name) => {
      expect((await visit(name)).offences).toEqual(none);
    },
  );

  test.each(names)('%s can be used by everybody, light and dark', async (name) => {
    const { light, dark } = await visit(name);
    expect({ light, dark }).toEqual({ light: [], dark: [] });
  });

  test.each(names)('%s is no wider than a small screen', async (name) => {
    expect((await visit(name)).widthAt390).toBe(390);
  });

  test('every view is a click away from the first page', async () => {
    await visited('/', async ({ page }) => {
      for (const { name, title } of views.slice(1)) {
        await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: title, exact: true }).click();
        await answered(page);
        expect(new URL(page.url()).pathname).toBe(`/${name}`);
        expect(await page.title()).toBe(`${title} · Isthmus`);
        await page.goBack();
        await answered(page);
      }
    });
  });

  test('from the first page to who says which path, in a click', async () => {
    await visited('/', async ({ page }) => {
      await page.getByRole('link', { name: 'Which paths carry it, and who says so?' }).click();
      await answered(page);
      const first = page.locator('.paths > li').first();
      expect(await first.textContent()).toContain('World Input-Output Table 2011');
      expect(await first.locator('code').first().textContent()).toMatch(/^mrio\/[0-9a-f]{12}\/\d+/);
    });
  });

  test('“Why?” opens the evidence, and Escape closes it', async () => {
    await visited('/', async ({ page }) => {
      await page.getByRole('button', { name: 'Why? Exposure' }).click();
      expect(await page.getByRole('dialog').textContent()).toContain('Free of charge with citation');
      expect(await accessFaults(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
    });
  });

  test('a firm’s network grows by a click on who stands in it, and the address says so', async () => {
    await visited('/firm?subject=firm:quimera', async ({ page }) => {
      await page.getByText('Holding by holding, and who says so').click();
      const list = page.locator('.holdings-list');
      expect(await list.textContent()).not.toContain('50.0%'); // what Ximena has of the forge, whose holder the firm is
      await list.getByRole('button', { name: 'Show the holders and holdings of Ximena Quimérica' }).first().click();
      await answered(page);
      expect(new URL(page.url()).searchParams.get('open')).toBe('quimera,ximena');
      expect(await list.textContent()).toContain('50.0%');
      expect(await list.locator('code').first().textContent()).toMatch(/^chain\/[0-9a-f]{12}\/\d+/);
    });
  });

  test('economies are taken into a bloc by the keyboard as by a click on the map', async () => {
    const bloc = (page: Page) => new URL(page.url()).searchParams.get('to');
    const address = '/exposure?subject=economy:MEX&to=members:CHN&year=2011';
    await visited(address, async ({ page }) => {
      await page.locator('.world-map path').filter({ hasText: 'Brazil' }).click();
      await answered(page);
      expect(bloc(page)).toBe('members:CHN,BRA');
    });
    await visited(address.replace('members:CHN', 'china'), async ({ page }) => {
      await page.getByLabel('Bloc', { exact: true }).focus();
      await page.keyboard.press('End'); // Economies of your own
      await answered(page);
      expect(bloc(page)).toMatch(/^members:CHN/);
      await page.keyboard.press('Tab');
      await page.keyboard.type('braz');
      await page.getByRole('option', { name: 'Brazil' }).waitFor();
      await page.keyboard.press('Enter');
      await answered(page);
      expect(bloc(page)).toMatch(/^members:CHN.*,BRA$/);
      // Who was taken in stands behind the field, and can be taken out again.
      await page.getByRole('button', { name: /^Brazil.*take out$/ }).focus();
      await page.keyboard.press('Enter');
      await answered(page);
      expect(bloc(page)).not.toContain('BRA');
    });
  });

  test('in a firm’s network whoever is dragged away and looked at from nearer is still chosen by a click', async () => {
    await visited('/firm?subject=firm:quimera', async ({ page }) => {
      const canvas = page.locator('.network canvas');
      await canvas.scrollIntoViewIfNeeded();
      const { x, y, radius } = await placeInNetwork(page, 'Ximena Quimérica');
      const beside = radius + 2;
      const opened = () => new URL(page.url()).searchParams.get('open');

      await page.mouse.move(x, y);
      await page.mouse.down();
      await page.mouse.move(x + 40, y + 30, { steps: 4 });
      await page.mouse.up();
      expect(opened()).toBeNull();
      await page.mouse.click(x + 40 + beside, y + 30);
      expect(opened()).toBeNull();
      await page.mouse.move(x + 40, y + 30);
      await page.mouse.wheel(0, -500); // twice as near
      await answered(page);
      await page.mouse.move(x + 40 + beside, y + 30);
      expect(await canvas.evaluate((drawn: { style: { cursor: string } }) => drawn.style.cursor)).toBe('pointer');
      await page.mouse.click(x + 40 + beside, y + 30);
      await answered(page);
      expect(opened()).toBe('quimera,ximena');
    });
  });
}

/** Where somebody stands on the page in the picture of a network, and how large, pixels: by its drawing for exports. */
async function placeInNetwork(page: Page, name: string) {
  const circle = page.locator('.network svg circle').filter({ hasText: name });
  const [x = 0, y = 0, radius = 0] = await Promise.all(
    ['cx', 'cy', 'r'].map(async (attribute) => Number(await circle.getAttribute(attribute))),
  );
  const canvas = await page.locator('.network canvas').boundingBox();
  if (canvas === null) throw new Error('there is no network on the page');
  const above = (canvas.height - Number(await page.locator('.network svg').getAttribute('height'))) / 2;
  return { x: canvas.x + x, y: canvas.y + above + y, radius };
}

interface Visit {
  readonly shown: string;
  readonly ofApi: string;
  /** What some people can't use, in each theme. */
  readonly light: readonly string[];
  readonly dark: readonly string[];
  /** Pixels that the page takes on a screen of 390. */
  readonly widthAt390: unknown;
  readonly offences: Offences;
}

async function visitTo(browser: Browser, server: ServerUnderTest, checked: CheckedView): Promise<Visit> {
  const { page, offences, close } = await openPage(browser, `${server.url}${checked.address}`);
  try {
    const [shown, ofApi] = [await figure(page, checked.label), await checked.ofApi(server, english)];
    const light = await accessFaults(page);
    await page.getByRole('button', { name: 'Dark colours' }).click();
    const dark = await accessFaults(page);
    await page.setViewportSize({ width: 390, height: 900 });
    await answered(page);
    const widthAt390 = await page.evaluate('document.documentElement.scrollWidth');
    return { shown, ofApi, light, dark, widthAt390, offences };
  } finally {
    await close();
  }
}
