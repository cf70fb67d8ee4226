import Graph from 'graphology';
import forceAtlas2 from 'graphology-layout-forceatlas2';
import type { Place } from './network-layout.ts';

/** What the page asks: the nodes with where they begin, and the links between them. */
export interface ForcesAsked {
  readonly nodes: readonly (Place & { readonly id: string })[];
  readonly links: readonly (readonly [string, string])[];
}

/** Lays a large network out by forces (ForceAtlas2, Jacomy et al. 2014) beside the page, which stays free to answer. */
self.onmessage = ({ data: { nodes, links } }: MessageEvent<ForcesAsked>) => {
  const graph = new Graph();
  for (const { id, x, y } of nodes) graph.addNode(id, { x, y });
  for (const [from, to] of links) graph.mergeEdge(from, to);
  const settings = { ...forceAtlas2.inferSettings(graph), barnesHutOptimize: nodes.length > 500 };
  const placed = forceAtlas2(graph, { iterations: nodes.length > 2_000 ? 60 : 200, settings });
  self.postMessage(placed);
};
