/** A node of a network. */
export interface NetworkNode {
  readonly id: string;
  readonly name: string;
  /** A colour of the theme, such as `var(--blue)`. */
  readonly colour: string;
  /** Radius in pixels. */
  readonly size: number;
  /** How many steps above the middle, or below if negative: owners stand over what they own. */
  readonly level: number;
  /** What it says when pointed at. */
  readonly text: string;
}

/** A link with its direction. */
export interface NetworkLink {
  readonly from: string;
  readonly to: string;
  /** Beside the line; empty for none. */
  readonly text: string;
  /** 0..1: how thick. */
  readonly size: number;
  readonly colour: string;
}

export interface Place {
  readonly x: number;
  readonly y: number;
}

/** Where the nodes stand, in pixels from the upper left of a box. */
export interface Layout {
  readonly places: ReadonlyMap<string, Place>;
  readonly width: number;
  readonly height: number;
  /** What part of their size nodes and links are drawn in, 0..1: less than 1 where many share the box. */
  readonly sizes: number;
}

/** Radius of most nodes, pixels. */
const usualSize = 8;

/** How wide a node stands at least, and how high a row of them is, pixels. */
const [betweenNodes, betweenRows] = [150, 64];

/** Beyond so many nodes levels are too long to be read, and forces lay the network out. */
export const mostInLevels = 120;

/**
 * Places level by level, owners at the top, in rows as long as the width allows; neighbours come near each other.
 *
 * @param width  pixels.
 */
export function levelLayout(nodes: readonly NetworkNode[], links: readonly NetworkLink[], width: number): Layout {
  const perRow = Math.max(2, Math.floor(width / betweenNodes));
  const levels = new Map<number, string[]>();
  for (const { id, level } of nodes) levels.set(level, [...(levels.get(level) ?? []), id]);
  const order = [...levels.keys()].sort((a, b) => b - a);

  const neighbours = new Map<string, string[]>(nodes.map(({ id }) => [id, []]));
  for (const { from, to } of links) {
    neighbours.get(from)?.push(to);
    neighbours.get(to)?.push(from);
  }
  const across = new Map<string, number>(); // 0..1 within the level
  const spread = (ids: readonly string[]) => {
    for (const [at, id] of ids.entries()) across.set(id, (at + 0.5) / ids.length);
  };
  for (const ids of levels.values()) spread(ids);
  for (let sweep = 0; sweep < 4; sweep++)
    for (const level of sweep % 2 === 0 ? order : order.toReversed()) {
      const mean = new Map(
        (levels.get(level) ?? []).map((id) => {
          const places = (neighbours.get(id) ?? []).flatMap((other) => across.get(other) ?? []);
          return [id, places.length ? places.reduce((sum, place) => sum + place, 0) / places.length : 0.5];
        }),
      );
      const sorted = (levels.get(level) ?? []).toSorted((a, b) => (mean.get(a) ?? 0) - (mean.get(b) ?? 0));
      levels.set(level, sorted);
      spread(sorted);
    }

  const places = new Map<string, Place>();
  const [betweenLevels, margin] = [104, 36];
  let y = margin;
  for (const level of order) {
    const ids = levels.get(level) ?? [];
    const rows = Math.ceil(ids.length / perRow);
    const inRow = Math.ceil(ids.length / rows);
    for (const [at, id] of ids.entries()) {
      const row = Math.floor(at / inRow);
      const length = Math.min(inRow, ids.length - row * inRow);
      // Every other row stands half a step aside, so that a line between two others does not run through a name.
      const shift = row % 2 === 1 && length === inRow && inRow > 2 ? 0.25 : 0;
      places.set(id, { x: ((at % inRow) + 0.5 + shift) * (width / (length + shift)), y: y + row * betweenRows });
    }
    y += (rows - 1) * betweenRows + betweenLevels;
  }
  if (nodes.length <= mostInLevels) stepAside(places, links, width);
  return { places, width, height: y - betweenLevels + margin + 12, sizes: 1 };
}

/** The width at which one level of so many nodes is as high as it is wide, pixels. */
export function squareWidth(nodes: number): number {
  return Math.sqrt(nodes * betweenNodes * betweenRows);
}

/** Moves whoever stands on a line between two others to its side, so that the line is not taken for theirs. */
function stepAside(places: Map<string, Place>, links: readonly NetworkLink[], width: number): void {
  const [near, aside] = [28, 72];
  for (const { from, to } of links) {
    const [start, end] = [places.get(from), places.get(to)];
    if (start === undefined || end === undefined) continue;
    for (const [id, { x, y }] of places) {
      if (y <= Math.min(start.y, end.y) || y >= Math.max(start.y, end.y)) continue;
      const online = start.x + ((end.x - start.x) * (y - start.y)) / (end.y - start.y);
      if (Math.abs(x - online) >= near) continue;
      const right = online + aside;
      places.set(id, { x: right < width - aside ? right : online - aside, y });
    }
  }
}

/** Places of any scale moved into a box of pixels, in proportion and in its middle; nodes cover a tenth of it at most. */
export function fitted(places: ReadonlyMap<string, Place>, width: number, height: number): Layout {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const { x, y } of places.values()) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  const margin = 24;
  const scale = Math.min(
    (width - 2 * margin) / Math.max(right - left, 1e-9),
    (height - 2 * margin) / Math.max(bottom - top, 1e-9),
  );
  const [middleX, middleY] = [(left + right) / 2, (top + bottom) / 2];
  return {
    places: new Map(
      [...places].map(([id, { x, y }]) => [
        id,
        { x: width / 2 + (x - middleX) * scale, y: height / 2 + (y - middleY) * scale },
      ]),
    ),
    width,
    height,
    sizes: Math.min(1, Math.sqrt((0.1 * width * height) / (places.size * Math.PI * usualSize ** 2))),
  };
}
