import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { saveCsv, savePng, saveSvg } from './export.ts';
import { Scrolls } from './scrolls.tsx';
import { citedSources, type Sources } from './sources.ts';
import type { Table } from './table.ts';
import './picture.css';

/**
 * A picture with its title, the table behind it, and its exports as SVG, PNG and CSV with the sources in the file.
 *
 * @param summary  what it shows in a sentence, for those who do not see it.
 * @param sources  the finding, or what of it names the sources.
 * @param tools    further links, such as `<AsGraphql>` and `<Why>`.
 * @param children draws an `<svg>` of a width in pixels. Texts in it have a size in pixels too.
 */
export function Picture({
  title,
  summary,
  table,
  sources,
  tools,
  children,
}: {
  title: string;
  summary: string;
  table: Table;
  sources: Sources;
  tools?: ReactNode;
  children: (width: number) => ReactNode;
}) {
  const [asTable, setAsTable] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const id = useId();
  const cited = citedSources(sources);
  const svg = () => frame.current?.querySelector('svg');
  const note = {
    title,
    lines: [`Year: ${sources.years.used}. Made with Isthmus.`, ...cited.map((of) => `Data: ${of}`)],
  };

  return (
    <figure className="picture" aria-labelledby={id}>
      <figcaption>
        <h2 id={id}>{title}</h2>
        <p>{summary}</p>
      </figcaption>
      {/* The picture stays in the page behind its table, for the exports. */}
      <div ref={frame} hidden={asTable}>
        {width > 0 && children(width)}
      </div>
      {asTable && <PictureTable table={table} label={title} />}
      <p className="on-paper soft">{note.lines.join(' · ')}</p>
      <div className="tools">
        <button type="button" className="quiet" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
          {asTable ? 'Picture' : 'Table'}
        </button>
        <button type="button" className="quiet" onClick={() => withSvg(svg(), (drawn) => saveSvg(drawn, note))}>
          SVG
        </button>
        <button type="button" className="quiet" onClick={() => withSvg(svg(), (drawn) => savePng(drawn, note))}>
          PNG
        </button>
        <button type="button" className="quiet" onClick={() => saveCsv(title, table, cited)}>
          CSV
        </button>
        {tools}
      </div>
    </figure>
  );
}

function PictureTable({ table: { columns, rows }, label }: { table: Table; label: string }) {
  return (
    <Scrolls label={label}>
      <table>
        <thead>
          <tr>
            {columns.map(({ name, show }) => (
              <th key={name} scope="col" className={show ? 'number' : undefined}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no key, and are drawn anew together
            <tr key={index}>
              {row.map((cell, column) => (
                <td key={columns[column]?.name} className={columns[column]?.show ? 'number' : undefined}>
                  {typeof cell === 'number' ? (columns[column]?.show?.(cell) ?? cell) : (cell ?? 'not known')}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolls>
  );
}

function withSvg(svg: SVGSVGElement | null | undefined, save: (svg: SVGSVGElement) => void): void {
  if (svg) save(svg);
}

/** What an A4 or Letter page has between its margins, in pixels. */
const paperWidth = 680;

/** How wide the picture is to be drawn: as wide as its frame, and on paper no wider than that. */
function useWidth(frame: { readonly current: HTMLElement | null }): number {
  const [width, setWidth] = useState(0);
  const [onPaper, setOnPaper] = useState(false);
  useEffect(() => {
    // The browser prints what stands there when the event has been dealt with.
    const begin = () => flushSync(() => setOnPaper(true));
    const end = () => setOnPaper(false);
    addEventListener('beforeprint', begin);
    addEventListener('afterprint', end);
    return () => {
      removeEventListener('beforeprint', begin);
      removeEventListener('afterprint', end);
    };
  }, []);
  useEffect(() => {
    if (frame.current === null) return;
    const observer = new ResizeObserver(([entry]) => {
      // Behind its table the picture has no width; it keeps the one it had.
      if (entry && entry.contentRect.width > 0) setWidth(Math.round(entry.contentRect.width));
    });
    observer.observe(frame.current);
    return () => observer.disconnect();
  }, [frame]);
  return onPaper ? Math.min(width, paperWidth) : width;
}
