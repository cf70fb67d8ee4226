import type { PathListPartsFragment as PathList } from '../__generated__/graphql.ts';
import type { FlowLink, FlowNode } from '../pictures/flow.tsx';

/** What the nodes of paths are called: the sector or firm, and its economy. */
export function nodeNames(nodes: PathList['nodes']): ReadonlyMap<string, string> {
  return new Map(
    nodes.map(({ key, name, economies }) => {
      const where = economies.map((economy) => economy.name ?? economy.key).join(', ');
      return [key, where ? `${name ?? key} (${where})` : (name ?? key)];
    }),
  );
}

/** A sector or firm with its economy first, by what it is called or by its code: the end may be cut off where there is little room. */
function shortNames(nodes: PathList['nodes'], by: 'name' | 'key'): ReadonlyMap<string, string> {
  return new Map(
    nodes.map(({ key, name, economies }) => {
      const where = economies.map((economy) => economy[by] ?? economy.key).join(' ');
      return [key, `${where} ${name ?? key}`.trim()];
    }),
  );
}

/**
 * Paths as a flow to the subject. Stops at the same distance from it are one, so that what flows through a supplier adds up;
 * the same supplier at two distances is two stops, and a loop is a line.
 */
export function flowOfPaths({ nodes, paths }: PathList, colour: string): { nodes: FlowNode[]; links: FlowLink[] } {
  const names = nodeNames(nodes);
  const [short, shortest] = [shortNames(nodes, 'name'), shortNames(nodes, 'key')];
  const stops = new Map<string, FlowNode>();
  const links = new Map<string, FlowLink>();
  for (const { nodes: keys, share, hops } of paths) {
    for (const [tier, key] of keys.entries()) {
      const isOrigin = tier === keys.length - 1;
      const id = `${tier} ${key}${isOrigin ? ' met' : ''}`;
      stops.set(id, {
        id,
        name: names.get(key) ?? key,
        short: short.get(key) ?? key,
        shortest: shortest.get(key) ?? key,
        colour: isOrigin ? colour : 'var(--grey)',
      });
      if (tier === 0) continue;
      const to = `${tier - 1} ${keys[tier - 1]}`;
      const hop = hops[tier - 1];
      const before = links.get(`${id}>${to}`)?.size ?? 0;
      links.set(`${id}>${to}`, {
        from: id,
        to,
        size: before + share,
        colour,
        text: `${names.get(key) ?? key} → ${names.get(keys[tier - 1] ?? '') ?? ''}\n${hop?.dataset ?? ''}: ${hop?.record ?? ''}`,
      });
    }
  }
  return { nodes: [...stops.values()], links: [...links.values()] };
}
