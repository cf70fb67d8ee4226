import { brokerageInTrade, type Metric } from '../analytics/catalog.ts';
import type { BrokerageRoles } from '../analytics/gould-fernandez.ts';
import type { Graph } from '../graph/graph.ts';
import type { Iso3 } from '../model/iso3.ts';
import { type BlocMembers, fullMembers } from './bloc-members.ts';
import type { TradeOfYear } from './connector-figures.ts';

/** What two measures of social networks say of an economy. For comparison: on dense trade they mislead, as `method` says. */
export interface BrokerageOfEconomy extends BrokerageRoles {
  /** Share of the shortest paths between members of the first two blocs that pass it, 0..1; null without such paths. */
  readonly there: number | null;
  readonly back: number | null;
  readonly method: Metric;
}

/** Brokerage of every economy that trades, in the network of all flows of goods; null without trade data. */
export async function loadBrokerage(
  { solver }: Graph,
  trade: TradeOfYear | null,
  blocs: readonly BlocMembers[],
): Promise<ReadonlyMap<Iso3, BrokerageOfEconomy> | null> {
  if (!trade) return null;
  const economies = [...trade.economies].sort();
  const placeOf = new Map(economies.map((economy, place) => [economy, place]));
  const flows = [...trade.exports].flatMap(([exporter, markets]) =>
    [...markets].filter(([, usd]) => usd > 0).map(([importer, usd]) => ({ exporter, importer, usd })),
  );
  const sides = blocs.map((bloc) =>
    [...fullMembers(bloc)].flatMap((member) => placeOf.get(member) ?? []).sort((a, b) => a - b),
  );
  const [first = [], second = []] = sides;
  const { roles, there, back } = await solver.brokerage({
    exporters: Uint32Array.from(flows, ({ exporter }) => placeOf.get(exporter) as number),
    importers: Uint32Array.from(flows, ({ importer }) => placeOf.get(importer) as number),
    usd: Float64Array.from(flows, ({ usd }) => usd),
    groups: economies.map((_, place) => {
      const bloc = sides.findIndex((members) => members.includes(place));
      return bloc >= 0 ? bloc : sides.length + place;
    }),
    first,
    second,
  });
  const paths = first.length * second.length;
  const share = (passing: number | undefined) => (paths > 0 ? (passing ?? 0) / paths : null);
  return new Map(
    economies.map((economy, place) => [
      economy,
      {
        ...(roles[place] as BrokerageRoles),
        there: share(there[place]),
        back: share(back[place]),
        method: brokerageInTrade,
      },
    ]),
  );
}
