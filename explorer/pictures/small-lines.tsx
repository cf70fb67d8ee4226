import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { Stripes } from './bars.tsx';
import { Legend, type LegendItem, legendHeight } from './legend.tsx';
import { widest } from './text-width.ts';

/** One of several small charts: a figure over the years, a line for each of those compared. */
export interface Panel {
  readonly title: string;
  readonly show: (value: number) => string;
  /** Numbers of the scale, which are round; as `show` writes them unless said. */
  readonly showTick?: (value: number) => string;
  readonly lines: readonly {
    readonly name: string;
    readonly colour: string;
    /** One for each year; null where it is not known. */
    readonly values: readonly (number | null)[];
  }[];
}

const [height, gap, titleHeight, axisHeight] = [150, 28, 26, 22];

/** Small charts over the same years, each on its own scale from 0. A year that no line knows is striped; nothing is drawn across it. */
export function SmallLines({
  panels,
  years,
  width,
  label,
}: {
  panels: readonly Panel[];
  years: readonly number[];
  width: number;
  label: string;
}) {
  const legend: LegendItem[] = [
    ...(panels[0]?.lines ?? []).map(({ name, colour }) => ({ name, colour })),
    { name: 'nobody states it', colour: '', striped: true },
  ];
  const top = legendHeight(legend, width) + 6;
  const columns = Math.max(1, Math.min(panels.length, Math.floor((width + gap) / (250 + gap))));
  const wide = (width - gap * (columns - 1)) / columns;
  const rows = Math.ceil(panels.length / columns);
  return (
    <svg width={width} height={top + rows * (height + gap) - gap} role="img" aria-label={label}>
      <Stripes />
      <Legend items={legend} width={width} />
      {panels.map((panel, at) => (
        <g
          key={panel.title}
          transform={`translate(${(at % columns) * (wide + gap)} ${top + Math.floor(at / columns) * (height + gap)})`}
        >
          <Small panel={panel} years={years} width={wide} />
        </g>
      ))}
    </svg>
  );
}

function Small({
  panel: { title, show, showTick = show, lines },
  years,
  width,
}: {
  panel: Panel;
  years: readonly number[];
  width: number;
}) {
  const known = lines.flatMap(({ values }) => values.filter((value) => value !== null));
  const bottom = height - axisHeight;
  const y = scaleLinear([Math.min(0, ...known), Math.max(...known, Number.MIN_VALUE)], [bottom, titleHeight + 6]).nice(
    2,
  );
  const ticks = known.length > 0 ? y.ticks(2) : [];
  const axis = 10 + widest(ticks.map(showTick), 12);
  const ends = endsOf(lines, y);
  const texts =
    12 +
    widest(
      ends.map(({ value }) => show(value)),
      12,
    );
  const band = (width - axis - texts) / Math.max(1, years.length);
  const x = (at: number) => axis + (at + 0.5) * band;
  const every = Math.max(1, Math.ceil(40 / band));
  const path = line<number | null>()
    .defined((value) => value !== null)
    .x((_, at) => x(at))
    .y((value) => y(value ?? 0));

  return (
    <>
      <text y={12} fontWeight={600}>
        {title}
      </text>
      {years.map((year, at) =>
        lines.every(({ values }) => values[at] === null) ? (
          <rect
            key={year}
            x={x(at) - band / 2}
            y={titleHeight}
            width={band}
            height={bottom - titleHeight}
            fill="url(#stripes)"
            fillOpacity={0.55}
          >
            <title>{`${year}: not known`}</title>
          </rect>
        ) : null,
      )}
      {ticks.map((tick) => (
        <g key={tick} transform={`translate(0 ${y(tick)})`}>
          <line x1={axis} x2={width - texts} stroke="var(--line)" />
          <text className="soft" x={axis - 6} dominantBaseline="central" textAnchor="end">
            {showTick(tick)}
          </text>
        </g>
      ))}
      {years.map((year, at) =>
        (years.length - 1 - at) % every === 0 ? (
          <text key={year} className="soft" x={x(at)} y={height - 4} textAnchor="middle">
            {year}
          </text>
        ) : null,
      )}
      {lines.map(({ name, colour, values }) => (
        <g key={name}>
          <path d={path(values) ?? ''} fill="none" stroke={colour} strokeWidth={2} />
          {values.map((value, at) =>
            value === null ? null : (
              <circle key={years[at]} cx={x(at)} cy={y(value)} r={3.5} fill={colour}>
                <title>{`${name}, ${years[at]}: ${show(value)}`}</title>
              </circle>
            ),
          )}
        </g>
      ))}
      {ends.map(({ name, colour, value, at, place }) => (
        <g key={name}>
          <line x1={x(at) + 6} y1={y(value)} x2={width - texts + 4} y2={place} stroke={colour} strokeOpacity={0.5} />
          <text className="soft" x={width - texts + 8} y={place} dominantBaseline="central">
            {show(value)}
          </text>
        </g>
      ))}
    </>
  );
}

/** The last value known of each line, and where its text stands so that none lies over another. */
function endsOf(lines: Panel['lines'], y: (value: number) => number) {
  const ends = lines.flatMap(({ name, colour, values }) => {
    const at = values.findLastIndex((value) => value !== null);
    const value = values[at] ?? null;
    return value === null ? [] : [{ name, colour, value, at, place: y(value) }];
  });
  ends.sort((a, b) => a.place - b.place);
  for (const [at, end] of ends.entries()) end.place = Math.max(end.place, (ends[at - 1]?.place ?? -100) + 15);
  for (let at = ends.length - 1; at >= 0; at--) {
    const end = ends[at];
    if (end) end.place = Math.min(end.place, (ends[at + 1]?.place ?? height - axisHeight + 19) - 15);
  }
  return ends;
}
