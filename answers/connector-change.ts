import type { ConnectorComponent } from '../analytics/connector-index.ts';

/** A condition in two years, and what it did to the score of the pair. */
export interface ComponentChange {
  readonly name: ConnectorComponent;
  readonly before: number | null;
  readonly after: number | null;
  /** Contribution after − before; null where one of the two is not known. They sum to ln (score after / before) where all are. */
  readonly contribution: number | null;
}

/** How an economy’s standing moved between two years. */
export interface ChangeOfRank {
  readonly from: number;
  readonly rankBefore: number | null;
  readonly scoreBefore: number | null;
  /** Places gained; below 0 where lost; null where either year has no rank. */
  readonly gained: number | null;
  /** Of the pair that the economy connects best in the later year. */
  readonly components: readonly ComponentChange[];
  /** The condition whose contribution moved most; null where none did, or none is known in both years. */
  readonly mainly: ConnectorComponent | null;
}

interface ComponentOfYear {
  readonly name: ConnectorComponent;
  readonly score: number | null;
  readonly contribution: number | null;
}

interface StandingOfYear {
  readonly rank: number | null;
  readonly score: number | null;
  readonly components: readonly ComponentOfYear[];
  readonly pairs: readonly { readonly components: readonly ComponentOfYear[] }[];
}

/** What moved an economy up or down: both years by the same blocs and weights, components of the same pair. */
export function changeOfRank(from: number, before: StandingOfYear, after: StandingOfYear): ChangeOfRank {
  const pair = after.pairs.findIndex(({ components }) => components === after.components);
  const earlier = before.pairs[Math.max(0, pair)]?.components ?? [];
  const components = after.components.map(({ name, score, contribution }): ComponentChange => {
    const then = earlier.find((component) => component.name === name);
    const known = contribution !== null && then?.contribution !== null && then?.contribution !== undefined;
    return {
      name,
      before: then?.score ?? null,
      after: score,
      contribution: known ? contribution - (then.contribution as number) : null,
    };
  });
  let mainly: ComponentChange | null = null;
  for (const component of components)
    if (Math.abs(component.contribution ?? 0) > Math.abs(mainly?.contribution ?? 0)) mainly = component;
  return {
    from,
    rankBefore: before.rank,
    scoreBefore: before.score,
    gained: before.rank === null || after.rank === null ? null : before.rank - after.rank,
    components,
    mainly: mainly?.name ?? null,
  };
}
