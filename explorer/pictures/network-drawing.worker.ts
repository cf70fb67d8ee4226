import { drawNetwork, type Look, type Sketch } from './network-drawing.ts';

/** What the page is told: a picture as large as the sketch, and how the network is looked at in it. */
export interface Drawn {
  readonly picture: ImageBitmap;
  readonly look: Look;
}

let sketch: Sketch;

/** Draws a large network beside the page, which stays free to answer: asked with the sketch once, then with each look at it. */
self.onmessage = ({ data }: MessageEvent<Sketch | Look>) => {
  if ('nodes' in data) {
    sketch = data;
    return;
  }
  const canvas = new OffscreenCanvas(Math.round(sketch.width * data.ratio), Math.round(sketch.height * data.ratio));
  const context = canvas.getContext('2d');
  if (context === null) return;
  drawNetwork(context, sketch, data);
  const drawn: Drawn = { picture: canvas.transferToImageBitmap(), look: data };
  self.postMessage(drawn, { transfer: [drawn.picture] });
};
