import { Link } from '../../page/link.tsx';
import { format } from '../../parts/format.ts';
import { isNumber, type SavedQuery, type SavedRow, type Value } from './saved-query.ts';

const mostListed = 200;
const mostInCell = 3;

/** The rows as the API gives them, each column headed with what it means; keys of firms and economies with their names. */
export function RowsTable({
  query,
  rows,
  nameOf,
}: {
  query: SavedQuery;
  rows: readonly SavedRow[];
  nameOf: (key: string) => string | undefined;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section className="scrolls saved-rows" tabIndex={0} aria-label="Rows">
      <table>
        <thead>
          <tr>
            {query.columns.map(({ name, type, meaning }) => (
              <th key={name} scope="col" title={meaning} className={isNumber(type) ? 'number' : undefined}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, mostListed).map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no key, and are drawn anew together
            <tr key={index}>
              {query.columns.map(({ name, type }) => (
                <td key={name} className={isNumber(type) ? 'number' : undefined}>
                  <Cell column={name} type={type} value={row[name] ?? null} nameOf={nameOf} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > mostListed && (
        <p className="soft">{format.number(rows.length - mostListed)} more stand in the CSV.</p>
      )}
    </section>
  );
}

function Cell({
  column,
  type,
  value,
  nameOf,
}: {
  column: string;
  type: string;
  value: Value;
  nameOf: (key: string) => string | undefined;
}) {
  if (value === null) return 'not known';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number')
    return type.startsWith('Share') || /share/i.test(column)
      ? format.percent(value)
      : type.startsWith('Usd')
        ? format.usd(value)
        : type.startsWith('Float')
          ? format.number(value, 2)
          : type.startsWith('Year')
            ? String(value)
            : format.number(value);
  if (typeof value === 'string') {
    const name = nameOf(value);
    if (name === undefined || name === value) return /ID|Date/.test(type) ? <code>{value}</code> : value;
    return ['owner', 'supplier', 'firm'].includes(column) ? (
      <Link to="firm" choices={{ subject: `firm:${value}` }}>
        {name}
      </Link>
    ) : (
      name
    );
  }
  const isPath = type.startsWith('[[');
  const texts = value.map((one) =>
    Array.isArray(one)
      ? one.map((key) => nameOf(String(key)) ?? String(key)).join(' → ')
      : typeof one === 'number' && type.startsWith('[Share')
        ? format.percent(one)
        : one === null
          ? 'not known'
          : (nameOf(String(one)) ?? String(one)),
  );
  const shown = texts.slice(0, mostInCell).join(isPath ? '; ' : ', ');
  return (
    <>
      {column === 'evidence' ? <code>{shown}</code> : shown}
      {texts.length > mostInCell && <span className="soft"> and {format.number(texts.length - mostInCell)} more</span>}
    </>
  );
}
