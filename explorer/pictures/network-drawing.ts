import type { Place } from './network-layout.ts';

/** A network ready to be drawn: where on a canvas, how large, and in colours that a canvas knows. */
export interface Sketch {
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly DrawnNode[];
  readonly links: readonly DrawnLink[];
  readonly ink: string;
  readonly soft: string;
  readonly paper: string;
  readonly font: string;
}

interface DrawnNode extends Place {
  readonly id: string;
  readonly name: string;
  /** What it says when pointed at. */
  readonly text: string;
  readonly radius: number;
  readonly colour: string;
}

interface DrawnLink {
  readonly from: DrawnNode;
  readonly to: DrawnNode;
  readonly width: number;
  readonly text: string;
  readonly colour: string;
}

/** How near a network is looked at, how far it is moved in pixels, and how many of the device's pixels are one. */
export interface Look {
  readonly k: number;
  readonly x: number;
  readonly y: number;
  readonly ratio: number;
}

type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** With more links than this they have no arrows and texts, and only names that have room are written. */
export const readableLinks = 150;

/** How wide a name may be, pixels. */
export const nameWidth = 150;

/** By how much nodes and lines grow: less than the distances between them, so that looking nearer makes room. */
export function growth({ k }: { readonly k: number }): number {
  return Math.sqrt(k);
}

/** Draws a network over whatever is on the canvas. */
export function drawNetwork(context: Context, sketch: Sketch, look: Look): void {
  const { width, height, nodes, links, paper, soft, font } = sketch;
  const { k, x, y, ratio } = look;
  const isLarge = links.length > readableLinks;
  const grown = growth(look);
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, height);

  // Each line by itself: thousands of thick ones in one path take Chromium ten times as long.
  for (const { from, to, width, colour } of links) {
    const [across, down] = [(k / grown) * (to.x - from.x), (k / grown) * (to.y - from.y)];
    const tip = Math.hypot(across, down) - to.radius;
    context.save();
    context.translate(k * from.x + x, k * from.y + y);
    context.rotate(Math.atan2(down, across));
    context.scale(grown, grown);
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.beginPath();
    context.lineTo(0, 0);
    context.lineTo(isLarge ? tip : tip - 8, 0);
    context.stroke();
    if (!isLarge) {
      context.fillStyle = colour;
      context.beginPath();
      context.moveTo(tip, 0);
      context.lineTo(tip - 9, -3 - width / 2);
      context.lineTo(tip - 9, 3 + width / 2);
      context.fill();
    }
    context.restore();
  }

  // A text stands nearer to where the line begins, so that those of two firms that hold each other stand apart.
  if (!isLarge)
    for (const { from, to, text } of links) {
      if (!text) continue;
      const [textX, textY] = [k * (from.x + (to.x - from.x) * 0.4) + x, k * (from.y + (to.y - from.y) * 0.4) + y];
      context.font = `11px ${font}`;
      const half = context.measureText(text).width / 2 + 3;
      context.fillStyle = paper;
      context.fillRect(textX - half, textY - 8, 2 * half, 16);
      writeText(context, sketch, text, textX, textY, 11, soft);
    }

  for (const node of nodes) {
    const [middleX, middleY, radius] = [k * node.x + x, k * node.y + y, grown * node.radius];
    if (!isWithin(sketch, middleX, middleY, radius)) continue;
    context.fillStyle = node.colour;
    context.beginPath();
    context.arc(middleX, middleY, radius, 0, 2 * Math.PI);
    context.fill();
  }

  const hasRoom = isLarge ? roomForNames() : () => true;
  for (const node of isLarge ? nodes.toSorted((a, b) => b.radius - a.radius) : nodes) {
    const [middleX, middleY] = [k * node.x + x, k * node.y + y + grown * node.radius + 10];
    if (isWithin(sketch, middleX, middleY, nameWidth / 2) && hasRoom(middleX, middleY))
      writeText(context, sketch, node.name, middleX, middleY, 12);
  }
}

/** Writes a text round a place, with a rim that parts it from what is behind it. */
export function writeText(
  context: Context,
  { ink, paper, font }: Pick<Sketch, 'ink' | 'paper' | 'font'>,
  text: string,
  x: number,
  y: number,
  size: number,
  colour = ink,
): void {
  context.font = `${size}px ${font}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  context.lineWidth = 4;
  context.strokeStyle = paper;
  context.strokeText(text, x, y);
  context.fillStyle = colour;
  context.fillText(text, x, y);
}

function isWithin({ width, height }: Sketch, x: number, y: number, margin: number): boolean {
  return x > -margin && x < width + margin && y > -margin && y < height + margin;
}

/** Says of a name whether it stands clear of those that were let stand before. */
function roomForNames(): (x: number, y: number) => boolean {
  const standing: [number, number][] = [];
  return (x, y) => {
    const isClear = standing.every(([otherX, otherY]) => Math.abs(x - otherX) > nameWidth || Math.abs(y - otherY) > 40);
    if (isClear) standing.push([x, y]);
    return isClear;
  };
}
