import { csvOf, type Table } from './table.ts';

/** What is written into the file of a picture beside it. */
export interface Note {
  readonly title: string;
  readonly lines: readonly string[];
}

/** Saves a picture as an SVG file that looks alike anywhere, with its title and sources in it. */
export function saveSvg(svg: SVGSVGElement, note: Note): void {
  saveFile(
    fileName(note.title, 'svg'),
    new Blob([new XMLSerializer().serializeToString(standalone(svg, note))], svgType),
  );
}

/** Saves a picture as a PNG file of twice its size on the page, with its title and sources in it. */
export async function savePng(svg: SVGSVGElement, note: Note): Promise<void> {
  const drawn = standalone(svg, note);
  const [width, height] = [Number(drawn.getAttribute('width')), Number(drawn.getAttribute('height'))];
  const address = URL.createObjectURL(new Blob([new XMLSerializer().serializeToString(drawn)], svgType));
  const image = new Image(width, height);
  image.src = address;
  await image.decode();
  URL.revokeObjectURL(address);

  const canvas = document.createElement('canvas');
  const scale = 2;
  canvas.width = width * scale;
  canvas.height = height * scale;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  canvas.toBlob((png) => png && saveFile(fileName(note.title, 'png'), png), 'image/png');
}

/** Saves the figures behind a picture as CSV, each row with its sources. */
export function saveCsv(title: string, table: Table, sources: readonly string[]): void {
  saveFile(fileName(title, 'csv'), new Blob(['\uFEFF', csvOf(table, sources)], { type: 'text/csv;charset=utf-8' }));
}

const svgType = { type: 'image/svg+xml;charset=utf-8' };

/** What of its looks an element gets from the style sheet; in a file it has to say it itself. */
const looks = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-opacity',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linejoin',
  'paint-order',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
  'dominant-baseline',
] as const;

const margin = 16;
const lineHeight = 18;

function standalone(svg: SVGSVGElement, { title, lines }: Note): SVGSVGElement {
  const style = getComputedStyle(document.documentElement);
  const ink = style.getPropertyValue('color');
  const width = svg.width.baseVal.value;
  const height = svg.height.baseVal.value;
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const originals = [svg, ...svg.querySelectorAll<SVGElement>('*')];
  for (const [index, element] of [copy, ...copy.querySelectorAll<SVGElement>('*')].entries()) {
    const computed = getComputedStyle(originals[index] as SVGElement);
    for (const name of looks) element.setAttribute(name, computed.getPropertyValue(name));
    element.removeAttribute('class');
    element.removeAttribute('style');
    element.removeAttribute('tabindex');
  }
  copy.setAttribute('x', String(margin));
  copy.setAttribute('y', String(margin + lineHeight * 1.5));

  const wrapped = lines.flatMap((line) => wrap(line, Math.max(40, Math.floor(width / 6.2))));
  const outer = element('svg', {
    xmlns: 'http://www.w3.org/2000/svg',
    width: width + 2 * margin,
    height: height + 2 * margin + lineHeight * (2.5 + wrapped.length),
    'font-family': 'system-ui, sans-serif',
  }) as SVGSVGElement;
  const text = (y: number, size: number, content: string) => {
    const line = element('text', { x: margin, y, fill: ink, 'font-size': size });
    line.textContent = content;
    return line;
  };
  const metadata = element('desc', {});
  metadata.textContent = [title, ...lines].join('\n');
  outer.append(
    metadata,
    element('rect', { width: '100%', height: '100%', fill: getComputedStyle(document.body).backgroundColor }),
    text(margin + 12, 16, title),
    copy,
    ...wrapped.map((line, index) => text(margin + height + lineHeight * (2.5 + index), 11, line)),
  );
  return outer;
}

function element(name: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}

function wrap(line: string, letters: number): string[] {
  const lines = [''];
  for (const word of line.split(' ')) {
    const last = lines.length - 1;
    if (lines[last] === '') lines[last] = word;
    else if ((lines[last] as string).length + word.length < letters) lines[last] += ` ${word}`;
    else lines.push(word);
  }
  return lines;
}

function fileName(title: string, extension: string): string {
  const name = title
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]+/gu, '-')
    .replace(/^-|-$/g, '');
  return `isthmus-${name.slice(0, 60)}.${extension}`;
}

/** Saves what the page has in memory as a file of the visitor's. */
export function saveFile(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
