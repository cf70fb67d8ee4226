import { select } from 'd3-selection';
import 'd3-transition';
import { zoom, zoomIdentity } from 'd3-zoom';
import { memo, useEffect, useMemo, useRef, useState } from 'react';
import { format } from '../parts/format.ts';
import { themeColour, useThemeChanges } from './colour.ts';
import { showNetwork } from './network-canvas.ts';
import { nameWidth, readableLinks, type Sketch } from './network-drawing.ts';
import {
  fitted,
  type Layout,
  levelLayout,
  mostInLevels,
  type NetworkLink,
  type NetworkNode,
  type Place,
} from './network-layout.ts';
import { cutTo } from './text-width.ts';
import './network.css';

interface Shown {
  readonly nodes: readonly NetworkNode[];
  readonly links: readonly NetworkLink[];
  readonly label: string;
  readonly onChoose?: ((id: string) => void) | undefined;
}

/**
 * A network that is moved by dragging and zoomed by the wheel: some thousand nodes stay swift. A click chooses a node.
 *
 * It is drawn on a canvas, and beside it as an `<svg>` for exports and print. For the keyboard and for those who do not see
 * it, the view has a list of the same beside it.
 */
export function Network({ width, ...shown }: Shown & { readonly width: number }) {
  const layout = useLayout(shown.nodes, shown.links, width);
  if (layout === null) return <p role="status">Laying out {format.number(shown.nodes.length)} nodes …</p>;
  return <Canvas {...shown} layout={layout} />;
}

/** Laid out level by level at once, or by forces beside the page: null until that is done. */
function useLayout(nodes: readonly NetworkNode[], links: readonly NetworkLink[], width: number): Layout | null {
  const [byForces, setByForces] = useState<ReadonlyMap<string, Place> | null>(null);
  const isLarge = nodes.length > mostInLevels;
  useEffect(() => {
    if (!isLarge) return setByForces(null);
    const worker = new Worker(new URL('./network.worker.ts', import.meta.url), { type: 'module' });
    worker.onmessage = ({ data }) => setByForces(new Map(Object.entries(data)));
    worker.postMessage({ nodes, links });
    return () => worker.terminate();
  }, [isLarge, nodes, links]);
  return useMemo(() => {
    if (!isLarge) return levelLayout(nodes, links, width);
    const isDone = byForces !== null && nodes.every(({ id }) => byForces.has(id));
    return isDone ? fitted(byForces, width, Math.min(720, Math.max(420, width * 0.7))) : null;
  }, [isLarge, nodes, links, width, byForces]);
}

function Canvas({ nodes, links, label, layout, onChoose }: Shown & { readonly layout: Layout }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [zoomed] = useState(() =>
    zoom<HTMLCanvasElement, unknown>()
      .scaleExtent([1 / 3, 20])
      .clickDistance(3),
  );
  const choose = useRef(onChoose);
  choose.current = onChoose;
  const theme = useThemeChanges();

  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of the theme draws anew
  useEffect(() => {
    if (canvas.current === null) return;
    return showNetwork(canvas.current, zoomed, sketchOf(nodes, links, layout), (id) => choose.current?.(id));
  }, [nodes, links, layout, theme]);

  const slowly = () => select(canvas.current as HTMLCanvasElement).transition();
  return (
    <>
      <div className="network">
        <canvas ref={canvas} className="canvas" role="img" aria-label={label} />
        <div className="copy" aria-hidden="true">
          <Drawing nodes={nodes} links={links} label={label} layout={layout} />
        </div>
      </div>
      <fieldset className="zoom">
        <legend className="only-read-aloud">Zoom of {label}</legend>
        <button type="button" onClick={() => zoomed.scaleBy(slowly(), 1.5)} aria-label="Nearer">
          +
        </button>
        <button type="button" onClick={() => zoomed.scaleBy(slowly(), 1 / 1.5)} aria-label="Farther">
          −
        </button>
        <button type="button" onClick={() => zoomed.transform(slowly(), zoomIdentity)}>
          Whole
        </button>
      </fieldset>
    </>
  );
}

/** The network in the middle of a canvas that is neither too low nor too high, in the colours of the theme as it is now. */
function sketchOf(
  nodes: readonly NetworkNode[],
  links: readonly NetworkLink[],
  { places, width, height, sizes }: Layout,
): Sketch {
  const tall = Math.min(720, Math.max(260, height));
  const fit = Math.min(1, tall / height);
  const [left, top] = [(width - fit * width) / 2, (tall - fit * height) / 2];
  const shown = new Map([...nodes, ...links].map(({ colour }) => [colour, '']));
  for (const colour of shown.keys()) shown.set(colour, themeColour(colour));
  const drawn = new Map(
    nodes.map(({ id, name, text, size, colour }) => {
      const { x, y } = places.get(id) ?? { x: 0, y: 0 };
      const place = { x: left + fit * x, y: top + fit * y };
      const look = { radius: sizes * size, name: cutTo(name, nameWidth, 12), colour: shown.get(colour) ?? '' };
      return [id, { id, text, ...place, ...look }];
    }),
  );
  return {
    width,
    height: tall,
    nodes: [...drawn.values()],
    links: links.flatMap(({ from, to, text, size, colour }) => {
      const [start, end] = [drawn.get(from), drawn.get(to)];
      if (start === undefined || end === undefined) return [];
      return [{ from: start, to: end, width: sizes * (1 + 4 * size), text, colour: shown.get(colour) ?? '' }];
    }),
    ink: themeColour('var(--ink)'),
    soft: themeColour('var(--ink-soft)'),
    paper: themeColour('var(--paper)'),
    font: getComputedStyle(document.body).fontFamily,
  };
}

/** The same as SVG. */
const Drawing = memo(function Drawing({
  nodes,
  links,
  label,
  layout,
}: Omit<Shown, 'onChoose'> & { readonly layout: Layout }) {
  const { places, width, height, sizes } = layout;
  const at = (id: string) => places.get(id) ?? { x: 0, y: 0 };
  const radii = new Map(nodes.map(({ id, size }) => [id, sizes * size]));
  const withTexts = links.length <= readableLinks;
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`} // on paper it shrinks; the forces are not asked again
      width={width}
      height={height}
      role="img"
      aria-label={label}
    >
      {links.map(({ from, to, size, colour }) => {
        const [start, end] = [at(from), at(to)];
        const [x, y] = [end.x - start.x, end.y - start.y];
        const length = Math.hypot(x, y) || 1;
        const [tip, width] = [length - (radii.get(to) ?? 0), sizes * (1 + 4 * size)];
        const half = 3 + width / 2;
        return (
          <g
            key={`${from} ${to}`}
            transform={`translate(${start.x} ${start.y}) rotate(${(Math.atan2(y, x) * 180) / Math.PI})`}
          >
            <line x2={tip - 8} stroke={colour} strokeWidth={width} />
            <path d={`M${tip},0 l-9,${-half} v${2 * half} z`} fill={colour} />
          </g>
        );
      })}
      {nodes.map(({ id, name, colour, size, text }) => {
        const [{ x, y }, radius] = [at(id), sizes * size];
        return (
          <g key={id}>
            <circle cx={x} cy={y} r={radius} fill={colour}>
              <title>{text}</title>
            </circle>
            {withTexts && (
              <text className="soft" x={x} y={y + radius + 12} textAnchor="middle">
                {cutTo(name, nameWidth, 12)}
              </text>
            )}
          </g>
        );
      })}
      {withTexts &&
        links.map(({ from, to, text }) => {
          const [start, end] = [at(from), at(to)];
          return (
            <text
              key={`${from} ${to}`}
              className="soft"
              x={start.x + (end.x - start.x) * 0.4}
              y={start.y + (end.y - start.y) * 0.4}
              textAnchor="middle"
            >
              {text}
            </text>
          );
        })}
    </svg>
  );
});
