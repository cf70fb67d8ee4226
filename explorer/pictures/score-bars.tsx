import { scaleLog } from 'd3-scale';
import type { Choices } from '../page/address.ts';
import { Link } from '../page/link.tsx';
import { Stripes } from './bars.tsx';
import { Legend, legendHeight } from './legend.tsx';
import { cutTo, widest } from './text-width.ts';

/** A geometric mean with what each of its parts takes off it. */
export interface ScoreBar {
  readonly key: string;
  readonly name: string;
  /** In front of its name, such as a rank. */
  readonly mark: string;
  /** 0..1; null where nothing is known. */
  readonly score: number | null;
  readonly text: string;
  /** In the order of the legend. */
  readonly parts: readonly {
    readonly name: string;
    readonly colour: string;
    /** 0..1; null where it is not known. */
    readonly score: number | null;
    /** weight × ln score, 0 or less; null where it is not known, or the score is 0. */
    readonly contribution: number | null;
    readonly text: string;
  }[];
}

/**
 * Scores on a logarithmic scale up to 1: a plain bar up to the score, and from there to 1 what each part takes off it, since the
 * logarithms add up. Behind it a box for each part, striped where it is not known.
 *
 * @param linkOf  where a name leads.
 */
export function ScoreBars({
  bars,
  width,
  label,
  show,
  linkOf,
}: {
  bars: readonly ScoreBar[];
  width: number;
  label: string;
  show: (score: number) => string;
  linkOf: (key: string) => { readonly to: string; readonly choices: Choices };
}) {
  const row = 28;
  const legend = [
    { name: 'score', colour: 'var(--elsewhere)' },
    ...(bars[0]?.parts ?? []).map(({ name, colour }) => ({ name: `lost by ${name}`, colour })),
    { name: 'not known', colour: '', striped: true },
  ];
  const top = legendHeight(legend, width) + 22;
  const marks =
    8 +
    widest(
      bars.map(({ mark }) => mark),
      12,
    );
  const names = marks + Math.min(width * 0.3, 12 + widest(bars.map(({ name }) => name)));
  const texts = 14 + widest(bars.map(({ text }) => text));
  const box = width < 480 ? 7 : 11;
  const boxes = (bars[0]?.parts.length ?? 0) * (box + 2) + 8;
  const known = bars.flatMap(({ score }) => (score ? [score] : []));
  const least = Math.max(0.01, Math.min(0.5, ...known) * 0.8);
  const x = scaleLog([least, 1], [names, Math.max(names + 40, width - texts - boxes)]).clamp(true);
  let last = Number.POSITIVE_INFINITY;
  const ticks = [1, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1, 0.05, 0.02, 0.01].filter((tick) => {
    if (tick < least || last - x(tick) < 34) return false;
    last = x(tick);
    return true;
  });

  return (
    // biome-ignore lint/a11y/useSemanticElements: a set of fields of HTML is no picture
    <svg width={width} height={top + bars.length * row + 4} role="group" aria-label={label}>
      <Stripes />
      <Legend items={legend} width={width} />
      {ticks.map((tick) => (
        <g key={tick} transform={`translate(${x(tick)} ${top})`}>
          <line y1={-4} y2={bars.length * row} stroke="var(--line)" />
          <text className="soft" y={-10} textAnchor="middle">
            {show(tick)}
          </text>
        </g>
      ))}
      {bars.map((bar, index) => {
        let log = Math.log(bar.score || 1);
        return (
          <g key={bar.key} transform={`translate(0 ${top + index * row})`}>
            <text className="soft" x={marks - 8} y={row / 2} dominantBaseline="central" textAnchor="end">
              {bar.mark}
            </text>
            <Link {...linkOf(bar.key)}>
              <text x={marks} y={row / 2} dominantBaseline="central" textDecoration="underline">
                {cutTo(bar.name, names - marks - 6)}
                <title>{bar.name}</title>
              </text>
            </Link>
            {bar.score ? (
              <rect x={names} y={5} width={x(bar.score) - names} height={row - 10} fill="var(--elsewhere)" />
            ) : null}
            {bar.parts.map(({ name, colour, contribution, text }) => {
              if (contribution === null || !bar.score) return null;
              const from = log;
              log -= contribution;
              return (
                <rect
                  key={name}
                  x={x(Math.exp(from))}
                  y={5}
                  width={Math.max(0, x(Math.exp(log)) - x(Math.exp(from)))}
                  height={row - 10}
                  fill={colour}
                >
                  <title>{text}</title>
                </rect>
              );
            })}
            <text x={x(1) + 8} y={row / 2} dominantBaseline="central">
              {bar.text}
            </text>
            {bar.parts.map(({ name, colour, score, text }, at) => (
              <rect
                key={name}
                x={width - boxes + 8 + at * (box + 2)}
                y={row / 2 - 6}
                width={box}
                height={12}
                fill={score === null ? 'url(#stripes)' : colour}
                fillOpacity={score === null ? 1 : 0.15 + 0.85 * score}
              >
                <title>{text}</title>
              </rect>
            ))}
          </g>
        );
      })}
    </svg>
  );
}
