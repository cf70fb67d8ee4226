import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { formatFor } from '../../explorer/parts/format.ts';
import { views } from '../../explorer/views.ts';
import { openBoltStore } from '../../graph/bolt/bolt-store.ts';
import { type Graph, graphOver } from '../../graph/graph.ts';
import type { Store } from '../../graph/store.ts';
import { describeOnNeo4j } from '../neo4j/neo4j-under-test.ts';
import { chromiumPath, openBrowser } from './browser.ts';
import { accessFaults, answered, figure, type OpenPage, openPage, type Theme } from './explorer.page.ts';
import { freshBuild } from './fresh-build.ts';
import { type ServerUnderTest, serverOver, starterGraph, starterInto } from './running-server.ts';

const { change, percent } = formatFor('en-US');

/** For each view an address, the label of a figure on it, and the same figure as the API answers it: a line a view. */
const figures: Readonly<Record<string, Checked>> = {
  start: {
    address: '/',
    label: 'Exposure',
    ofApi: async ({ data }) => percent((await data(exposureOf('economy: "MEX"'))).exposure.share),
  },
  connectors: {
    address: '/connectors?between=us+china&year=2012',
    label: 'Through third economies, there',
    ofApi: async ({ data }) =>
      percent(
        (await data('{ connectors(between: [{ id: "us" }, { id: "china" }], year: 2012) { throughAny { there } } }'))
          .connectors.throughAny.there,
      ),
  },
  economy: {
    address: '/economy?economy=MEX&between=us+china&year=2012',
    label: 'Trade with China',
    ofApi: async ({ data }) => {
      const { economyProfile } = await data(
        '{ economyProfile(economy: "MEX", blocs: [{ id: "us" }, { id: "china" }], years: [2012]) { series { ties { vulnerability } } } }',
      );
      return percent(economyProfile.series[0].ties[1].vulnerability);
    },
  },
  exposure: {
    address: '/exposure?subject=industry:MEX:MFE&to=china&year=2011',
    label: 'Exposure',
    ofApi: async ({ data }) => percent((await data(exposureOf('industry: "MEX:MFE"'))).exposure.share),
  },
  firm: {
    address: '/firm?subject=firm:quimera&on=2011-12-31&open=quimera,ximena',
    label: 'Owner unknown',
    ofApi: async ({ data }) =>
      percent((await data('{ ownership(firm: "quimera", asOf: "2011-12-31") { unknown } }')).ownership.unknown),
  },
  saved: {
    address: '/saved?query=owners-of-firm&firm=quimera&asOf=2011-12-31',
    label: 'Rows',
    ofApi: async ({ data }) => {
      const { saved } = await data('{ saved { ownersOfFirm(firm: "quimera", asOf: "2011-12-31") { owner } } }');
      return String(saved.ownersOfFirm.length);
    },
  },
  'what-if': {
    address: '/what-if?scenario=two-blocs&year=2011&resourced=0.5',
    label: 'Value added of the world',
    ofApi: async ({ data }) => {
      const scenario = '{ preset: "two-blocs", year: 2011, resourced: 0.5 }';
      const { fragmentation } = await data(
        `{ fragmentation(scenario: ${scenario}) { worldValueAddedUsd worldValueAddedChangeUsd } }`,
      );
      return change(fragmentation.worldValueAddedChangeUsd / fragmentation.worldValueAddedUsd);
    },
  },
  data: {
    address: '/data',
    label: 'Datasets',
    ofApi: async ({ data }) => String((await data('{ datasets { key } }')).datasets.length),
  },
};

interface Checked {
  readonly address: string;
  readonly label: string;
  ofApi(server: ServerUnderTest): Promise<string>;
}

function exposureOf(subject: string): string {
  return `{ exposure(subject: { ${subject} }, to: { id: "china" }, year: 2011) { share } }`;
}

const none = { foreignHosts: [], consoleErrors: [], cspViolations: [] };
const isHere = chromiumPath() !== null || process.env.REQUIRE_CHROMIUM === '1';
if (!isHere)
  process.stderr.write('NO CHROMIUM: the tests of the explorer are skipped. Set CHROMIUM_PATH, or install it.\n');
const describeInChromium = isHere ? describe : describe.skip;

test('every view has a figure here that is held against the API', () => {
  expect(Object.keys(figures).sort()).toEqual(views.map(({ name }) => name).sort());
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

  async function visited(address: string, theme: Theme, visit: (open: OpenPage) => Promise<void>): Promise<void> {
    const open = await openPage(browser, `${server.url}${address}`, theme);
    try {
      await visit(open);
      expect(open.offences).toEqual(none);
    } finally {
      await open.close();
    }
  }

  test.each(Object.entries(figures))('%s shows the figure that the API answers', async (_, checked) => {
    const { address, label } = checked;
    await visited(address, 'light', async ({ page }) => {
      expect(await figure(page, label)).toBe(await checked.ofApi(server));
    });
  });

  const opened = Object.values(figures).flatMap(({ address }) =>
    (['light', 'dark'] as const).map((theme) => [address, theme] as const),
  );
  test.each(opened)('%s can be used by everybody, %s', async (address, theme) => {
    await visited(address, theme, async ({ page }) => {
      expect(await accessFaults(page)).toEqual([]);
    });
  });

  test('every view is a click away from the first page', async () => {
    await visited('/', 'light', async ({ page }) => {
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
    await visited('/', 'light', async ({ page }) => {
      await page.getByRole('link', { name: 'Which paths carry it, and who says so?' }).click();
      await answered(page);
      const first = page.locator('.paths > li').first();
      expect(await first.textContent()).toContain('World Input-Output Table 2011');
      expect(await first.locator('code').first().textContent()).toMatch(/^mrio\/[0-9a-f]{12}\/\d+/);
    });
  });

  test('“Why?” opens the evidence, and Escape closes it', async () => {
    await visited('/', 'light', async ({ page }) => {
      await page.getByRole('button', { name: 'Why? Exposure' }).click();
      expect(await page.getByRole('dialog').textContent()).toContain('Free of charge with citation');
      expect(await accessFaults(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
    });
  });

  test('a firm’s network grows by a click on who stands in it, and the address says so', async () => {
    await visited('/firm?subject=firm:quimera', 'light', async ({ page }) => {
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

  test('no view is wider than the screen', async () => {
    for (const { address } of Object.values(figures)) {
      const { page, close } = await openPage(browser, `${server.url}${address}`, 'light', 390);
      const wide = await page.evaluate('document.documentElement.scrollWidth');
      await close();
      expect([address, wide]).toEqual([address, 390]);
    }
  });
}
