import type { Command } from 'commander';
import { KnownError } from '../model/errors.ts';
import { readSettings } from '../server/env.ts';
import type { ExposureOnTheCommandLineQuery, Membership, SubjectInput } from './__generated__/graphql.ts';
import { allowLicence } from './allow-licence.ts';
import { ask } from './ask.ts';
import { readBloc } from './bloc.ts';
import { decimalNumber } from './decimal-number.ts';
import { exposureDocument } from './exposure-document.ts';
import { printGrounds } from './grounds.ts';
import { oneMore } from './one-more.ts';
import { millions, percent, printCsv, printJson, printLine, printTable } from './output.ts';
import { readPortfolio } from './portfolio.ts';
import { readCapacity, readLimit } from './purchase-options.ts';
import { readScenario, type ScenarioOptions } from './scenario.ts';
import { wholeNumber, wholeNumberUpTo } from './whole-number.ts';

interface Options extends ScenarioOptions {
  readonly subject: string;
  readonly to: string;
  readonly year: number;
  readonly membership: string;
  readonly paths: number;
  readonly threshold?: number;
  readonly tiers: number;
  readonly entries: number;
  readonly chokePoints: number;
  readonly chokeLinks: number;
  readonly parts: number;
  readonly origin?: boolean;
  readonly alternatives: number;
  readonly product?: string;
  readonly capacity?: readonly string[];
  readonly spare: number;
  readonly amountBounds?: boolean;
  readonly limit?: readonly string[];
  readonly estimate?: boolean;
  readonly asOf?: string;
  readonly dataset?: string;
  readonly store?: string;
  readonly csv?: boolean;
  readonly allowLicence: readonly string[];
  readonly json?: boolean;
}

/** `isthmus exposure`: how exposed a subject is to a bloc, with tiers, paths and the rows behind them. */
export function exposureCommand(program: Command): void {
  program
    .command('exposure')
    .description('how exposed an economy, its final demand, an industry or a firm is to a bloc')
    .requiredOption(
      '--subject <subject>',
      'economy:MEX, final-demand:MEX, industry:MEX:MFE, firm:<key> or portfolio:<file.csv> (firm or industry, weight)',
    )
    .requiredOption(
      '--to <bloc>',
      'a bloc such as china, members:CHN,RUS, parties:<key>,<key>, or listed:<list, programme or type of list>',
    )
    .requiredOption('--year <year>', 'calendar year', wholeNumber)
    .option(
      '--membership <membership>',
      'what makes a supplier count to the bloc: location, ownership, control or union',
      'location',
    )
    .option('--as-of <date>', 'day of members and holdings, YYYY-MM-DD; otherwise 31 December of the year')
    .option('--paths <n>', 'paths to list, at most 1000', wholeNumberUpTo(1_000), 10)
    .option(
      '--threshold <share>',
      'every path of at least this share of value, 0.001 to 1, in place of --paths',
      decimalNumber,
    )
    .option('--tiers <n>', 'tiers to list, at most 50', wholeNumberUpTo(50), 5)
    .option('--entries <n>', 'members at which the bloc is first met, at most 1000', wholeNumberUpTo(1_000), 0)
    .option(
      '--choke-points <n>',
      'suppliers without whom the exposure falls most, at most 100',
      wholeNumberUpTo(100),
      0,
    )
    .option(
      '--choke-links <n>',
      'purchases without which the exposure falls most, at most 100',
      wholeNumberUpTo(100),
      0,
    )
    .option(
      '--parts <n>',
      'what each firm of a portfolio, or industry of an economy, brings; at most 10000',
      wholeNumberUpTo(10_000),
      0,
    )
    .option('--origin', 'gross look-through and value-added origin beside it')
    .option(
      '--alternatives <n>',
      'products that one firm or industry would buy with the least exposure, at most 50',
      wholeNumberUpTo(50),
      0,
    )
    .option('--product <code>', 'only this product: an HS code, or a sector such as MFE')
    .option('--capacity <supplier=usd>', 'what a supplier could deliver in a year; once for each', oneMore)
    .option(
      '--spare <share>',
      'of its output, what a supplier without --capacity could deliver beyond what it does',
      decimalNumber,
      0.05,
    )
    .option('--amount-bounds', 'the least and the most that sales without an amount allow')
    .option(
      '--limit <sale>',
      'what is known of a sale without an amount: <supplier>><buyer>=<least>..<most> in US dollars; once for each',
      oneMore,
    )
    .option('--estimate', 'with unknown suppliers taken to be like the rest of the buyer’s industry')
    .option('--scenario <file>', 'what would be different, as a JSON file with remove, move or bloc')
    .option(
      '--remove <what>',
      'take away economy:CHN, industry:CHN:wiod8:MFE, firm:<key>, link:<supplier>><buyer> or product:8542; once for each',
      oneMore,
    )
    .option('--move <move>', 'an economy changes blocs, such as VNM:asean>china or VNM:>china; once for each', oneMore)
    .option('--bloc <members>', 'the bloc would be members:CHN,RUS')
    .option('--dataset <id>', 'the one dataset to use')
    .option('--store <store>', 'path of an embedded store, or Bolt URI')
    .option('--csv', 'the purchases on the paths as CSV on standard output')
    .option(...allowLicence)
    .option('--json', 'one JSON document on standard output')
    .addHelpText('after', '\nExample:\n  isthmus exposure --subject industry:MEX:MFE --to china --year 2011 --paths 3')
    .action(async (options: Options) => {
      const settings = readSettings(options.store);
      const scenario = readScenario(options);
      const { exposure } = await ask(settings, exposureDocument, {
        subject: readSubject(options.subject),
        to: readBloc(options.to),
        year: options.year,
        membership: readMembership(options.membership),
        dataset: options.dataset ?? null,
        tiers: options.tiers,
        paths: options.paths,
        threshold: options.threshold ?? null,
        asOf: options.asOf ?? null,
        scenario,
        entries: options.entries,
        chokePoints: options.chokePoints,
        chokeLinks: options.chokeLinks,
        parts: options.parts,
        withOwners: options.membership.toLowerCase() !== 'location',
        withEntries: options.entries > 0,
        withChokePoints: options.chokePoints > 0,
        withChokeLinks: options.chokeLinks > 0,
        withParts: options.parts > 0,
        withOrigin: options.origin ?? false,
        withListed: options.to.startsWith('listed:'),
        withScenario: scenario !== null,
        alternatives: options.alternatives,
        product: options.product ?? null,
        capacities: options.capacity?.map(readCapacity) ?? [],
        spare: options.spare,
        withAlternatives: options.alternatives > 0,
        limits: options.limit?.map(readLimit) ?? [],
        withAmountBounds: options.amountBounds ?? options.limit !== undefined,
        withEstimate: options.estimate ?? false,
      });
      if (options.json) printJson(exposure);
      else if (options.csv) printPaths(exposure, options.allowLicence);
      else printExposure(exposure);
    });
}

/** An exposure for people: the shares, the tiers, the largest paths with their rows, and what to doubt. */
export function printExposure(exposure: Exposure): void {
  const { paths, nodes, coveredOfExposure, remainder, complete } = exposure.paths;
  const names = new Map(
    nodes.map(({ key, name, economies }) => [
      key,
      `${name ?? key} (${economies.map((economy) => economy.name ?? economy.key).join(', ')})`,
    ]),
  );
  printLine(
    `Exposure of ${exposure.subject} to ${exposure.bloc}, ${exposure.years.used}${exposure.scenario ? ', under the scenario' : ''}`,
  );
  printLine();
  printTable(
    ['', 'share of value', ''],
    [
      ['exposure, all tiers', percent(exposure.share), millions(exposure.usd)],
      ['  on the face of it', percent(exposure.face), 'the subject itself and direct suppliers'],
      ['  hidden', percent(exposure.hidden), 'suppliers’ suppliers and beyond'],
      [
        'unknown suppliers',
        percent(exposure.unknown),
        `so the exposure lies between ${percent(exposure.lower)} and ${percent(exposure.upper)}`,
      ],
      ['elsewhere', percent(exposure.elsewhere), 'value added outside the bloc'],
      ...shareRow('hidden by ownership', exposure.hiddenByOwnership, 'what the seats of suppliers do not show'),
      ...shareRow('unknown owners', exposure.unknownOwners, 'it may be more by as much'),
      ...shareRow('unknown seats', exposure.unknownSeats, 'of suppliers and owners: it may be more by as much'),
      ...shareRow('possibly listed', exposure.possiblyListed, 'entries about a part: it may be more by as much'),
      ...shareRow('gross look-through', exposure.grossLookThrough, 'of all transactions behind it'),
      ...shareRow('value-added origin', exposure.valueAddedOrigin, 'added by members themselves'),
    ],
  );
  if (exposure.scenario) printEffect(exposure.scenario, exposure);
  printLine();
  printTable(
    ['tier', 'meets the bloc', 'up to here', 'not yet traced'],
    exposure.tiers.map(({ tier, share, cumulative, untraced }) => [
      tier,
      percent(share),
      percent(cumulative),
      percent(untraced),
    ]),
  );
  printLine();
  printLine('The largest paths, from the subject upstream, and the rows that state each purchase');
  for (const path of paths) printPath(path, names);
  for (const { key, owners } of exposure.paths.members ?? []) {
    for (const { by, share, parties, hops } of owners) {
      printLine(
        `${key} counts by ${by.toLowerCase()}: ${parties.join(' ← ')}${share === null ? '' : ` (${percent(share)})`}`,
      );
      printLine(
        `${' '.repeat(10)}${hops.flatMap(({ statements }) => statements.map(({ record }) => record)).join(', ')}`,
      );
    }
  }
  if (coveredOfExposure !== null)
    printLine(
      `These paths are ${percent(coveredOfExposure)} of the exposure; all others together are ${percent(remainder)} of the value.${complete ? '' : ' The search ended early.'}`,
    );
  if (exposure.amountBounds) printAmountBounds(exposure.amountBounds);
  if (exposure.estimate) printEstimate(exposure.estimate);
  if (exposure.estimate === null) {
    printLine();
    printLine('Nothing to estimate: no supplier is unknown, or no table shows the industries.');
  }
  if (exposure.entries) {
    printLine();
    printLine(
      `Where the bloc is first met: ${exposure.entryCount} members${typeof exposure.hhi === 'number' ? `, Herfindahl index ${exposure.hhi.toFixed(4)}` : ''}`,
    );
    printTable(
      ['member', 'share of value', 'of the exposure'],
      exposure.entries.map(({ key, share, shareOfExposure }) => [key, percent(share), percent(shareOfExposure)]),
    );
  }
  if (exposure.chokePoints) {
    printLine();
    printLine('Suppliers without whom the exposure falls most, each by itself');
    printTable(
      ['supplier', 'falls by', 'to'],
      exposure.chokePoints.map(({ key, share, after }) => [key, percent(share), percent(after)]),
    );
  }
  if (exposure.chokeLinks) {
    printLine();
    printLine('Purchases without which the exposure falls most, each by itself');
    printTable(
      ['supplier', 'buyer', 'falls by', 'to', 'row'],
      exposure.chokeLinks.map(({ hop, share, after }) => [
        hop.from,
        hop.to,
        percent(share),
        percent(after),
        hop.record,
      ]),
    );
  }
  if (exposure.parts) {
    printLine();
    printLine(`What each part brings, ${exposure.parts.length} of ${exposure.partCount}`);
    printTable(
      ['part', 'of the value', 'its exposure', 'at most', 'brings'],
      exposure.parts.map(({ key, weight, exposure: own, upper, share }) => [
        key,
        percent(weight),
        percent(own),
        percent(upper),
        percent(share),
      ]),
    );
  }
  for (const alternative of exposure.alternatives ?? []) printAlternative(alternative);
  printLine();
  printLine(
    `Method: ${exposure.method.name}, certified within ${exposure.certifiedGap.toExponential(1)}${exposure.converged ? '' : ' (not converged)'}.`,
  );
  printGrounds(exposure);
}

type Exposure = ExposureOnTheCommandLineQuery['exposure'];

/** A path and the rows that state its purchases. */
function printPath(
  { share, nodes, hops }: Exposure['paths']['paths'][number],
  names: ReadonlyMap<string, string> = new Map(),
): void {
  printLine(`${percent(share).padStart(8)}  ${nodes.map((key) => names.get(key) ?? key).join(' ← ')}`);
  printLine(`${' '.repeat(10)}${hops.map(({ record }) => record).join(', ') || 'a member itself'}`);
}

function printAmountBounds({
  lower,
  upper,
  upperWithUnknown,
  openLinks,
  converged,
}: NonNullable<Exposure['amountBounds']>): void {
  printLine();
  printLine(
    `Of ${openLinks} sales nobody states the amount. What they may be leaves the exposure between ${percent(lower)} and ${percent(upper)}; with all unnamed suppliers in the bloc ${percent(upperWithUnknown)}.${converged ? '' : ' The bounds hold, and are wider than they need be.'}`,
  );
}

function printEstimate(estimate: NonNullable<Exposure['estimate']>): void {
  const { share, estimated, estimatedShare, unknown, dataset, year, takenOutUsd, beyondTableUsd, paths } = estimate;
  printLine();
  printLine(`Estimate: unknown suppliers taken to be like the rest of the buyer’s industry in '${dataset}' of ${year}`);
  printTable(
    ['', 'share of value', ''],
    [
      ['exposure, estimated', percent(share), `of which ${percent(estimated)} by way of unknown suppliers`],
      ['estimated for', percent(estimatedShare), 'value of unknown suppliers'],
      ['still unknown', percent(unknown), 'no table shows the industry'],
    ],
  );
  printLine(
    `${millions(takenOutUsd)} of known purchases were taken out of the industries; ${millions(beyondTableUsd)} are beyond what the table has.`,
  );
  for (const path of paths.paths.filter((one) => one.estimated)) printPath(path);
}

function printAlternative({
  product,
  need,
  needUsd,
  offered,
  shortfall,
  before,
  after,
  suppliers,
}: NonNullable<Exposure['alternatives']>[number]): void {
  printLine();
  printLine(
    `${product}, ${percent(need)} of output (${millions(needUsd)}): bought with the least exposure of ${offered} suppliers, the exposure goes from ${percent(before)} to ${percent(after)}${shortfall > 0 ? `; ${percent(shortfall)} finds no supplier` : ''}`,
  );
  printTable(
    ['supplier', 'its exposure', 'bought now', 'at most', 'then'],
    suppliers.map(({ key, exposure, current, capacity, capacityAssumed, chosen }) => [
      key,
      percent(exposure),
      percent(current),
      `${percent(capacity)}${capacityAssumed ? ' assumed' : ''}`,
      percent(chosen),
    ]),
  );
}

/** What the scenario changes: figures before, after and their difference, and the paths that come and go. */
function printEffect({ before, difference, flips }: NonNullable<Exposure['scenario']>, after: Exposure): void {
  const points = (change: number) => `${change > 0 ? '+' : ''}${(change * 100).toFixed(2)}`;
  printLine();
  printTable(
    ['', 'without the scenario', 'under it', 'percentage points'],
    (['share', 'face', 'hidden', 'unknown', 'elsewhere'] as const).map((figure) => [
      figure === 'share' ? 'exposure, all tiers' : figure,
      percent(before[figure]),
      percent(after[figure]),
      points(difference[figure]),
    ]),
  );
  for (const [title, paths] of [
    ['No longer among the largest paths', flips.gone],
    ['New among the largest paths', flips.come],
  ] as const) {
    if (paths.length === 0) continue;
    printLine();
    printLine(title);
    for (const { share, nodes } of paths) printLine(`${percent(share).padStart(8)}  ${nodes.join(' ← ')}`);
  }
}

/** The purchases on the largest paths, a row each, with the source row that states it. */
function printPaths({ paths: { paths }, datasets }: Exposure, allowed: readonly string[]): void {
  printCsv(
    [
      'path',
      'path_share',
      'cumulative_share',
      'simple',
      'hop',
      'buyer',
      'supplier',
      'usd',
      'share',
      'year',
      'dataset',
      'record',
      'basis',
    ],
    paths.flatMap(({ share, cumulativeShare, simple, hops }, path) =>
      hops.map((hop, at) => [
        path + 1,
        share,
        cumulativeShare,
        String(simple),
        at + 1,
        hop.to,
        hop.from,
        hop.usd,
        hop.share,
        hop.year,
        hop.dataset,
        hop.record,
        hop.basis,
      ]),
    ),
    { datasets, allowed },
  );
}

/** A row of the first table, where it was asked for and there is an answer. */
function shareRow(label: string, share: number | null | undefined, note: string): readonly string[][] {
  return typeof share === 'number' ? [[label, percent(share), note]] : [];
}

/** A subject as the command line writes it: `economy:MEX`. @throws KnownError WRONG_USAGE. */
export function readSubject(text: string): SubjectInput {
  const [, kind = '', key = ''] = /^([a-z-]+):(.+)$/.exec(text) ?? [];
  if (kind === 'economy') return { economy: key };
  if (kind === 'final-demand') return { finalDemand: key };
  if (kind === 'industry') return { industry: key };
  if (kind === 'firm') return { firm: key };
  if (kind === 'portfolio') return { portfolio: readPortfolio(key) };
  throw new KnownError('WRONG_USAGE', {
    what: `--subject: found '${text}', wanted economy:MEX, final-demand:MEX, industry:MEX:MFE, firm:<key> or portfolio:<file.csv>.`,
  });
}

const memberships = ['LOCATION', 'OWNERSHIP', 'CONTROL', 'UNION'] as const satisfies readonly Membership[];

function readMembership(text: string): Membership {
  const named = memberships.find((membership) => membership.toLowerCase() === text.toLowerCase());
  if (named) return named;
  throw new KnownError('WRONG_USAGE', {
    what: `--membership: found '${text}', wanted location, ownership, control or union.`,
  });
}
