import Graph from 'graphology';
import forceAtlas2 from 'graphology-layout-forceatlas2';
import { levelLayout, type NetworkLink, type NetworkNode, squareWidth } from './network-layout.ts';

/** What the page asks. */
interface ForcesAsked {
  readonly nodes: readonly NetworkNode[];
  readonly links: readonly NetworkLink[];
}

/** Lays a large network out by forces (ForceAtlas2, Jacomy et al. 2014) beside the page, which stays free to answer. */
self.onmessage = ({ data: { nodes, links } }: MessageEvent<ForcesAsked>) => {
  const graph = new Graph();
  const { places } = levelLayout(nodes, links, squareWidth(nodes.length));
  for (const [id, place] of places) graph.addNode(id, place);
  for (const { from, to } of links) graph.mergeEdge(from, to);
  const settings = { ...forceAtlas2.inferSettings(graph), barnesHutOptimize: nodes.length > 500 };
  const placed = forceAtlas2(graph, { iterations: nodes.length > 2_000 ? 60 : 200, settings });
  self.postMessage(placed);
};
