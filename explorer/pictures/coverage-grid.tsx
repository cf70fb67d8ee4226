import { cutTo, textWidth, widest } from './text-width.ts';
import { spansOf, spanText } from './year-spans.ts';

/** Rows that belong together, such as the economies of a region. */
export interface CoverageGroup {
  readonly name: string;
  readonly rows: readonly {
    readonly name: string;
    /** Years that are there, one list for each panel. */
    readonly years: readonly (readonly number[])[];
  }[];
}

/** What there is of whom and of when: a panel a kind, in it a thin row for each, a column a year; blank where nothing is. */
export function CoverageGrid({
  panels,
  groups,
  years: [first, last],
  width,
  label,
}: {
  panels: readonly string[];
  groups: readonly CoverageGroup[];
  /** First and last. */
  years: readonly [number, number];
  width: number;
  label: string;
}) {
  const [row, between, top] = [3, 12, 44];
  const names = Math.min(width * 0.22, 10 + widest(groups.map(({ name }) => name)));
  const gap = width < 480 ? 6 : 16;
  const wide = (width - names - gap * (panels.length - 1)) / panels.length;
  const year = wide / (last - first + 1);
  const starts = groups.map((_, at) =>
    groups.slice(0, at).reduce((sum, { rows }) => sum + Math.max(18, rows.length * row) + between, top),
  );
  const height = (starts.at(-1) ?? top) + Math.max(18, (groups.at(-1)?.rows.length ?? 0) * row) + 4;
  const withYears = wide > textWidth(`${first}${last}`, 12) + 8;
  return (
    <svg width={width} height={height} role="img" aria-label={label}>
      {panels.map((panel, at) => {
        const left = names + at * (wide + gap);
        return (
          <g key={panel} transform={`translate(${left} 0)`}>
            <text y={12} fontWeight={600}>
              {cutTo(panel, wide + gap - 8)}
              <title>{panel}</title>
            </text>
            <text className="soft" y={32}>
              {first}
            </text>
            {withYears && last > first && (
              <text className="soft" x={wide} y={32} textAnchor="end">
                {last}
              </text>
            )}
            {groups.map((group, index) => (
              <g key={group.name} transform={`translate(0 ${starts[index]})`}>
                <rect width={wide} height={group.rows.length * row} fill="var(--raised)" />
                {group.rows.map(({ name, years }, place) =>
                  spansOf(years[at] ?? []).map(([from, until]) => (
                    <rect
                      key={`${name} ${from}`}
                      x={(from - first) * year}
                      y={place * row}
                      width={(until - from + 1) * year - Math.min(1, year / 4)}
                      height={row - 0.5}
                      fill="var(--accent)"
                    >
                      <title>{`${name}, ${panel}: ${spanText([from, until])}`}</title>
                    </rect>
                  )),
                )}
              </g>
            ))}
          </g>
        );
      })}
      {groups.map(({ name }, index) => (
        <text key={name} y={(starts[index] ?? 0) + 10} dominantBaseline="central">
          {cutTo(name, names - 6)}
          <title>{name}</title>
        </text>
      ))}
    </svg>
  );
}
