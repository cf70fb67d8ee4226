import { scaleLinear, scaleSqrt } from 'd3-scale';

/** A point with its name, and as large as what it stands for. */
export interface Point {
  readonly key: string;
  readonly name: string;
  readonly x: number;
  readonly y: number;
  /** 0 or more; areas are in proportion. */
  readonly size: number;
  readonly colour: string;
  /** What it says when pointed at. */
  readonly text: string;
  /** Its name stands beside it, where there is room. */
  readonly named?: boolean;
}

interface Axis {
  readonly label: string;
  readonly show: (value: number) => string;
  /** A line across, such as a median, with its name. */
  readonly line?: { readonly at: number; readonly name: string };
}

/** Points over two axes from 0. `onChoose` makes them buttons. */
export function Scatter({
  points,
  x,
  y,
  width,
  label,
  onChoose,
}: {
  points: readonly Point[];
  x: Axis;
  y: Axis;
  width: number;
  label: string;
  onChoose?: (key: string) => void;
}) {
  const height = Math.round(Math.max(280, Math.min(560, width * 0.6)));
  const [left, right, top, bottom] = [64, 16, 24, 48];
  const most = (values: readonly number[]) => Math.max(...values, Number.MIN_VALUE) * 1.08;
  const across = scaleLinear([0, most(points.map((point) => point.x))], [left, width - right]).nice();
  const up = scaleLinear([0, most(points.map((point) => point.y))], [height - bottom, top]).nice();
  const radius = scaleSqrt([0, most(points.map(({ size }) => size))], [2, 22]);
  const ticks = width < 480 ? 3 : 6;
  const largestFirst = [...points].sort((a, b) => b.size - a.size); // the small ones stay in reach

  return (
    <svg width={width} height={height} role={onChoose ? 'group' : 'img'} aria-label={label}>
      {across.ticks(ticks).map((tick) => (
        <g key={tick} transform={`translate(${across(tick)} 0)`}>
          <line y1={top} y2={height - bottom} stroke="var(--line)" />
          <text className="soft" y={height - bottom + 18} textAnchor="middle">
            {x.show(tick)}
          </text>
        </g>
      ))}
      {up.ticks(ticks).map((tick) => (
        <g key={tick} transform={`translate(0 ${up(tick)})`}>
          <line x1={left} x2={width - right} stroke="var(--line)" />
          <text className="soft" x={left - 8} dominantBaseline="central" textAnchor="end">
            {y.show(tick)}
          </text>
        </g>
      ))}
      {x.line && (
        <g transform={`translate(${across(x.line.at)} 0)`}>
          <line y1={top} y2={height - bottom} stroke="var(--ink-soft)" strokeDasharray="4 4" />
          <text className="soft" x={4} y={top + 10}>
            {x.line.name}
          </text>
        </g>
      )}
      {y.line && (
        <g transform={`translate(0 ${up(y.line.at)})`}>
          <line x1={left} x2={width - right} stroke="var(--ink-soft)" strokeDasharray="4 4" />
          <text className="soft" x={width - right} y={-6} textAnchor="end">
            {y.line.name}
          </text>
        </g>
      )}
      <text className="soft" x={width - right} y={height - 8} textAnchor="end">
        {x.label}
      </text>
      <text className="soft" x={4} y={14}>
        {y.label}
      </text>
      {largestFirst.map((point) => {
        const circle = (
          <circle
            key={point.key}
            cx={across(point.x)}
            cy={up(point.y)}
            r={radius(point.size)}
            fill={point.colour}
            fillOpacity={0.7}
            stroke="var(--paper)"
          >
            <title>{point.text}</title>
          </circle>
        );
        return onChoose ? (
          // biome-ignore lint/a11y/useSemanticElements: a button of HTML can't stand in a picture
          <g
            key={point.key}
            role="button"
            tabIndex={0}
            aria-label={point.text}
            cursor="pointer"
            onClick={() => onChoose(point.key)}
            onKeyDown={({ key }) => (key === 'Enter' || key === ' ') && onChoose(point.key)}
          >
            {circle}
          </g>
        ) : (
          circle
        );
      })}
      {largestFirst
        .filter(({ named }) => named)
        .map((point) => (
          <text
            key={point.key}
            x={across(point.x) + radius(point.size) + 3}
            y={up(point.y)}
            dominantBaseline="central"
            pointerEvents="none"
          >
            {point.name}
          </text>
        ))}
    </svg>
  );
}
