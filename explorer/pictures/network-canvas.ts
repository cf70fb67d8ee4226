import { pointer, select } from 'd3-selection';
import { type ZoomBehavior, zoomIdentity, zoomTransform } from 'd3-zoom';
import { drawNetwork, growth, type Look, readableLinks, type Sketch, writeText } from './network-drawing.ts';
import type { Drawn } from './network-drawing.worker.ts';
import { textWidth } from './text-width.ts';

/**
 * Shows a network on a canvas, as near as the canvas is zoomed. Who is pointed at tells of itself.
 *
 * @param onChoose  is told which node was clicked.
 * @returns what ends it.
 */
export function showNetwork(
  canvas: HTMLCanvasElement,
  zoom: ZoomBehavior<HTMLCanvasElement, unknown>,
  sketch: Sketch,
  onChoose: (id: string) => void,
): () => void {
  const { width, height, nodes, links, ink } = sketch;
  const context = canvas.getContext('2d') as CanvasRenderingContext2D;
  const ratio = devicePixelRatio;
  const [wider, taller] = [(width * ratio) / canvas.width, (height * ratio) / canvas.height];
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  canvas.style.width = `${width}px`;
  canvas.style.height = `${height}px`;
  let pointedAt: Sketch['nodes'][number] | undefined;
  let frame = 0;
  const pen = links.length > readableLinks ? penBeside(context, sketch, paintSoon) : penHere(context, sketch);
  select(canvas)
    .call(zoom.on('zoom', paintSoon))
    .on('mousemove', (event) => point(nodeAt(pointer(event, canvas))))
    .on('mouseleave', () => point(undefined))
    .on('click', (event) => {
      const chosen = nodeAt(pointer(event, canvas));
      if (chosen) onChoose(chosen.id);
    });
  // What stood in the middle stays there when the canvas grows.
  const { k, x, y } = zoomTransform(canvas);
  zoom.transform(select(canvas), zoomIdentity.translate(wider * x, taller * y).scale(k));
  paint();
  return () => {
    cancelAnimationFrame(frame);
    canvas.style.cursor = '';
    pen.end();
  };

  function paintSoon() {
    frame ||= requestAnimationFrame(paint);
  }

  function paint() {
    frame = 0;
    const { k, x, y } = zoomTransform(canvas);
    const look = { k, x, y, ratio };
    pen.draw(look);
    if (pointedAt === undefined) return;
    const [middleX, middleY, radius] = [k * pointedAt.x + x, k * pointedAt.y + y, growth(look) * pointedAt.radius];
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.beginPath();
    context.arc(middleX, middleY, radius + 4, 0, 2 * Math.PI);
    context.strokeStyle = ink;
    context.lineWidth = 2;
    context.stroke();
    const half = textWidth(pointedAt.text) / 2 + 4;
    writeText(
      context,
      sketch,
      pointedAt.text,
      Math.max(half, Math.min(width - half, middleX)),
      middleY + radius + 12,
      13,
    );
  }

  function point(node: typeof pointedAt) {
    if (node === pointedAt) return;
    pointedAt = node;
    canvas.style.cursor = node ? 'pointer' : '';
    paintSoon();
  }

  /** Which node is there, the uppermost of them. */
  function nodeAt([left, top]: [number, number]) {
    const { k, x, y } = zoomTransform(canvas);
    const grown = growth({ k });
    return nodes.findLast((node) => Math.hypot(k * node.x + x - left, k * node.y + y - top) <= grown * node.radius);
  }
}

interface Pen {
  draw(look: Look): void;
  end(): void;
}

function penHere(context: CanvasRenderingContext2D, sketch: Sketch): Pen {
  return { draw: (look) => drawNetwork(context, sketch, look), end() {} };
}

/** Draws beside the page, and moves and stretches the picture before until the next one is there. */
function penBeside(context: CanvasRenderingContext2D, sketch: Sketch, onDrawn: () => void): Pen {
  const worker = new Worker(new URL('./network-drawing.worker.ts', import.meta.url), { type: 'module' });
  let drawn: Drawn | undefined;
  let isDrawing = false;
  worker.onmessage = ({ data }: MessageEvent<Drawn>) => {
    drawn?.picture.close();
    drawn = data;
    isDrawing = false;
    onDrawn();
  };
  worker.postMessage(sketch);
  return {
    draw(look) {
      const { k, x, y, ratio } = look;
      context.resetTransform();
      context.clearRect(0, 0, context.canvas.width, context.canvas.height);
      if (drawn !== undefined) {
        const { picture, look: before } = drawn;
        const nearer = k / before.k;
        const [left, top] = [ratio * (x - nearer * before.x), ratio * (y - nearer * before.y)];
        context.drawImage(picture, left, top, nearer * picture.width, nearer * picture.height);
        if (before.k === k && before.x === x && before.y === y) return;
      }
      if (isDrawing) return;
      isDrawing = true;
      worker.postMessage(look);
    },
    end() {
      worker.terminate();
      drawn?.picture.close();
    },
  };
}
