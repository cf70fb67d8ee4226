/** Years in a row as spans; `years` are in order. */
export function spansOf(years: readonly number[]): readonly (readonly [number, number])[] {
  const spans: [number, number][] = [];
  for (const year of years) {
    const span = spans.at(-1);
    if (span && span[1] === year - 1) span[1] = year;
    else if (span?.[1] !== year) spans.push([year, year]);
  }
  return spans;
}

/** `2008` or `2008–2012`. */
export function spanText([from, until]: readonly [number, number]): string {
  return from === until ? String(from) : `${from}–${until}`;
}
