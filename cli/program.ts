import { Command } from 'commander';
import { carbonCommand } from './carbon.ts';
import { connectorsCommand } from './connectors.ts';
import { contradictionsCommand } from './contradictions.ts';
import { datasetsCommand } from './datasets.ts';
import { doctorCommand } from './doctor.ts';
import { exposureCommand } from './exposure.ts';
import { fragmentCommand } from './fragment.ts';
import { ingestCommand } from './ingest.ts';
import { matchCommand } from './match.ts';
import { ownersCommand } from './owners.ts';
import { profileCommand } from './profile.ts';
import { savedCommand } from './saved.ts';
import { screenCommand } from './screen.ts';
import { serveCommand } from './serve.ts';
import { sourcesCommand } from './sources.ts';
import { starterCommand } from './starter.ts';
import { trustCommand } from './trust.ts';

/** The command `isthmus` with all its subcommands. */
export const program = new Command('isthmus')
  .description(
    'A knowledge graph of economies, firms, blocs and trade: how exposed is a supply chain, through every tier?',
  )
  .addHelpText('after', '\nExample:\n  isthmus exposure --subject economy:MEX --to china --year 2011')
  .exitOverride();
for (const add of [
  carbonCommand,
  connectorsCommand,
  contradictionsCommand,
  datasetsCommand,
  doctorCommand,
  exposureCommand,
  fragmentCommand,
  ingestCommand,
  matchCommand,
  ownersCommand,
  profileCommand,
  savedCommand,
  screenCommand,
  serveCommand,
  sourcesCommand,
  starterCommand,
  trustCommand,
])
  add(program);
