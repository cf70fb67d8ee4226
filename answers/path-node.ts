import type { Projection } from '../graph/projection.ts';
import type { PathNode } from './exposure-answer.ts';

/** A node of a projection as answers name it. */
export function pathNode({ keys, names, economies }: Projection, node: number): PathNode {
  return { key: keys[node] as string, name: names[node] ?? null, economies: economies[node] ?? [] };
}
