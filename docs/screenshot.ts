import { fileURLToPath } from 'node:url';
import { openBrowser } from '../test/integration/browser.ts';
import { openPage } from '../test/integration/explorer.page.ts';
import { freshBuild } from '../test/integration/fresh-build.ts';
import { pageReport } from '../test/integration/graphiql.page.ts';
import { serverOver, starterGraph } from '../test/integration/running-server.ts';

/** Views of the explorer as a visitor finds them, over the starter. */
const views = {
  exposure: '/exposure?subject=industry:MEX:MFE&to=china&year=2011',
  connectors: '/connectors',
  'what-if': '/what-if',
} as const;

const file = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** Writes the pictures of `docs/`: GraphiQL with the answer to the first saved operation, and views of the explorer. */
await freshBuild();
const graph = await starterGraph();
const server = await serverOver(graph);
await pageReport(`${server.url}/graphiql/`, file('graphiql.png'));
const browser = await openBrowser();
for (const [name, address] of Object.entries(views)) {
  const { page, close } = await openPage(browser, `${server.url}${address}`, 'light', 1280);
  await page.screenshot({ path: file(`explorer-${name}.png`) });
  await close();
}
await browser.close();
await server.close();
await graph.close();
