let context: CanvasRenderingContext2D | null | undefined;
let font = '';

/** How wide a text of a picture is, pixels, in the font that the page has. */
export function textWidth(text: string, size = 13): number {
  context ??= document.createElement('canvas').getContext('2d');
  font ||= getComputedStyle(document.body).fontFamily;
  if (!context) return text.length * size * 0.57;
  context.font = `${size}px ${font}`;
  return context.measureText(text).width;
}

/** The width of the widest of some texts, pixels; 0 of none. */
export function widest(texts: readonly string[], size = 13): number {
  return Math.max(0, ...texts.map((text) => textWidth(text, size)));
}

/** A text cut so that it is no wider than so many pixels; a few letters stay in any case. */
export function cutTo(text: string, width: number, size = 13): string {
  if (textWidth(text, size) <= width) return text;
  let [fits, tooLong] = [3, text.length];
  while (tooLong - fits > 1) {
    const middle = Math.floor((fits + tooLong) / 2);
    if (textWidth(`${text.slice(0, middle)}…`, size) <= width) fits = middle;
    else tooLong = middle;
  }
  return `${text.slice(0, fits).trimEnd()}…`;
}
