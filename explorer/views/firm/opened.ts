/** Parties whose neighbours are shown, with how many pages of them, in the order they were opened. */
export type Opened = ReadonlyMap<string, number>;

/** Reads what is opened as the address writes it: `quimera,lei:5299~3`, where three pages of the second are. */
export function readOpened(text: string): Opened {
  const opened = new Map<string, number>();
  for (const one of text.split(',').filter(Boolean)) {
    const [key = '', pages = '1'] = one.split('~');
    opened.set(decodeURIComponent(key), Math.min(Math.max(1, Number(pages) || 1), 500));
  }
  return opened;
}

/** What is opened, as the address writes it. */
export function openedText(opened: Opened): string {
  const escaped = (key: string) => key.replace(/[%,~]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return [...opened].map(([key, pages]) => `${escaped(key)}${pages > 1 ? `~${pages}` : ''}`).join(',');
}
