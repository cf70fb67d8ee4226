import { sanctionsReach } from '../analytics/catalog.ts';
import { type Regime, type SanctionsRule, sanctionsRule } from '../analytics/sanctions-rules.ts';
import type { SanctionsStatus } from '../analytics/sanctions-screening.ts';
import type { Graph } from '../graph/graph.ts';
import type { HoldingsOnDay } from '../graph/holdings-on-day.ts';
import type { ScreenedCompany } from '../graph/workers/ownership-task.ts';
import { KnownError } from '../model/errors.ts';
import type { Assumption, Finding } from '../model/finding.ts';
import { firmsByKey, listedPartiesOnDay } from '../queries/__generated__/read.ts';
import { type HoldingAsked, type HoldingStatement, type Interest, loadHoldingStatements } from './holding-evidence.ts';
import { loadHoldingsOn } from './ownership.ts';
import { countsFor, type ListedParty } from './regime-lists.ts';

/** Firms to screen by one regime, as lists and holdings stood on a day. */
export interface ScreeningQuestion {
  readonly firms: readonly string[];
  readonly regime: Regime;
  readonly asOf: string;
}

/** Why a company is reached: what members of the blocked group hold that is enough, and of which nothing can be left out. */
export interface Step {
  readonly company: string;
  /** Steps from the listed parties. */
  readonly round: number;
  readonly by: 'OWNERSHIP' | 'VOTES' | 'CONTROL';
  readonly holdings: readonly StepHolding[];
}

/** A holding that a step rests on; shares as they count, null for control. */
export interface StepHolding extends HoldingStatement {
  readonly least: number | null;
  readonly most: number | null;
}

/** Whether a sanctions rule reaches a firm, and why. */
export interface FirmScreening extends Finding {
  readonly firm: string;
  readonly regime: Regime;
  readonly asOf: string;
  readonly status: SanctionsStatus;
  readonly isListed: boolean;
  /** The rule for owners in force on the day; null where none was: then the lists alone count. */
  readonly rule: SanctionsRule | null;
  /** Ownership in the hands of parties that are blocked, at least and at most, 0..1. */
  readonly attributedLeast: number;
  readonly attributedMost: number;
  /** Ownership whose holder nobody states, 0..1: CLEAR says nothing about it. */
  readonly unstated: number;
  /** From the listed parties to the firm; none for a listed or a clear firm. */
  readonly steps: readonly Step[];
  /** Listings of the regime that hit: of the firm itself, or of the parties where the steps begin. */
  readonly listings: readonly ListedParty[];
  /** All other lists on which the firm, or a party above it, stands on the day: of other regimes, forced labour, military. */
  readonly otherListings: readonly ListedParty[];
}

/** The rule of a regime, as it was in force. */
export type RuleInForce = SanctionsRule;

/** Most firms in one question. */
export const mostScreened = 5_000;

/**
 * Which firms a sanctions regime reaches through owners, and where its rule says so through control, on a day.
 *
 * One solve for all firms. Unstated holders are taken for strangers: `unstated` says how much that is.
 *
 * @returns one for each firm, in the order asked.
 * @throws KnownError NOT_FOUND for a firm that the graph does not have, BAD_USER_INPUT beyond 5,000 firms, UNFINISHED_LOAD.
 */
export async function loadScreenings(
  graph: Graph,
  { firms, regime, asOf }: ScreeningQuestion,
): Promise<readonly FirmScreening[]> {
  const began = performance.now();
  const { store, solver } = graph;
  if (firms.length > mostScreened)
    throw new KnownError('BAD_USER_INPUT', {
      what: 'firms',
      found: `${firms.length} of them`,
      wanted: `${mostScreened} at most`,
    });
  const known = new Set((await store.rows(firmsByKey, { keys: [...new Set(firms)] })).map(({ key }) => key));
  const stranger = firms.find((firm) => !known.has(firm));
  if (stranger !== undefined) throw new KnownError('NOT_FOUND', { kind: 'firm', key: stranger });

  const { datasets, onDay } = await loadHoldingsOn(graph, asOf);
  const spells = spellsOf(await store.rows(listedPartiesOnDay, { date: asOf }), regime);
  const rule = sanctionsRule(regime, asOf);
  const companies = [...new Set(firms.flatMap((firm) => onDay.index.get(firm) ?? []))];
  const placesOf = (parties: Iterable<string>) =>
    [...new Set([...parties].flatMap((party) => onDay.index.get(party) ?? []))].sort((a, b) => a - b);
  const { recordsOf, datasetsOf } = onDay.same;
  const allRecords = (parties: Iterable<string>) => [...new Set([...parties].flatMap(recordsOf))];
  // Where no rule is in force nobody is reached through owners: the lists alone count.
  const screened = await solver.screened(onDay, {
    listed: rule ? placesOf(spells.counting.keys()) : [],
    rule: rule ?? noRule(regime),
    companies,
    marked: placesOf(spells.all.keys()),
  });
  const found = new Map(screened.map((one) => [one.company, one]));
  const stepsOf = await loadSteps(graph, onDay, screened);
  const milliseconds = performance.now() - began;

  return firms.map((firm): FirmScreening => {
    const one = found.get(onDay.index.get(firm) ?? -1);
    const isListed = recordsOf(firm).some((record) => spells.counting.has(record));
    const steps = one && !isListed ? (stepsOf.get(one.company) ?? []) : [];
    const met = allRecords([firm, ...(one?.marked ?? []).map((party) => onDay.keys[party] as string)]);
    const stepOwners = steps.flatMap(({ holdings }) => holdings.map(({ owner }) => owner));
    const hit = allRecords(isListed ? [firm] : stepOwners).flatMap((party) => spells.counting.get(party) ?? []);
    const others = met.flatMap((party) => spells.all.get(party) ?? []).filter((spell) => !hit.includes(spell));
    const unstated = one ? one.unstated : 1;
    const evidence = [
      ...steps.flatMap(({ holdings }) => holdings.map(({ dataset }) => dataset)),
      ...[...hit, ...others].map(({ dataset }) => dataset),
      ...[...met, ...stepOwners].flatMap(datasetsOf),
    ];
    const inUse = [...new Set(evidence)].sort().flatMap((key) => datasets.byKey.get(key) ?? []);
    const year = Number(asOf.slice(0, 4));
    return {
      firm,
      regime,
      asOf,
      status: isListed ? 'BLOCKED' : (one?.status ?? 'CLEAR'),
      isListed,
      rule,
      attributedLeast: one?.attributedLeast ?? 0,
      attributedMost: one?.attributedMost ?? 0,
      unstated,
      steps,
      listings: hit,
      otherListings: others,
      method: sanctionsReach,
      years: { asked: year, used: year, membershipsOn: asOf, figures: [{ figure: 'holdings', year }] },
      coverage: {
        level: spells.counting.size === 0 || (unstated === 1 && !isListed) ? 'NONE' : unstated > 0 ? 'PARTIAL' : 'FULL',
        unknownShare: unstated,
        unstatedShare: 0,
        membersNotShown: [],
      },
      assumptions: assumptionsOf(
        regime,
        asOf,
        rule,
        spells.counting.size,
        inUse.filter(({ illustrative }) => illustrative).map(({ key }) => key),
      ),
      datasets: inUse.map(({ key }) => key),
      cost: { nodes: onDay.keys.length, links: onDay.ownership.owners.length, sweeps: 0, milliseconds },
    };
  });
}

interface Spells {
  /** By party, those that the rule of the regime starts from. */
  readonly counting: ReadonlyMap<string, readonly ListedParty[]>;
  /** By party, all of them. */
  readonly all: ReadonlyMap<string, readonly ListedParty[]>;
}

function spellsOf(listed: readonly ListedParty[], regime: Regime): Spells {
  const all = new Map<string, ListedParty[]>();
  const counting = new Map<string, ListedParty[]>();
  for (const spell of listed) {
    for (const spells of countsFor(regime, spell) ? [all, counting] : [all]) {
      const before = spells.get(spell.party);
      if (before) before.push(spell);
      else spells.set(spell.party, [spell]);
    }
  }
  return { all, counting };
}

/** A rule that nothing passes, for a day on which the regime has none. */
function noRule(regime: Regime): SanctionsRule {
  return {
    regime,
    from: null,
    until: null,
    ownership: { share: 1, inclusive: false },
    aggregated: true,
    control: false,
    source: '',
  };
}

/** The steps of each firm with the statements behind them: one round trip for all firms. */
async function loadSteps(
  { store }: Graph,
  onDay: HoldingsOnDay,
  screened: readonly ScreenedCompany[],
): Promise<ReadonlyMap<number, readonly Step[]>> {
  const interests = { OWNERSHIP: 'ECONOMIC', VOTES: 'VOTING', CONTROL: 'CONTROL' } as const satisfies Record<
    Step['by'],
    Interest
  >;
  const asked = new Map<string, HoldingAsked>();
  for (const { steps } of screened)
    for (const { company, by, holdings } of steps)
      for (const { owner } of holdings)
        asked.set(`${owner} ${company} ${by}`, { owner, company, interest: interests[by] });
  const statements = await loadHoldingStatements(store, onDay, [...asked.values()]);
  const statementOf = new Map([...asked.keys()].map((key, at) => [key, statements[at] as HoldingStatement]));
  return new Map(
    screened.map(({ company: firm, steps }) => [
      firm,
      steps.map(({ company, round, by, holdings }) => ({
        company: onDay.keys[company] as string,
        round,
        by,
        holdings: holdings.map(({ owner, least, most }) => ({
          ...(statementOf.get(`${owner} ${company} ${by}`) as HoldingStatement),
          least,
          most,
        })),
      })),
    ]),
  );
}

function assumptionsOf(
  regime: Regime,
  asOf: string,
  rule: SanctionsRule | null,
  listed: number,
  invented: readonly string[],
): readonly Assumption[] {
  const assumptions: Assumption[] = [];
  const say = (code: string, text: string) => assumptions.push({ code, text });
  if (invented.length > 0)
    say(
      'ILLUSTRATIVE',
      `What ${invented.map((key) => `'${key}'`).join(', ')} says is invented, to show how answers come about. It says nothing of the world.`,
    );
  say('NO_DETERMINATION', 'This is the arithmetic of the rule on the data loaded, not a legal determination.');
  if (listed === 0)
    say(
      'NO_LIST',
      `No party stands on a list of the regime ${regime} on ${asOf} in the data loaded: CLEAR then says nothing. Load its lists first ('isthmus sources').`,
    );
  if (rule === null)
    say(
      'NO_RULE_IN_FORCE',
      `No rule that extends the lists of ${regime} to owned companies is known here to be in force on ${asOf}: only listed firms are blocked.${regime === 'BIS' ? ' The rule of 29 September 2025 was suspended on 10 November 2025 for one year; what followed is not known here.' : ''}`,
    );
  say(
    'UNSTATED_ARE_STRANGERS',
    'Holders that nobody states are taken for strangers: `unstated` says how much they have.',
  );
  say(
    'LISTS_BY_AUTHORITY',
    'A list counts to the regime by the name of the authority that keeps it; programmes of OFAC that block nothing (sectoral, correspondent accounts) do not count.',
  );
  return assumptions;
}
