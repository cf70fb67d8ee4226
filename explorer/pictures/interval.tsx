import { scaleLinear } from 'd3-scale';

/** Where a share lies for sure: a band from its lower to its upper bound on a scale from 0 to 1, with the share marked. */
export function Interval({
  lower,
  share,
  upper,
  colour,
  width,
  label,
  show,
}: {
  lower: number;
  share: number;
  upper: number;
  colour: string;
  width: number;
  label: string;
  show: (share: number) => string;
}) {
  const x = scaleLinear([0, 1], [1, width - 1]);
  const ticks = width < 420 ? [0, 0.5, 1] : [0, 0.25, 0.5, 0.75, 1];
  return (
    <svg width={width} height={58} role="img" aria-label={label}>
      <rect x={x(0)} y={8} width={x(1) - x(0)} height={22} fill="var(--unknown)" />
      <rect x={x(0)} y={8} width={x(lower) - x(0)} height={22} fill={colour} />
      <rect x={x(lower)} y={8} width={x(upper) - x(lower)} height={22} fill={colour} fillOpacity={0.4} />
      <line x1={x(share)} x2={x(share)} y1={3} y2={35} stroke="var(--ink)" strokeWidth={2} />
      {ticks.map((tick) => (
        <text
          key={tick}
          className="soft"
          x={x(tick)}
          y={50}
          textAnchor={tick === 0 ? 'start' : tick === 1 ? 'end' : 'middle'}
        >
          {show(tick)}
        </text>
      ))}
    </svg>
  );
}
