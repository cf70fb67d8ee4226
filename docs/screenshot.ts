import { fileURLToPath } from 'node:url';
import { openBrowser } from '../test/integration/browser.ts';
import { openPage } from '../test/integration/explorer.page.ts';
import { freshBuild } from '../test/integration/fresh-build.ts';
import { pageReport } from '../test/integration/graphiql.page.ts';
import { serverOver, starterGraph } from '../test/integration/running-server.ts';

/** Views of the explorer as a visitor finds them, over the starter; `from` is the text that they are scrolled to. */
const views = [
  { name: 'start', address: '/' },
  { name: 'start-dark', address: '/', theme: 'dark' },
  { name: 'exposure', address: '/exposure?subject=industry:MEX:MFE&to=china&year=2011' },
  { name: 'connectors', address: '/connectors' },
  { name: 'firm', address: '/firm?open=quimera,ximena', from: 'Who owns it in the end' },
  { name: 'what-if', address: '/what-if', theme: 'dark', from: 'Value added of the world' },
] as const;

const file = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** Writes the pictures of `docs/`: GraphiQL with the answer to the first saved operation, and views of the explorer. */
await freshBuild();
const graph = await starterGraph();
const server = await serverOver(graph);
await pageReport(`${server.url}/graphiql/`, file('graphiql.png'));
const browser = await openBrowser();
for (const { name, address, ...how } of views) {
  const theme = 'theme' in how ? how.theme : 'light';
  const { page, close } = await openPage(browser, `${server.url}${address}`, theme, 1280);
  if ('from' in how)
    await page
      .getByText(how.from, { exact: true })
      .first()
      .evaluate((start: { scrollIntoView(to: object): void }) => start.scrollIntoView({ block: 'start' }));
  await page.screenshot({ path: file(`explorer-${name}.png`) });
  await close();
}
await browser.close();
await server.close();
await graph.close();
