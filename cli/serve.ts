import type { Command } from 'commander';
import { type Graph, graphOver } from '../graph/graph.ts';
import { assertNotOpenByOversight, readSettings, type Settings, withoutCredentials } from '../server/env.ts';
import { startServer } from '../server/main.ts';
import { askGraph } from './ask.ts';
import { printExposure } from './exposure.ts';
import { exposureDocument } from './exposure-document.ts';
import { openFilled, projectionsFolder } from './open-store.ts';
import { printLine } from './output.ts';

/** A server that is told to end waits for answers under way no longer than this. */
const drainMs = 9_000;

/** `isthmus serve`: opens the store, shows one real answer, and serves. */
export function serveCommand(program: Command): void {
  program
    .command('serve')
    .description('serves the explorer, GraphQL, GraphiQL and saved queries over HTTP')
    .option('--store <store>', 'path of an embedded store, or Bolt URI')
    .option('--json', 'the addresses as one JSON document on standard output, and no answer')
    .addHelpText('after', '\nExample:\n  PORT=4000 isthmus serve')
    .action(async (options: { store?: string; json?: boolean }) => {
      const settings = readSettings(options.store);
      assertNotOpenByOversight(settings);
      const store = await openFilled(settings, 'isthmus serve');
      const graph = graphOver(store, projectionsFolder(settings), settings.precedence);
      try {
        const warm = firstAnswer(graph, options.json ?? false);
        if (store.engine === 'embedded') await warm;
        const server = await startServer(graph, settings, warm);
        if ('announce' in store) (store as { announce(url: string): void }).announce(server.url);
        printAddresses(server.url, settings, options.json ?? false);
        endOnSignal(async () => {
          await server.close();
          await graph.close();
        });
      } catch (error) {
        await graph.close(); // else the store and the worker would keep a process alive that serves nothing
        throw error;
      }
    });
}

/** One real answer on the terminal, which also brings the first projection into memory. A store without the table says so. */
async function firstAnswer(graph: Graph, silent: boolean): Promise<void> {
  try {
    const question = {
      subject: { industry: 'MEX:MFE' },
      to: { id: 'china' },
      year: 2011,
      membership: 'LOCATION',
      dataset: null,
      tiers: 5,
      paths: 3,
    } as const;
    const { exposure } = await askGraph(graph, exposureDocument, question);
    if (silent) return;
    printExposure(exposure);
    printLine();
  } catch (error) {
    if (!silent) printLine(`No first answer: ${(error as Error).message}`);
  }
}

function printAddresses(url: string, { store }: Settings, json: boolean): void {
  if (json) {
    printLine(
      JSON.stringify({
        explorer: `${url}/`,
        graphql: `${url}/graphql`,
        graphiql: `${url}/graphiql/`,
        saved: `${url}/saved/`,
        pid: process.pid,
      }),
    );
    return;
  }
  printLine(`Explorer  ${url}/`);
  printLine(`GraphiQL  ${url}/graphiql/`);
  printLine(`GraphQL   ${url}/graphql`);
  printLine(`Store     ${withoutCredentials(store)}`);
}

/** SIGTERM and SIGINT let requests under way end, then leave with 0; whatever hangs is left behind after nine seconds. */
function endOnSignal(close: () => Promise<void>): void {
  let ending = false;
  const end = () => {
    if (ending) return;
    ending = true;
    setTimeout(() => process.exit(0), drainMs).unref();
    close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
}
