import { sankey, sankeyLinkHorizontal, sankeyRight } from 'd3-sankey';
import { cutTo, textWidth, widest } from './text-width.ts';

/** A stop on the way. */
export interface FlowNode {
  readonly id: string;
  readonly name: string;
  /** In place of the name where one of them is too long, and on a narrow screen. */
  readonly short?: string;
  readonly shortest?: string;
  readonly colour: string;
}

/** What goes from one stop to the next. */
export interface FlowLink {
  readonly from: string;
  readonly to: string;
  readonly size: number;
  readonly colour: string;
  /** What it says when pointed at. */
  readonly text: string;
}

/** A flow from its origins at the left to where it ends at the right; the width of a band is its size. No loops. */
export function Flow({
  nodes,
  links,
  width,
  label,
}: {
  nodes: readonly FlowNode[];
  links: readonly FlowLink[];
  width: number;
  label: string;
}) {
  if (links.length === 0) return null;
  const height = Math.max(160, Math.min(620, 34 * nodes.length));
  // Names of the last stops stand behind them, so that they lie over no band and no other name.
  const goesOn = new Set(links.map(({ from }) => from));
  const ends = nodes.filter(({ id }) => !goesOn.has(id));
  const margin = Math.min(width * 0.36, 8 + widest(ends.map(({ name }) => name)));
  const layout = sankey<FlowNode, FlowLink>()
    .nodeId(({ id }) => id)
    .nodeAlign(sankeyRight)
    .nodeWidth(12)
    .nodePadding(18)
    .extent([
      [1, 12],
      [width - 1 - margin, height - 6],
    ]);
  const drawn = layout({
    nodes: nodes.map((node) => ({ ...node })),
    links: links.map((link) => ({ ...link, source: link.from, target: link.to, value: link.size })),
  });
  const curve = sankeyLinkHorizontal<FlowNode, FlowLink>();
  const columns = 1 + Math.max(...drawn.nodes.map(({ height = 0 }) => height));
  const room = (node: FlowNode) => (goesOn.has(node.id) ? (width - margin) / columns - 26 : margin - 7);
  const isTight = nodes.some((node) => textWidth(node.name) > room(node));

  return (
    <svg width={width} height={height} role="img" aria-label={label}>
      {drawn.links.map((link) => (
        <path
          key={`${link.from} ${link.to}`}
          d={curve(link) ?? ''}
          fill="none"
          stroke={link.colour}
          strokeOpacity={0.45}
          strokeWidth={Math.max(1, link.width ?? 0)}
        >
          <title>{link.text}</title>
        </path>
      ))}
      {drawn.nodes.map((node) => {
        const { id, name, short = name, shortest = short, colour, x0 = 0, x1 = 0, y0 = 0, y1 = 0 } = node;
        const tight = width < 480 ? shortest : short;
        return (
          <g key={id}>
            <rect x={x0} y={y0} width={x1 - x0} height={Math.max(1, y1 - y0)} fill={colour}>
              <title>{name}</title>
            </rect>
            <text className="over" x={x1 + 6} y={(y0 + y1) / 2} dominantBaseline="central">
              {cutTo(isTight ? tight : name, room(node))}
              <title>{name}</title>
            </text>
          </g>
        );
      })}
    </svg>
  );
}
