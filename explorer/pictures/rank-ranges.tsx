import { scaleLinear } from 'd3-scale';
import type { Choices } from '../page/address.ts';
import { Link } from '../page/link.tsx';
import { format } from '../parts/format.ts';
import { rankOf } from './rank-of.ts';
import { cutTo, widest } from './text-width.ts';

/** A rank, and how often each rank comes out when what it rests on is weighed otherwise. */
export interface RankRange {
  readonly key: string;
  readonly name: string;
  readonly rank: number | null;
  /** Shares of all weightings, of rank 1 on. */
  readonly shares: readonly number[];
  readonly text: string;
}

/** Ranks that weightings give, darker where more of them agree, with the rank in use as a ring. */
export function RankRanges({
  ranges,
  width,
  label,
  linkOf,
}: {
  ranges: readonly RankRange[];
  width: number;
  label: string;
  linkOf: (key: string) => { readonly to: string; readonly choices: Choices };
}) {
  const row = 26;
  const top = 24;
  const names = Math.min(width * 0.34, 14 + widest(ranges.map(({ name }) => name)));
  const texts = 14 + widest(ranges.map(({ text }) => text));
  const last = Math.max(10, ...ranges.map(({ rank, shares }) => Math.max(rank ?? 0, rankOf(shares, 0.95))));
  const x = scaleLinear([0.5, last + 0.5], [names, Math.max(names + 40, width - texts)]);
  const cell = x(2) - x(1);
  const ticks = x.ticks(width < 480 ? 3 : 6).filter((tick) => tick > 1 && Number.isInteger(tick));

  return (
    // biome-ignore lint/a11y/useSemanticElements: a set of fields of HTML is no picture
    <svg width={width} height={top + ranges.length * row + 4} role="group" aria-label={label}>
      {[1, ...ticks].map((tick) => (
        <g key={tick} transform={`translate(${x(tick)} ${top})`}>
          <line y1={-4} y2={ranges.length * row} stroke="var(--line)" />
          <text className="soft" y={-10} textAnchor="middle">
            {format.number(tick)}
          </text>
        </g>
      ))}
      {ranges.map(({ key, name, rank, shares, text }, index) => {
        const most = Math.max(...shares, Number.MIN_VALUE);
        return (
          <g key={key} transform={`translate(0 ${top + index * row})`}>
            <Link {...linkOf(key)}>
              <text y={row / 2} dominantBaseline="central" textDecoration="underline">
                {cutTo(name, names - 8)}
                <title>{name}</title>
              </text>
            </Link>
            {shares.slice(0, last).map((share, at) =>
              share > 0 ? (
                <rect
                  // biome-ignore lint/suspicious/noArrayIndexKey: the place is the rank
                  key={at}
                  x={x(at + 0.5)}
                  y={6}
                  width={cell}
                  height={row - 12}
                  fill="var(--ink)"
                  fillOpacity={0.08 + 0.72 * (share / most)}
                />
              ) : null,
            )}
            {rank !== null && (
              <circle cx={x(rank)} cy={row / 2} r={5} fill="var(--paper)" stroke="var(--accent)" strokeWidth={2.5}>
                <title>{`Rank ${format.number(rank)}`}</title>
              </circle>
            )}
            <text x={x(last + 0.5) + 8} y={row / 2} dominantBaseline="central">
              {text}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
