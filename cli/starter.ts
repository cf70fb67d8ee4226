import type { Command } from 'commander';
import { readSettings } from '../server/env.ts';
import { fillFromStarter } from '../starter/fill.ts';
import { figures, reference } from '../starter/starter.ts';
import { openForLoading, workFolder } from './open-store.ts';
import { printJson, printTable } from './output.ts';

/** `isthmus starter`: loads what comes with the package into any store, a Neo4j among them. */
export function starterCommand(program: Command): void {
  program
    .command('starter')
    .description('loads the data that come with Isthmus into a store')
    .option('--store <store>', 'path of an embedded store, or Bolt URI')
    .option('--json', 'one JSON document on standard output')
    .addHelpText('after', '\nExample:\n  isthmus starter --store bolt://127.0.0.1:7687')
    .action(async (options: { store?: string; json?: boolean }) => {
      const settings = readSettings(options.store);
      const store = await openForLoading(settings);
      try {
        const reports = await fillFromStarter(store, [...reference, ...figures], workFolder(settings));
        if (options.json) printJson(reports);
        else
          printTable(
            ['dataset', 'records', 'written', 'seconds'],
            reports.map(({ dataset, records, written, seconds }) => [dataset, records, written, seconds.toFixed(1)]),
          );
      } finally {
        await store.close();
      }
    });
}
