import { scaleLinear } from 'd3-scale';
import { cutTo, textWidth, widest } from './text-width.ts';

/** A line of the picture: what it is about, and its marks on the common scale. */
export interface DotRow {
  readonly label: string;
  readonly marks: readonly Mark[];
}

export interface Mark {
  /** What it says when pointed at. */
  readonly text: string;
  readonly at: number;
  /** From the worst to the best that it could be, drawn as a line. */
  readonly range?: readonly [number, number];
  /** A colour of the theme. */
  readonly colour: string;
  /** Told apart by shape as well as by colour: `ring` is a hollow dot. */
  readonly shape: 'dot' | 'square' | 'ring';
}

/** Marks on one scale that holds 0, a row each: for changes with their ranges, and for before and after. */
export function Dots({
  rows,
  width,
  label,
  show,
}: {
  rows: readonly DotRow[];
  width: number;
  label: string;
  show: (value: number) => string;
}) {
  const [row, top] = [26, 26];
  const names = Math.min(width * 0.36, 12 + widest(rows.map((one) => one.label)));
  const values = rows.flatMap(({ marks }) => marks.flatMap(({ at, range }) => [at, ...(range ?? [])]));
  const x = scaleLinear()
    .domain([Math.min(0, ...values), Math.max(0, ...values)])
    .nice();
  const ticks = x.ticks(width < 480 ? 3 : 6);
  // The last number of the scale stands whole within the picture, and the first clear of the names.
  const half = (tick: number | undefined) => (tick === undefined ? 0 : textWidth(show(tick), 12) / 2);
  x.range([names + 8 + half(ticks[0]) / 2, width - Math.max(8, half(ticks.at(-1)) + 1)]);
  const height = top + rows.length * row + 6;
  return (
    <svg width={width} height={height} role="img" aria-label={label}>
      {ticks.map((tick) => (
        <g key={tick} transform={`translate(${x(tick)} 0)`}>
          <line y1={top - 6} y2={height} stroke={tick === 0 ? 'var(--ink-soft)' : 'var(--line)'} />
          <text className="soft" y={12} textAnchor="middle">
            {show(tick)}
          </text>
        </g>
      ))}
      {rows.map(({ label: name, marks }, index) => (
        <g key={name} transform={`translate(0 ${top + index * row})`}>
          <text y={row / 2} dominantBaseline="central">
            {cutTo(name, names - 4)}
            <title>{name}</title>
          </text>
          {marks.map((mark, at) => {
            // Marks of one row stand a little above each other, so that none hides another.
            const y = row / 2 + (at - (marks.length - 1) / 2) * 9;
            return (
              <g key={mark.text}>
                {mark.range && (
                  <line
                    x1={x(mark.range[0])}
                    x2={x(mark.range[1])}
                    y1={y}
                    y2={y}
                    stroke={mark.colour}
                    strokeWidth={3}
                    strokeOpacity={0.4}
                  />
                )}
                {mark.shape === 'square' ? (
                  <rect x={x(mark.at) - 4} y={y - 4} width={8} height={8} fill={mark.colour} />
                ) : (
                  <circle
                    cx={x(mark.at)}
                    cy={y}
                    r={4.5}
                    fill={mark.shape === 'ring' ? 'var(--paper)' : mark.colour}
                    stroke={mark.colour}
                    strokeWidth={2}
                  />
                )}
                <title>{`${name}: ${mark.text}`}</title>
              </g>
            );
          })}
        </g>
      ))}
    </svg>
  );
}
