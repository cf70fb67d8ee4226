import { textWidth } from './text-width.ts';

/** A colour of a picture and what it stands for. */
export interface LegendItem {
  readonly name: string;
  readonly colour: string;
  /** Drawn with stripes: not known. */
  readonly striped?: boolean;
}

const row = 20;

/** How high a legend is in so much width, pixels. */
export function legendHeight(items: readonly LegendItem[], width: number): number {
  return (1 + Math.max(0, ...places(items, width).map(({ y }) => y))) * row + 6;
}

/** What the colours of a picture stand for, at its top, in as many rows as it takes. The picture defines the stripes. */
export function Legend({ items, width }: { items: readonly LegendItem[]; width: number }) {
  return (
    <g>
      {places(items, width).map(({ item: { name, colour, striped }, x, y }) => (
        <g key={name} transform={`translate(${x} ${y * row})`}>
          <rect y={3} width={12} height={12} rx={2} fill={striped ? 'url(#stripes)' : colour} />
          <text className="soft" x={17} y={9} dominantBaseline="central">
            {name}
          </text>
        </g>
      ))}
    </g>
  );
}

function places(items: readonly LegendItem[], width: number) {
  let x = 0;
  let y = 0;
  return items.map((item) => {
    const wide = 17 + textWidth(item.name, 12) + 16;
    if (x > 0 && x + wide > width) {
      x = 0;
      y++;
    }
    const place = { item, x, y };
    x += wide;
    return place;
  });
}
