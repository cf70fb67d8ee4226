import type { ExposureQuery } from '../../__generated__/graphql.ts';
import { format } from '../../parts/format.ts';
import './paths-list.css';

/** Paths that stand open; the others are a click away. */
const open = 5;

type Paths = ExposureQuery['exposure']['paths']['paths'];

/** Each path in words, and under each hop who says so: the dataset and the row. */
export function PathsList({
  paths: { paths },
  names,
  datasets,
}: {
  paths: ExposureQuery['exposure']['paths'];
  names: ReadonlyMap<string, string>;
  datasets: ExposureQuery['exposure']['datasets'];
}) {
  const titles = new Map(datasets.map(({ key, title }) => [key, title]));
  if (paths.length === 0) return <p>No path leads to the bloc.</p>;
  const more = paths.slice(open);
  return (
    <section>
      <h2>Path by path, and who says so</h2>
      <ol className="paths">
        {paths.slice(0, open).map((path) => (
          <PathItem key={path.nodes.join()} path={path} names={names} titles={titles} />
        ))}
      </ol>
      {more.length > 0 && (
        <details>
          <summary>{format.number(more.length)} more paths</summary>
          <ol className="paths" start={open + 1}>
            {more.map((path) => (
              <PathItem key={path.nodes.join()} path={path} names={names} titles={titles} />
            ))}
          </ol>
        </details>
      )}
    </section>
  );
}

function PathItem({
  path,
  names,
  titles,
}: {
  path: Paths[number];
  names: ReadonlyMap<string, string>;
  titles: ReadonlyMap<string, string>;
}) {
  return (
    <li>
      <strong>{format.percent(path.share)}</strong> {names.get(path.nodes[0] ?? '')}
      {!path.simple && <small> (round a loop)</small>}
      <ul>
        {path.hops.map((hop, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a loop has the same hop twice
          <li key={index}>
            buys {format.percent(hop.share)} of its value from <strong>{names.get(hop.from) ?? hop.from}</strong>,{' '}
            {format.usd(hop.usd)} in {hop.year}
            <br />
            <small>
              {titles.get(hop.dataset) ?? hop.dataset}, {hop.basis.toLowerCase()}: <code>{hop.record}</code>
            </small>
          </li>
        ))}
      </ul>
    </li>
  );
}
