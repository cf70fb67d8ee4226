import { scaleBand } from 'd3-scale';
import { cutTo, textWidth, widest } from './text-width.ts';

/** A row of the grid: a box for each year that is there. */
export interface YearsRow {
  readonly label: string;
  /** Year to strength, 0..1: the stronger, the fuller the box. */
  readonly years: ReadonlyMap<number, { readonly strength: number; readonly text: string }>;
  readonly colour: string;
}

/** What there is of which year: a row each, a column a year, an empty place where nothing is. */
export function Years({ rows, width, label }: { rows: readonly YearsRow[]; width: number; label: string }) {
  const [row, top] = [26, 24];
  const all = rows.flatMap(({ years }) => [...years.keys()]);
  const [first, last] = [Math.min(...all), Math.max(...all)];
  const span = Number.isFinite(first) ? Array.from({ length: last - first + 1 }, (_, at) => first + at) : [];
  const names = Math.min(width * 0.42, 14 + widest(rows.map((one) => one.label)));
  const x = scaleBand(span, [names + 8, width]).paddingInner(0.1);
  const every = Math.max(1, Math.ceil(38 / Math.max(1, x.step())));
  return (
    <svg width={width} height={top + rows.length * row} role="img" aria-label={label}>
      {span
        .filter((year) => (year - first) % every === 0)
        .map((year) => (
          <text
            key={year}
            className="soft"
            x={Math.min((x(year) ?? 0) + x.bandwidth() / 2, width - textWidth(String(year), 12) / 2)}
            y={12}
            textAnchor="middle"
          >
            {year}
          </text>
        ))}
      {rows.map(({ label: name, years, colour }, index) => (
        <g key={name} transform={`translate(0 ${top + index * row})`}>
          <text y={row / 2} dominantBaseline="central">
            {cutTo(name, names - 6)}
            <title>{name}</title>
          </text>
          <line x1={names + 8} x2={width} y1={row / 2} y2={row / 2} stroke="var(--line)" />
          {[...years].map(([year, { strength, text }]) => (
            <rect
              key={year}
              x={x(year)}
              y={3}
              width={Math.max(2, x.bandwidth())}
              height={row - 6}
              fill={colour}
              fillOpacity={0.25 + 0.75 * strength}
            >
              <title>{`${name}, ${year}: ${text}`}</title>
            </rect>
          ))}
        </g>
      ))}
    </svg>
  );
}
