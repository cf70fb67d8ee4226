import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Graph } from '../../graph/graph.ts';
import { chromiumPath } from './browser.ts';
import { freshBuild } from './fresh-build.ts';
import { type PageReport, pageReport } from './graphiql.page.ts';
import { type ServerUnderTest, serverOver, starterGraph } from './running-server.ts';

const folder = new URL('../../schema/operations/', import.meta.url);
const files = readdirSync(folder).filter((file) => file.endsWith('.graphql'));
const operations = files.sort().map((file) => readFileSync(new URL(file, folder), 'utf8'));

const isHere = chromiumPath() !== null || process.env.REQUIRE_CHROMIUM === '1';
if (!isHere)
  process.stderr.write('NO CHROMIUM: the tests of GraphiQL’s page are skipped. Set CHROMIUM_PATH, or install it.\n');
const testInChromium = isHere ? test : test.skip;

let graph: Graph | undefined;
let server: ServerUnderTest | undefined;
let report: PageReport;

beforeAll(async () => {
  if (!isHere) return;
  await freshBuild();
  graph = await starterGraph();
  server = await serverOver(graph);
  report = await pageReport(`${server.url}/graphiql/`);
  process.stderr.write(
    `GraphiQL: first answer ${((report.firstAnswerMs ?? 0) / 1_000).toFixed(1)} s after opening the page\n`,
  );
}, 180_000);
afterAll(async () => {
  await server?.close();
  await graph?.close();
});

testInChromium('the page reaches no host but its own, and breaks none of its own rules', () => {
  expect(report).toMatchObject({ foreignHosts: [], cspViolations: [], consoleErrors: [] });
});

testInChromium('every saved operation is offered by its question and sent as its file has it', () => {
  expect(report.operations.map(({ title }) => title)).toEqual(
    operations.map((text) => text.split('\n')[0]?.replace('# ', '')),
  );
  expect(report.operations.map(({ sent }) => sent)).toEqual(operations);
});

testInChromium('every saved operation answers with data and without errors', () => {
  for (const { title, answer } of report.operations) {
    expect({ title, errors: answer.errors }).toEqual({ title, errors: undefined });
    for (const [field, value] of Object.entries(answer.data ?? {}))
      expect([title, field, value]).not.toEqual([title, field, null]);
    expect(Object.keys(answer.data ?? {}).length).toBeGreaterThan(0);
  }
});

testInChromium('the first answer is there soon after the page is opened', () => {
  expect(report.firstAnswerMs).toBeLessThan(30_000); // five seconds on two cores that do nothing else
});
