import { scaleLinear, scaleLog, scalePow, scaleSqrt } from 'd3-scale';
import { cutTo, textWidth } from './text-width.ts';

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
  /**
   * Linear unless said. `root`, the third one, spreads the small where a few are large; `log` where they differ by powers of
   * ten, and what lies below a millionth, such as 0, is drawn there.
   */
  readonly scale?: 'root' | 'log';
  /** A line across, such as a median, with its name. */
  readonly line?: { readonly at: number; readonly name: string };
}

/** Points over two axes from 0. `onChoose` makes them buttons. */
export function Scatter({
  points,
  x,
  y,
  width,
  corners,
  label,
  onChoose,
}: {
  points: readonly Point[];
  x: Axis;
  y: Axis;
  /** What the corners stand for that the lines part: upper left, upper right, lower left, lower right. */
  corners?: readonly [string, string, string, string];
  width: number;
  label: string;
  onChoose?: (key: string) => void;
}) {
  const height = Math.round(Math.max(280, Math.min(560, width * 0.6)));
  const [left, right, top, bottom] = [64, 16, 24, 48];
  const most = (values: readonly number[]) => Math.max(...values, Number.MIN_VALUE) * 1.08;
  const axis = ({ scale }: Axis, values: readonly number[], range: readonly [number, number]) => {
    if (scale !== 'log')
      return (scale === 'root' ? scalePow().exponent(1 / 3) : scaleLinear())
        .domain([0, most(values)])
        .range(range)
        .nice();
    const least = Math.max(1e-6, Math.min(0.1, ...values.filter((value) => value > 0)));
    return scaleLog([10 ** Math.floor(Math.log10(least)), Math.max(most(values), 2 * least)], range).clamp(true);
  };
  const across = axis(
    x,
    points.map((point) => point.x),
    [left, width - right],
  );
  const up = axis(
    y,
    points.map((point) => point.y),
    [height - bottom, top],
  );
  const radius = scaleSqrt([0, most(points.map(({ size }) => size))], [2, Math.min(22, width / 32)]);
  const ticksOf = ({ scale }: Axis, of: typeof across, room: number) => {
    const [start = 0, end = 1] = of.domain();
    const wanted = scale ? powers(start, end) : of.ticks(width < 480 ? 3 : 6);
    let last = Number.NaN;
    return wanted.filter((tick) => {
      if (Math.abs(of(tick) - last) < room) return false;
      last = of(tick);
      return true;
    });
  };
  const largestFirst = [...points].sort((a, b) => b.size - a.size); // the small ones stay in reach

  const labels = placed(
    largestFirst
      .filter(({ named }) => named)
      .map((point) => ({ point, x: across(point.x), y: up(point.y), away: radius(point.size) + 3 })),
    [
      ...largestFirst.flatMap((point) => {
        const r = radius(point.size) - 3; // a name may touch a rim, and lie over the small ones
        const [x, y] = [across(point.x), up(point.y)];
        return r > 4 ? [{ left: x - r, right: x + r, top: y - r, bottom: y + r }] : [];
      }),
      ...(corners ?? []).map((corner, at) => {
        const [wide, y] = [textWidth(corner, 12), at < 2 ? top + 12 : height - bottom - 8];
        const from = at % 2 === 0 ? left + 6 : width - right - 6 - wide;
        return { left: from, right: from + wide, top: y - 12, bottom: y + 4 };
      }),
    ],
    { left, right: width - 2, top: top - 14, bottom: height - bottom },
  );

  return (
    <svg width={width} height={height} role={onChoose ? 'group' : 'img'} aria-label={label}>
      {ticksOf(x, across, 52).map((tick) => (
        <g key={tick} transform={`translate(${across(tick)} 0)`}>
          <line y1={top} y2={height - bottom} stroke="var(--line)" />
          <text className="soft" y={height - bottom + 18} textAnchor="middle">
            {x.show(tick)}
          </text>
        </g>
      ))}
      {ticksOf(y, up, 24).map((tick) => (
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
      {corners?.map((corner, at) => (
        <text
          key={corner}
          className="soft"
          fontStyle="italic"
          x={at % 2 === 0 ? left + 6 : width - right - 6}
          y={at < 2 ? top + 12 : height - bottom - 8}
          textAnchor={at % 2 === 0 ? 'start' : 'end'}
        >
          {corner}
        </text>
      ))}
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
      {labels.map(({ point, left, top }) => (
        <text key={point.key} className="over" x={left} y={top} dominantBaseline="central" pointerEvents="none">
          {nameOf(point)}
        </text>
      ))}
    </svg>
  );
}

function nameOf({ name }: Point): string {
  return cutTo(name, 150);
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Names beside their points, where they hide no other point or name; where there is no such place the name is left to the pointer. */
function placed(
  named: readonly { readonly point: Point; readonly x: number; readonly y: number; readonly away: number }[],
  obstacles: readonly Box[],
  within: Box,
) {
  const taken = [...obstacles];
  const half = 8; // of the height of a line
  return named.flatMap(({ point, x, y, away }) => {
    const wide = textWidth(nameOf(point));
    const lean = away * 0.7;
    const found = [
      [x + away, y],
      [x - away - wide, y],
      [x + lean, y - lean - half / 2],
      [x - lean - wide, y - lean - half / 2],
      [x + lean, y + lean + half / 2],
      [x - lean - wide, y + lean + half / 2],
      [x - wide / 2, y - away - half],
      [x - wide / 2, y + away + half],
    ]
      .map(([left = 0, middle = 0]) => ({ left, right: left + wide, top: middle - half, bottom: middle + half }))
      .find(
        (box) =>
          box.left >= within.left &&
          box.right <= within.right &&
          box.top >= within.top &&
          box.bottom <= within.bottom &&
          taken.every(
            (other) =>
              other.right <= box.left || other.left >= box.right || other.bottom <= box.top || other.top >= box.bottom,
          ),
      );
    if (found === undefined) return [];
    taken.push(found);
    return [{ point, left: found.left, top: found.top + half }];
  });
}

/** Ticks of an axis that is not linear, the largest first: 5, 2 and 1 of each power of ten, and where it starts. */
function powers(start: number, end: number): number[] {
  const all: number[] = [];
  for (let power = 10 ** Math.floor(Math.log10(end)); power > end * 1e-5 && power >= start * 0.999; power /= 10)
    all.push(...[5, 2, 1].map((step) => step * power).filter((tick) => tick <= end));
  return start === 0 ? [...all.slice(0, 9), 0] : all;
}
