import Graph from 'graphology';
import { memo, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import Sigma from 'sigma';
import { EdgeArrowProgram, EdgeLineProgram } from 'sigma/rendering';
import { format } from '../parts/format.ts';
import { themeColour, useThemeChanges } from './colour.ts';
import {
  fitted,
  type Layout,
  levelLayout,
  mostInLevels,
  type NetworkLink,
  type NetworkNode,
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
 * It is drawn by WebGL, and beside it as an `<svg>` for exports and print, which is shown where there is no WebGL. For the
 * keyboard and for those who do not see it, the view has a list of the same beside it.
 */
export function Network({ width, ...shown }: Shown & { readonly width: number }) {
  const layout = useLayout(shown.nodes, shown.links, width);
  if (layout === null) return <p role="status">Laying out {format.number(shown.nodes.length)} nodes …</p>;
  if (!hasWebgl())
    return (
      <div className="network">
        <Drawing {...shown} layout={layout} />
        <p className="soft">This browser has no WebGL: the network can’t be zoomed.</p>
      </div>
    );
  return <Canvas {...shown} layout={layout} />;
}

const readableLinks = 150;
/** How wide a name may be, pixels. */
const nameWidth = 150;

/** Laid out level by level at once, or by forces beside the page: null until the first of these is there. */
function useLayout(nodes: readonly NetworkNode[], links: readonly NetworkLink[], width: number): Layout | null {
  const [byForces, setByForces] = useState<Layout | null>(null);
  const isLarge = nodes.length > mostInLevels;
  const byLevel = useMemo(() => levelLayout(nodes, links, width), [nodes, links, width]);
  useEffect(() => {
    if (!isLarge) return setByForces(null);
    const worker = new Worker(new URL('./network.worker.ts', import.meta.url), { type: 'module' });
    worker.onmessage = ({ data }) =>
      setByForces(fitted(new Map(Object.entries(data)), width, Math.min(720, Math.max(420, width * 0.7))));
    worker.postMessage({
      nodes: [...byLevel.places].map(([id, { x, y }]) => ({ id, x, y })),
      links: links.map(({ from, to }) => [from, to]),
    });
    return () => worker.terminate();
  }, [isLarge, byLevel, links, width]);
  if (!isLarge) return byLevel;
  // While a larger network is laid out the smaller one before it stays.
  return byForces !== null && nodes.every(({ id }) => byForces.places.has(id)) ? byForces : null;
}

function Canvas({ nodes, links, label, layout, onChoose }: Shown & { readonly layout: Layout }) {
  const container = useRef<HTMLDivElement>(null);
  const sigma = useRef<Sigma | null>(null);
  const choose = useRef(onChoose);
  choose.current = onChoose;
  const theme = useThemeChanges();
  const height = Math.min(720, Math.max(260, layout.height));
  const frame = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => frame.current?.style.setProperty('height', `${height}px`), [height]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of the theme draws anew
  useEffect(() => {
    if (container.current === null) return;
    const camera = sigma.current?.getCamera().getState();
    const drawn = drawnBySigma(container.current, nodes, links, layout);
    if (camera) drawn.getCamera().setState(camera);
    drawn.on('clickNode', ({ node }) => choose.current?.(node));
    drawn.on('enterNode', () => container.current?.style.setProperty('cursor', 'pointer'));
    drawn.on('leaveNode', () => container.current?.style.setProperty('cursor', ''));
    sigma.current = drawn;
    return () => drawn.kill();
  }, [nodes, links, layout, theme]);

  const camera = () => sigma.current?.getCamera();
  return (
    <>
      <div className="network" ref={frame}>
        <div ref={container} className="canvas" role="img" aria-label={label} />
        <div className="copy" aria-hidden="true">
          <Drawing nodes={nodes} links={links} label={label} layout={layout} />
        </div>
      </div>
      <fieldset className="zoom">
        <legend className="only-read-aloud">Zoom of {label}</legend>
        <button type="button" onClick={() => camera()?.animatedZoom()} aria-label="Nearer">
          +
        </button>
        <button type="button" onClick={() => camera()?.animatedUnzoom()} aria-label="Farther">
          −
        </button>
        <button type="button" onClick={() => camera()?.animatedReset()}>
          Whole
        </button>
      </fieldset>
    </>
  );
}

function drawnBySigma(
  container: HTMLElement,
  nodes: readonly NetworkNode[],
  links: readonly NetworkLink[],
  { places, width, height }: Layout,
): Sigma {
  const shown = new Map([...nodes, ...links].map(({ colour }) => [colour, '']));
  for (const colour of shown.keys()) shown.set(colour, themeColour(colour));
  const texts = new Map(nodes.map(({ id, text }) => [id, text]));
  const graph = new Graph({ type: 'directed', multi: true });
  for (const { id, name, colour, size } of nodes) {
    const { x = 0, y = 0 } = places.get(id) ?? {};
    graph.addNode(id, { x, y: height - y, size, label: cutTo(name, nameWidth, 12), color: shown.get(colour) });
  }
  for (const { from, to, text, size, colour } of links)
    graph.addEdge(from, to, { size: 1 + 4 * size, label: text, color: shown.get(colour) });

  const isLarge = links.length > readableLinks;
  const [ink, soft, paper] = ['--ink', '--ink-soft', '--paper'].map((name) => themeColour(`var(${name})`));
  const font = getComputedStyle(document.body).fontFamily;
  const sigma = new Sigma(graph, container, {
    defaultEdgeType: isLarge ? 'line' : 'arrow',
    edgeProgramClasses: { arrow: EdgeArrowProgram, line: EdgeLineProgram },
    hideEdgesOnMove: links.length > 20_000,
    renderEdgeLabels: !isLarge,
    labelRenderedSizeThreshold: isLarge ? 6 : 0,
    labelDensity: isLarge ? 0.5 : 100,
    stagePadding: 0,
    allowInvalidContainer: true, // behind its table it has no size
    minCameraRatio: 0.05,
    maxCameraRatio: 3,
    defaultDrawNodeLabel: (context, { x, y, size, label }) => {
      if (label) written(context, label, x, y + size + 10, 12);
    },
    defaultDrawNodeHover: (context, { x, y, size, key }) => {
      context.beginPath();
      context.arc(x, y, size + 4, 0, 2 * Math.PI);
      context.strokeStyle = ink as string;
      context.lineWidth = 2;
      context.stroke();
      written(context, texts.get(key) ?? '', x, y + size + 12, 13);
    },
    // A label stands nearer to where the line begins, so that those of two firms that hold each other stand apart.
    defaultDrawEdgeLabel: (context, { label }, from, to) => {
      if (!label) return;
      const [x, y] = [from.x + (to.x - from.x) * 0.4, from.y + (to.y - from.y) * 0.4];
      context.font = `11px ${font}`;
      const half = context.measureText(label).width / 2 + 3;
      context.fillStyle = paper as string;
      context.fillRect(x - half, y - 8, 2 * half, 16);
      written(context, label, x, y, 11, soft);
    },
  });
  sigma.setCustomBBox({ x: [0, width], y: [0, height] });
  sigma.refresh();
  return sigma;

  function written(context: CanvasRenderingContext2D, text: string, x: number, y: number, size: number, colour = ink) {
    context.font = `${size}px ${font}`;
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.lineJoin = 'round';
    context.lineWidth = 4;
    context.strokeStyle = paper as string;
    context.strokeText(text, x, y);
    context.fillStyle = colour as string;
    context.fillText(text, x, y);
  }
}

/** The same as SVG. */
const Drawing = memo(function Drawing({ nodes, links, label, layout, onChoose }: Shown & { readonly layout: Layout }) {
  const { places, width, height } = layout;
  const at = (id: string) => places.get(id) ?? { x: 0, y: 0 };
  const sizes = new Map(nodes.map(({ id, size }) => [id, size]));
  const withTexts = links.length <= readableLinks;
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`} // on paper it shrinks; the forces are not asked again
      width={width}
      height={height}
      role={onChoose ? 'group' : 'img'}
      aria-label={label}
    >
      {links.map(({ from, to, size, colour }) => {
        const [start, end] = [at(from), at(to)];
        const [x, y] = [end.x - start.x, end.y - start.y];
        const length = Math.hypot(x, y) || 1;
        const [tip, width] = [length - (sizes.get(to) ?? 0), 1 + 4 * size];
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
        const { x, y } = at(id);
        const drawn = (
          <>
            <circle cx={x} cy={y} r={size} fill={colour}>
              <title>{text}</title>
            </circle>
            {withTexts && (
              <text className="soft" x={x} y={y + size + 12} textAnchor="middle">
                {cutTo(name, nameWidth, 12)}
              </text>
            )}
          </>
        );
        return onChoose ? (
          // biome-ignore lint/a11y/useSemanticElements: a button of HTML can't stand in a picture
          <g
            key={id}
            role="button"
            tabIndex={0}
            aria-label={text}
            onClick={() => onChoose(id)}
            onKeyDown={({ key }) => (key === 'Enter' || key === ' ') && onChoose(id)}
          >
            {drawn}
          </g>
        ) : (
          <g key={id}>{drawn}</g>
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

let webgl: boolean | undefined;

function hasWebgl(): boolean {
  webgl ??= document.createElement('canvas').getContext('webgl2') !== null;
  return webgl;
}
