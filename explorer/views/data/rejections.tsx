import type { DataQuery } from '../../__generated__/graphql.ts';
import { format } from '../../parts/format.ts';
import { Scrolls } from '../../parts/scrolls.tsx';

type Loads = DataQuery['datasets'][number]['loads'];

/** Rows that the newest load rejected, with the cell for which it did; nothing where it took all. */
export function Rejections({ loads }: { loads: Loads }) {
  const newest = loads.at(-1);
  if (newest === undefined || newest.rejected === 0) return null;
  const { rejected, rejections } = newest;
  if (rejections === null)
    return <p className="soft">The rejected rows stand in the file that the load named: an older release loaded.</p>;
  const isCut = rejections.length < rejected;
  return (
    <details>
      <summary>
        {isCut
          ? `The first ${format.number(rejections.length)} of ${format.number(rejected)} rejected rows`
          : rejected === 1
            ? 'The rejected row'
            : `The ${format.number(rejected)} rejected rows`}
      </summary>
      <Scrolls label="Rejected rows">
        <table>
          <thead>
            <tr>
              <th scope="col">Where</th>
              <th scope="col">Column</th>
              <th scope="col">Found</th>
              <th scope="col">Wanted</th>
            </tr>
          </thead>
          <tbody>
            {rejections.map(({ file, row, column, found, wanted }) => (
              <tr key={`${file} ${row} ${column}`}>
                <td>
                  {file}, {row}
                </td>
                <td>{column}</td>
                <td>
                  <code>{found}</code>
                </td>
                <td>{wanted}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolls>
      {isCut && <p className="soft">All stand in the file that the load named.</p>}
    </details>
  );
}
