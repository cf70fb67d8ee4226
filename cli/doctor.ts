import type { Command } from 'commander';
import { ago, type DatasetInStore, type HealthReport, type Level, loadHealthReport } from './health-report.ts';
import { printJson, printLine, printTable } from './output.ts';

/** `isthmus doctor`: what works and what does not, and what to do about it. */
export function doctorCommand(program: Command): void {
  program
    .command('doctor')
    .description('looks at the settings, the store and the disk, and says what to mend; changes nothing')
    .option('--store <store>', 'path of an embedded store, or Bolt URI')
    .option('--json', 'one JSON document on standard output')
    .addHelpText('after', '\nExample:\n  isthmus doctor --json')
    .action(async (options: { store?: string; json?: boolean }) => {
      const report = await loadHealthReport(options.store);
      if (options.json) printJson(report);
      else print(report);
      if (report.level === 'fail') process.exitCode = 1;
    });
}

function print({ level, checks }: HealthReport): void {
  for (const { name, level: of, found, advice } of checks) {
    printLine(`${of.padEnd(4)}  ${name.padEnd(13)}  ${found}`);
    if (advice !== null) printLine(`${' '.repeat(21)}→ ${advice}`);
  }
  const listed = checks.find(({ name }) => name === 'datasets')?.details as readonly DatasetInStore[] | undefined;
  if (listed && listed.length > 0) {
    printLine();
    printTable(
      ['dataset', 'records', 'years', 'loaded'],
      listed.map(({ key, records, years, days }) => [key, records, years.join(', '), ago(days)]),
    );
    printLine();
  }
  const count = (of: Level) => checks.filter((one) => one.level === of).length;
  printLine(
    level === 'ok' ? 'All is well.' : `${count('fail')} to mend, ${count('warn')} to look at, ${count('ok')} well.`,
  );
}
