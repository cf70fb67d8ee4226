import { carbonBill } from '../analytics/catalog.ts';
import type { Graph } from '../graph/graph.ts';
import type { Imbalance, TableAnswers } from '../graph/workers/table-work.ts';
import type { Assumption, Finding } from '../model/finding.ts';
import { type Iso3, isAggregate } from '../model/iso3.ts';
import { type DatasetsInUse, loadDatasetsInUse } from './datasets-in-use.ts';
import { type EconomyTable, loadEconomyTable } from './economy-table.ts';
import { type Emissions, loadEmissions } from './emissions.ts';

export interface CarbonQuestion {
  readonly year: number;
  /** The one input-output table to use; null for the choice that `chosenTable` states. */
  readonly dataset: string | null;
}

/** Rules by which the same emissions are charged. */
export const carbonRules = ['producers', 'consumers', 'shared', 'chainShared', 'technologyAdjusted'] as const;
export type CarbonRule = (typeof carbonRules)[number];

/** The same emissions by each rule, kilotonnes of carbon dioxide. */
export type CarbonBills = { readonly [R in CarbonRule]: number };

/** What one economy answers for. */
export interface BillOfEconomy {
  readonly key: Iso3;
  /** A sum of economies, such as the rest of the world. */
  readonly aggregate: boolean;
  readonly bills: CarbonBills;
  /** Emitted at home for users abroad less emitted abroad for users at home, kilotonnes. */
  readonly netExportsKt: number;
}

/** What one industry emits and answers for. */
export interface BillOfIndustry {
  readonly key: string;
  readonly name: string | null;
  readonly economy: Iso3;
  /** Kilotonnes; null where nobody states them, and then counted as none. */
  readonly emittedKt: number | null;
  /** What it keeps under the chain-shared rule, kilotonnes. */
  readonly chainSharedKt: number;
  /** Embodied in a dollar of its product, through all tiers, kilograms; null for an industry without output. */
  readonly kgPerUsd: number | null;
}

/** Emitted in one economy for the final demand of another, kilotonnes. */
export interface EmbodiedFlow {
  readonly from: Iso3;
  readonly to: Iso3;
  readonly co2Kt: number;
}

/** Who pays for the emissions of a year, by five rules. */
export interface CarbonBill extends Finding {
  /** All emissions stated, kilotonnes: what each bill sums to. */
  readonly worldKt: number;
  /** The sum of each bill over the economies, added up for itself. */
  readonly totals: CarbonBills;
  /** Largest by the producers' rule first; economies that emit nothing among them. */
  readonly economies: readonly BillOfEconomy[];
  /** Largest emitter first. */
  readonly industries: readonly BillOfIndustry[];
  /** Between two economies, the largest first. */
  readonly flows: readonly EmbodiedFlow[];
  /** Share of output whose emissions are stated, 0..1. */
  readonly statedShare: number | null;
  readonly imbalance: { readonly netUsd: number; readonly grossUsd: number };
  readonly emissionsOf: { readonly dataset: string; readonly year: number };
  readonly converged: boolean;
}

/**
 * Who pays the carbon bill of a year: the same emissions charged to producers, to consumers, to both by half, along the
 * chain, and to consumers with credit for clean exports, by economy and industry.
 *
 * Each bill sums to the same world total, because the table is made to balance first; how far it was from it is said.
 *
 * @throws KnownError NOT_FOUND where no table is in reach of the year, or no emissions of its industries;
 *   UNFINISHED_LOAD.
 */
export async function loadCarbonBill(graph: Graph, { year, dataset }: CarbonQuestion): Promise<CarbonBill> {
  const began = performance.now();
  const { store, solver } = graph;
  const datasets = await loadDatasetsInUse(store);
  const table = await loadEconomyTable(graph, datasets, year, dataset);
  const emissions = await loadEmissions(store, datasets, table);
  const { projection, amounts } = table;
  const work = { work: 'carbon', emitted: emissions.kt, after: null } as const;
  const editions = `${emissions.dataset} ${emissions.year} ${datasets.editionOf(emissions.dataset)}`;
  const found = await solver.onTable(projection, amounts, work, editions);
  const unknownShare = 1 - (found.coverage ?? 0);
  return {
    ...billsOf(table, found),
    industries: industriesOf(table, emissions, found),
    statedShare: found.coverage,
    imbalance: { netUsd: found.imbalance.netDiscrepancy, grossUsd: found.imbalance.grossDiscrepancy },
    emissionsOf: { dataset: emissions.dataset, year: emissions.year },
    converged: found.converged,
    method: carbonBill,
    years: {
      asked: year,
      used: projection.layer.year,
      membershipsOn: `${year}-12-31`,
      figures: [
        { figure: 'input-output table', year: projection.layer.year },
        { figure: 'emissions', year: emissions.year },
      ],
    },
    coverage: {
      level: unknownShare === 0 ? 'FULL' : unknownShare < 1 ? 'PARTIAL' : 'NONE',
      unknownShare,
      unstatedShare: 0,
      membersNotShown: [],
    },
    assumptions: assumptions(table, emissions, found, datasets, year),
    datasets: [...new Set([projection.layer.dataset, emissions.dataset])],
    cost: {
      nodes: projection.keys.length,
      links: projection.purchases.heads.length,
      sweeps: found.sweeps,
      milliseconds: performance.now() - began,
    },
  };
}

/** The bills of a balance by economy, and what flows between them. */
export function billsOf({ economies }: EconomyTable, balance: TableAnswers['carbon']) {
  const bills = (place: number): CarbonBills =>
    Object.fromEntries(carbonRules.map((rule) => [rule, balance[rule][place] as number])) as CarbonBills;
  const sum = (amounts: Float64Array) => amounts.reduce((total, kt) => total + kt, 0);
  const n = economies.length;
  const flows = economies.flatMap((from, at) =>
    economies.map((to, place) => ({ from, to, co2Kt: balance.embodied[at * n + place] as number })),
  );
  return {
    worldKt: balance.world,
    totals: Object.fromEntries(carbonRules.map((rule) => [rule, sum(balance[rule])])) as CarbonBills,
    economies: economies
      .map((key, place) => ({
        key,
        aggregate: isAggregate(key),
        bills: bills(place),
        netExportsKt: balance.netExports[place] as number,
      }))
      .sort((a, b) => b.bills.producers - a.bills.producers || (a.key < b.key ? -1 : 1)),
    flows: flows
      .filter(({ from, to, co2Kt }) => from !== to && co2Kt !== 0)
      .sort((a, b) => b.co2Kt - a.co2Kt || (`${a.from}${a.to}` < `${b.from}${b.to}` ? -1 : 1)),
  };
}

/** What making a table balance changed of it, for whoever doubts the answer. */
export function balancingAssumptions(imbalance: Imbalance): readonly Assumption[] {
  const said = [
    {
      code: 'BALANCED_TABLE',
      text: `Output is taken to be what is sold, so that the accounts of producers and of consumers agree: against the table’s own output ${usdMillions(imbalance.netDiscrepancy)} are missing in all (net), ${usdMillions(imbalance.grossDiscrepancy)} when every miss counts, above or below (gross).`,
    },
  ];
  if (imbalance.leftOut.length > 0)
    said.push({
      code: 'INDUSTRIES_LEFT_OUT',
      text: `${imbalance.leftOut.length} industries buy but sell nothing: their purchases are left out.`,
    });
  if (imbalance.overspent.length > 0)
    said.push({
      code: 'NEGATIVE_VALUE_ADDED',
      text: `${imbalance.overspent.length} industries buy more than they sell: their value added is negative.`,
    });
  return said;
}

/** What the projection had to repair before the table came to be balanced. */
export function repairAssumptions({ projection: { quality } }: EconomyTable): readonly Assumption[] {
  const repaired = quality.rescaled + quality.overfull;
  return repaired === 0
    ? []
    : [
        {
          code: 'PURCHASES_ABOVE_OUTPUT',
          text: `Of ${repaired} industries purchases exceed output (of ${quality.overfull} by more than 2 percent): rescaled to it before the table was balanced.`,
        },
      ];
}

function industriesOf(
  { projection }: EconomyTable,
  emissions: Emissions,
  { byIndustry, output }: TableAnswers['carbon'],
): readonly BillOfIndustry[] {
  return projection.keys
    .map((key, at): BillOfIndustry => {
      const emitted = emissions.kt[at] as number;
      return {
        key,
        name: projection.names[at] ?? null,
        economy: projection.economies[at]?.[0] as Iso3,
        emittedKt: Number.isNaN(emitted) ? null : emitted,
        chainSharedKt: byIndustry.chainShared[at] as number,
        // A kilotonne is a million kilograms.
        kgPerUsd: (output[at] as number) > 0 ? (byIndustry.intensity[at] as number) * 1e6 : null,
      };
    })
    .sort((a, b) => (b.emittedKt ?? -1) - (a.emittedKt ?? -1) || (a.key < b.key ? -1 : 1));
}

/** What emissions joined to a table take for granted. */
export function emissionsAssumptions({ projection: { layer } }: EconomyTable, emissions: Emissions): Assumption[] {
  const said: Assumption[] = [];
  const say = (code: string, text: string) => said.push({ code, text });
  say('PROPORTIONAL_USE', 'All buyers of an industry get the same emissions per dollar, whatever they buy of it.');
  if (emissions.dataset !== layer.dataset)
    say(
      'EMISSIONS_JOINED',
      `The emissions stand in '${emissions.dataset}' of ${emissions.year} and were joined to the table '${layer.dataset}' of ${layer.year} by industry; the two may draw the line between industries differently.`,
    );
  if (emissions.year !== layer.year)
    say(
      'EMISSIONS_YEAR_CARRIED',
      `Emissions of ${emissions.year} stand for ${layer.year}: no dataset states those of the table’s own year.`,
    );
  if (emissions.others.length > 0)
    say('OTHER_EMISSIONS', `Emissions of the same industries that ${emissions.others.join(', ')} state were not used.`);
  const silent = emissions.kt.filter(Number.isNaN).length;
  if (silent > 0)
    say('EMISSIONS_NOT_STATED', `Of ${silent} industries nobody states emissions: they count nothing in any bill.`);
  say('NO_HOUSEHOLDS', 'What households emit themselves, by heating and driving, is in no dataset and in no bill.');
  return said;
}

function assumptions(
  table: EconomyTable,
  emissions: Emissions,
  found: TableAnswers['carbon'],
  { byKey }: DatasetsInUse,
  year: number,
): readonly Assumption[] {
  const { layer } = table.projection;
  const said: Assumption[] = [];
  const say = (code: string, text: string) => said.push({ code, text });
  const invented = [layer.dataset, emissions.dataset].filter((key) => byKey.get(key)?.illustrative);
  if (invented.length > 0) say('ILLUSTRATIVE', `The figures of ${invented.join(', ')} are invented.`);
  said.push(...balancingAssumptions(found.imbalance), ...emissionsAssumptions(table, emissions));
  if (layer.year !== year) say('YEAR_CARRIED', `The table of ${layer.year} stands for ${year}: none is nearer.`);
  if (table.economies.some(isAggregate))
    say(
      'REST_OF_WORLD',
      'The rest of the world is one economy of the table: what its parts sell each other is no trade here, and its place among the largest is that of a sum.',
    );
  if (found.unplaced > 0)
    say(
      'EMISSIONS_WITHOUT_OUTPUT',
      `${found.unplaced.toLocaleString('en-US')} kt are emitted by industries without output: charged to their own economy by every rule.`,
    );
  say(
    'STOCKS',
    'Final demand counts stocks: where they were run down it can be negative, and the bill of a small economy too.',
  );
  said.push(...repairAssumptions(table));
  return said;
}

function usdMillions(usd: number): string {
  return `${Math.round(usd / 1e6).toLocaleString('en-US')} million USD`;
}
