/**
 * A curve on logarithmic axes as SVG, with the line of exact proportion through its last point.
 *
 * @param points  above 0, two or more.
 */
export function curve(
  title: string,
  xName: string,
  yName: string,
  points: readonly (readonly [x: number, y: number])[],
): string {
  const [width, height, margin] = [640, 420, 60];
  const log = (values: readonly number[]) => values.map(Math.log10);
  const [xs, ys] = [log(points.map(([x]) => x)), log(points.map(([, y]) => y))];
  const range = (values: readonly number[]) =>
    [Math.floor(Math.min(...values)), Math.ceil(Math.max(...values))] as const;
  const [xRange, yRange] = [range(xs), range(ys)];
  const place = (value: number, [low, high]: readonly [number, number], from: number, to: number) =>
    Number((from + ((value - low) / Math.max(1, high - low)) * (to - from)).toFixed(1));
  const x = (value: number) => place(value, xRange, margin, width - 20);
  const y = (value: number) => place(value, yRange, height - margin, 40);
  const ticks = ([low, high]: readonly [number, number]) => Array.from({ length: high - low + 1 }, (_, at) => low + at);
  const last = points.length - 1;
  const proportional = xs.map((value) => ys[last]! + value - xs[last]!).map((value) => Math.max(value, yRange[0]));
  const line = (values: readonly number[]) => values.map((value, at) => `${x(xs[at]!)},${y(value)}`).join(' ');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="12">
<title>${title}</title>
<rect width="${width}" height="${height}" fill="#fff"/>
<text x="${margin}" y="22" font-size="15">${title}</text>
${ticks(xRange)
  .map(
    (at) =>
      `<path d="M${x(at)} 40V${height - margin}" stroke="#ddd"/><text x="${x(at)}" y="${height - margin + 18}" text-anchor="middle">${10 ** at}</text>`,
  )
  .join('\n')}
${ticks(yRange)
  .map(
    (at) =>
      `<path d="M${margin} ${y(at)}H${width - 20}" stroke="#ddd"/><text x="${margin - 6}" y="${y(at) + 4}" text-anchor="end">${Number((10 ** at).toPrecision(1))}</text>`,
  )
  .join('\n')}
<text x="${width / 2}" y="${height - 16}" text-anchor="middle">${xName}</text>
<text x="16" y="${height / 2}" transform="rotate(-90 16 ${height / 2})" text-anchor="middle">${yName}</text>
<polyline points="${line(proportional)}" fill="none" stroke="#999" stroke-dasharray="4 4"/>
<polyline points="${line(ys)}" fill="none" stroke="#1f5fa8" stroke-width="2"/>
${points.map((_, at) => `<circle cx="${x(xs[at]!)}" cy="${y(ys[at]!)}" r="4" fill="#1f5fa8"/>`).join('\n')}
</svg>
`;
}
