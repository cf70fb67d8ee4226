import { expect, test } from '@jest/globals';
import { Command } from 'commander';
import { sources } from '../ingest/catalog.ts';
import { ingestCommand } from './ingest.ts';

test('no source names an option as the command itself does', () => {
  const program = new Command();
  ingestCommand(program); // the parser refuses an option that is there already
  const ingest = program.commands.find((command) => command.name() === 'ingest');
  expect(ingest?.commands.map((command) => command.name())).toEqual(sources.map(({ id }) => id));
});
