import type { Command } from 'commander';
import { sources } from '../ingest/catalog.ts';
import { printJson, printLine } from './output.ts';

/** `isthmus sources`: the kinds of file that can be loaded, and their settings. */
export function sourcesCommand(program: Command): void {
  program
    .command('sources')
    .description('the kinds of file that `isthmus ingest` reads')
    .option('--store <store>', 'accepted by every command; this one opens no store')
    .option('--json', 'one JSON document on standard output')
    .addHelpText('after', '\nExample:\n  isthmus sources')
    .action((options: { json?: boolean }) => {
      if (options.json) {
        printJson(
          sources.map(({ id, provenance, files, options: settings, rejectedShare }) => ({
            id,
            ...provenance,
            files,
            options: settings,
            rejectedShare,
          })),
        );
        return;
      }
      for (const { id, provenance, files, options: settings, rejectedShare } of sources) {
        printLine(`${id}: ${provenance.title}`);
        printLine(`  reads ${files}`);
        for (const { name, value, description, required } of settings)
          printLine(`  --${name} <${value}>  ${description}${required ? '' : ' (optional)'}`);
        printLine(`  stops when more than ${rejectedShare * 100} % of the rows are rejected`);
      }
    });
}
