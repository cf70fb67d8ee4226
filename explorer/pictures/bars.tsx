import { scaleLinear } from 'd3-scale';
import { cutTo, widest } from './text-width.ts';

/** One bar, made of parts from left to right. */
export interface Bar {
  readonly label: string;
  readonly parts: readonly {
    readonly name: string;
    readonly size: number;
    /** A colour of the theme, such as `var(--vermilion)`. */
    readonly colour: string;
    /** Drawn with stripes: not known. */
    readonly striped?: boolean;
  }[];
  /** What stands at its end. */
  readonly text: string;
}

/**
 * Bars beside each other on one scale from 0. Where their names would leave them little room, the names stand over them.
 *
 * @param most  the end of the scale; the longest bar unless said.
 */
export function Bars({
  bars,
  width,
  label,
  most,
}: {
  bars: readonly Bar[];
  width: number;
  label: string;
  most?: number;
}) {
  const wanted = 14 + widest(bars.map((bar) => bar.label));
  const texts = 12 + widest(bars.map((bar) => bar.text));
  const isNarrow = wanted + texts > width * 0.66;
  const names = isNarrow ? 0 : wanted;
  const [row, over] = isNarrow ? [48, 20] : [34, 5];
  const sums = bars.map(({ parts }) => parts.reduce((sum, { size }) => sum + size, 0));
  const x = scaleLinear([0, most ?? Math.max(...sums, Number.MIN_VALUE)], [0, Math.max(20, width - names - texts)]);
  return (
    <svg width={width} height={bars.length * row + 4} role="img" aria-label={label}>
      <Stripes />
      {bars.map((bar, index) => {
        let from = 0;
        const middle = (over + row - 5) / 2;
        return (
          <g key={bar.label} transform={`translate(0 ${index * row})`}>
            <text y={isNarrow ? over / 2 + 1 : row / 2} dominantBaseline="central">
              {cutTo(bar.label, isNarrow ? width : names - 8)}
              <title>{bar.label}</title>
            </text>
            {bar.parts.map(({ name, size, colour, striped }) => {
              const start = from;
              from += size;
              return (
                <rect
                  key={name}
                  x={names + x(start)}
                  y={over}
                  width={Math.max(0, x(size))}
                  height={row - over - 5}
                  fill={striped ? 'url(#stripes)' : colour}
                >
                  <title>{`${bar.label}: ${name}`}</title>
                </rect>
              );
            })}
            <text x={names + x(sums[index] ?? 0) + 6} y={middle} dominantBaseline="central">
              {bar.text}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

/** The pattern of what is not known: `fill="url(#stripes)"`. */
export function Stripes() {
  return (
    <defs>
      <pattern id="stripes" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="6" height="6" fill="var(--unknown)" />
        <rect width="2" height="6" fill="var(--grey)" />
      </pattern>
    </defs>
  );
}
