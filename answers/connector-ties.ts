import {
  type ConnectorQuadrant,
  connectorQuadrants,
  type MutualDependence,
  mutualDependence,
  type TwoAxes,
  usualDependence,
} from '../analytics/leverage.ts';
import { partnerConcentration } from '../analytics/partner-concentration.ts';
import { type PartnerSwitching, partnerSwitching, type TwoYears } from '../analytics/partner-switching.ts';
import { shareOf } from '../analytics/share-of.ts';
import type { Iso3 } from '../model/iso3.ts';
import { type BlocMembers, fullMembers } from './bloc-members.ts';
import { type InwardInvestment, importsOf, sumOver, type TradeOfYear, tradeWith } from './connector-figures.ts';

/** What economies trade and receive as investment: null where no data are near the year. */
export interface Ties {
  readonly trade: TradeOfYear | null;
  /** Trade of the year that growth and switching are measured from. */
  readonly base: TradeOfYear | null;
  readonly investment: InwardInvestment | null;
}

/** Who needs whom more, the economy or a bloc. */
export interface DependenceOnBloc extends MutualDependence {
  readonly bloc: string;
}

/** How far an economy's ties of one kind rest on few partners. Shares 0..1. */
export interface PartnersOfTies {
  readonly largest: Iso3;
  readonly largestShare: number;
  readonly herfindahl: number;
  readonly effectivePartners: number;
}

/** Inward investment from the members of a bloc. */
export interface InvestmentFromBloc {
  readonly bloc: string;
  readonly usd: number;
  /** Of all that the economy received, 0..1; null where that is nothing. */
  readonly share: number | null;
}

/** Whether the economy took the place of one bloc in the imports of the other between two years. */
export interface SwitchingBetween extends PartnerSwitching {
  readonly market: string;
  readonly rival: string;
}

/** An economy's ties to the blocs and to all: who could do without whom. Null or empty where no data say it. */
export interface TiesOfEconomy {
  /** Goods sold to and bought of all partners, US dollars. */
  readonly tradeUsd: number | null;
  /** One a bloc; none of the blocs that it belongs to in full. */
  readonly dependences: readonly DependenceOnBloc[];
  /** The largest over the blocs, 0..1. */
  readonly leverage: number | null;
  readonly vulnerability: number | null;
  readonly markets: PartnersOfTies | null;
  readonly suppliers: PartnersOfTies | null;
  readonly investors: PartnersOfTies | null;
  readonly investmentFrom: readonly InvestmentFromBloc[];
  /** Two a pair of blocs; null without a base year. */
  readonly switching: readonly SwitchingBetween[] | null;
}

/** A bloc with what it buys from outside, in the year and at its base: the same for every economy asked about. */
interface Market {
  readonly bloc: BlocMembers;
  readonly members: ReadonlySet<Iso3>;
  readonly imports: TwoYears | null;
  /** By key of another bloc: what it buys of its members. */
  readonly importsFrom: ReadonlyMap<string, TwoYears>;
}

/**
 * How each economy and each bloc depend on each other, and on whom else the economy does, in the order given.
 *
 * A bloc's imports are those of its full members from outside the bloc. Economies proper only.
 */
export function tiesOfEconomies(
  economies: readonly Iso3[],
  blocs: readonly BlocMembers[],
  ties: Ties,
): readonly TiesOfEconomy[] {
  const markets = marketsOf(blocs, ties);
  return economies.map((economy) => {
    const outside = markets.filter(({ members }) => !members.has(economy));
    return tiesOfEconomy(economy, outside, ties);
  });
}

/**
 * Where each economy stands among those that belong to none of the blocs, and the medians that part them.
 *
 * @returns `quadrants` null for members, and where an axis is unknown.
 */
export function quadrantsOfEconomies(economies: readonly (TwoAxes & { readonly memberOf: readonly string[] })[]): {
  readonly quadrants: readonly (ConnectorQuadrant | null)[];
  readonly usual: TwoAxes;
} {
  const unaligned = economies.filter(({ memberOf }) => memberOf.length === 0);
  const found = connectorQuadrants(unaligned);
  return {
    quadrants: economies.map((economy) => found[unaligned.indexOf(economy)] ?? null),
    usual: usualDependence(unaligned),
  };
}

function tiesOfEconomy(economy: Iso3, markets: readonly Market[], ties: Ties): TiesOfEconomy {
  const { trade, investment } = ties;
  const dependences = trade ? markets.map((market) => dependence(economy, market, trade)) : [];
  const origins = investment?.inward.get(economy);
  const received = origins ? sumOver(origins, origins.keys()) : 0;
  return {
    tradeUsd: trade && tradeWith(trade, economy, trade.economies),
    dependences,
    leverage: largest(dependences.map(({ leverage }) => leverage)),
    vulnerability: largest(dependences.map(({ vulnerability }) => vulnerability)),
    markets: trade && partnersOf(trade.exports.get(economy), trade.economies.size - 1),
    suppliers: trade && partnersOf(importsOf(trade, economy), trade.economies.size - 1),
    investors: investment && partnersOf(origins, investment.economies.size - 1),
    investmentFrom: origins
      ? markets.map(({ bloc, members }) => {
          const usd = sumOver(origins, members);
          return { bloc: bloc.key, usd, share: shareOf(Math.min(usd, received), received) };
        })
      : [],
    switching: switchingOf(economy, markets, ties),
  };
}

function marketsOf(blocs: readonly BlocMembers[], ties: Ties): readonly Market[] {
  const groups = blocs.map((bloc) => ({ bloc, members: fullMembers(bloc) }));
  return groups.map(({ bloc, members }) => ({
    bloc,
    members,
    imports: inBothYears(ties, (of) => externalImports(of, members)),
    importsFrom: new Map(
      groups.flatMap((other) => {
        const bought = inBothYears(ties, (of) => sold(of, other.members, members));
        return other.bloc === bloc || !bought ? [] : [[other.bloc.key, bought]];
      }),
    ),
  }));
}

/** Of the year and of its base; without a base the same twice, since the year alone is then asked about. */
function inBothYears({ trade, base }: Ties, usd: (of: TradeOfYear) => number): TwoYears | null {
  return trade && { before: usd(base ?? trade), after: usd(trade) };
}

function dependence(economy: Iso3, { bloc, members, imports }: Market, trade: TradeOfYear): DependenceOnBloc {
  const withBloc = tradeWith(trade, economy, members);
  return {
    bloc: bloc.key,
    ...mutualDependence({
      blocImportsFromEconomy: sumOver(trade.exports.get(economy), members),
      blocImports: imports?.after ?? 0,
      economyTradeWithBloc: withBloc,
      economyTrade: Math.max(withBloc, tradeWith(trade, economy, trade.economies)),
    }),
  };
}

function switchingOf(economy: Iso3, markets: readonly Market[], ties: Ties): readonly SwitchingBetween[] | null {
  if (!ties.trade || !ties.base) return null;
  const own = new Set([economy]);
  const all = inBothYears(ties, (of) => externalImports(of, own)) as TwoYears;
  return markets.flatMap((market) =>
    markets
      .filter((rival) => rival !== market)
      .map((rival) => ({
        market: market.bloc.key,
        rival: rival.bloc.key,
        ...partnerSwitching({
          marketFromEconomy: inBothYears(ties, (of) => sold(of, own, market.members)) as TwoYears,
          marketFromRival: within(market.importsFrom.get(rival.bloc.key) as TwoYears, market.imports as TwoYears),
          marketImports: market.imports as TwoYears,
          economyFromRival: within(inBothYears(ties, (of) => sold(of, rival.members, own)) as TwoYears, all),
          economyImports: all,
        }),
      })),
  );
}

/** Sums in another order may put a part a hair above its whole. */
function within(part: TwoYears, whole: TwoYears): TwoYears {
  return { before: Math.min(part.before, whole.before), after: Math.min(part.after, whole.after) };
}

/** What a group buys of everybody outside it, US dollars. */
function externalImports(trade: TradeOfYear, buyers: ReadonlySet<Iso3>): number {
  const outside = new Set([...trade.economies].filter((economy) => !buyers.has(economy)));
  return sold(trade, outside, buyers);
}

function sold({ exports }: TradeOfYear, sellers: ReadonlySet<Iso3>, buyers: ReadonlySet<Iso3>): number {
  let usd = 0;
  for (const seller of sellers) usd += sumOver(exports.get(seller), buyers);
  return usd;
}

/**
 * How far ties of one kind rest on few partners; null where there are none.
 *
 * @param possiblePartners  as many as there could be.
 */
export function partnersOf(
  amounts: ReadonlyMap<Iso3, number> | undefined,
  possiblePartners: number,
): PartnersOfTies | null {
  const found = amounts && partnerConcentration([...amounts.values()], possiblePartners);
  if (!amounts || !found) return null;
  const [largestPartner] = [...amounts].reduce((best, one) => (one[1] > best[1] ? one : best));
  return {
    largest: largestPartner,
    largestShare: found.topShare,
    herfindahl: found.herfindahl,
    effectivePartners: found.effectivePartners,
  };
}

function largest(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length > 0 ? Math.max(...known) : null;
}
