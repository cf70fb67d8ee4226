import { Stripes } from './bars.tsx';
import { Legend, legendHeight } from './legend.tsx';
import { cutTo, widest } from './text-width.ts';

/** What is known of one thing, year by year. */
export interface KnownRow {
  readonly name: string;
  /** One for each year; `why` says what lacks where not all is known. */
  readonly cells: readonly { readonly known: 'all' | 'part' | 'none'; readonly why: string }[];
}

/** A grid of what is known in which year: full, in part (half striped), or not at all (striped). */
export function KnownGrid({
  rows,
  years,
  width,
  label,
}: {
  rows: readonly KnownRow[];
  years: readonly number[];
  width: number;
  label: string;
}) {
  const row = 26;
  const legend = [
    { name: 'known', colour: 'var(--grey)' },
    { name: 'not known', colour: '', striped: true },
  ];
  const top = legendHeight(legend, width) + 24;
  const names = Math.min(width * 0.5, 12 + widest(rows.map(({ name }) => name)));
  const cell = Math.min(90, (width - names) / years.length);
  const every = Math.max(1, Math.ceil(38 / cell));
  return (
    <svg width={width} height={top + rows.length * row + 4} role="img" aria-label={label}>
      <Stripes />
      <Legend items={legend} width={width} />
      {years.map((year, at) =>
        (years.length - 1 - at) % every === 0 ? (
          <text key={year} className="soft" x={names + (at + 0.5) * cell} y={top - 8} textAnchor="middle">
            {year}
          </text>
        ) : null,
      )}
      {rows.map(({ name, cells }, index) => (
        <g key={name} transform={`translate(0 ${top + index * row})`}>
          <text y={row / 2} dominantBaseline="central">
            {cutTo(name, names - 8)}
            <title>{name}</title>
          </text>
          {cells.map(({ known, why }, at) => {
            const left = names + at * cell + 1;
            const wide = Math.max(1, cell - 2);
            const full = known === 'all' ? wide : known === 'part' ? wide / 2 : 0;
            return (
              <g key={years[at]}>
                <title>{`${name}, ${years[at]}: ${why || 'known'}`}</title>
                <rect x={left} y={2} width={full} height={row - 4} fill="var(--grey)" />
                <rect x={left + full} y={2} width={wide - full} height={row - 4} fill="url(#stripes)" />
              </g>
            );
          })}
        </g>
      ))}
    </svg>
  );
}
