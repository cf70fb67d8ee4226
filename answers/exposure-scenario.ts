import type { Exposure, ExposureDifference, ExposurePath, ScenarioEffect } from './exposure-answer.ts';

/** What a scenario changes about an exposure. */
export function effectOf(before: Exposure, after: Exposure): ScenarioEffect {
  const less = (figure: Exclude<keyof ExposureDifference, 'usd'>) => after[figure] - before[figure];
  return {
    before,
    after,
    difference: {
      share: less('share'),
      face: less('face'),
      hidden: less('hidden'),
      lower: less('lower'),
      upper: less('upper'),
      unknown: less('unknown'),
      elsewhere: less('elsewhere'),
      trapped: less('trapped'),
      ownStatus: less('ownStatus'),
      usd: before.usd === null || after.usd === null ? null : after.usd - before.usd,
    },
    async flips(count) {
      const [was, is] = await Promise.all([before.paths(count), after.paths(count)]);
      const wayOf = ({ nodes }: ExposurePath) => JSON.stringify(nodes);
      const [ways, waysAfter] = [new Set(was.paths.map(wayOf)), new Set(is.paths.map(wayOf))];
      const gone = was.paths.filter((path) => !waysAfter.has(wayOf(path)));
      const come = is.paths.filter((path) => !ways.has(wayOf(path)));
      const met = new Set([...gone, ...come].flatMap(({ nodes }) => nodes));
      const named = new Map([...was.nodes, ...is.nodes].map((node) => [node.key, node]));
      return { gone, come, nodes: [...met].flatMap((key) => named.get(key) ?? []) };
    },
  };
}
