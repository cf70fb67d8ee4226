import { optional, share, text } from '../../columns.ts';
import { readRows } from '../../row-reader.ts';
import type { SaidRecord, Source } from '../../source.ts';

const columns = {
  firm: optional(text),
  same_as: optional(text),
  weight: optional(share),
  method: optional(text),
  author: optional(text),
  reason: optional(text),
} as const;

/**
 * Which firms or persons of the graph are the same, as `isthmus match --csv` proposes and an analyst decides.
 *
 * A row counts once it has an author: whoever puts a name into an empty `author` says yes to the row, and whoever takes it
 * out takes the link back with the next load. What either of the two is stated to be stays as it is.
 */
export const sameAs: Source = {
  id: 'same-as',
  provenance: {
    title: 'Firms and persons that are the same',
    publisher: null,
    home: null,
    licence: null,
    redistribution: 'UNKNOWN',
    citation: null,
    edition: null,
  },
  files:
    'a table, a row a pair, as `isthmus match --csv` writes it; only rows with an `author` are taken, and `firm` and `same_as` are keys of the graph',
  tables: [{ title: 'Decisions', columns, ignored: 'rest' }],
  options: [],
  dataset: () => 'same-as',
  rejectedShare: 0,
  async *read(files) {
    for (const file of files) {
      for await (const read of readRows(file, { columns, ignored: 'rest' })) {
        if ('rejected' in read) {
          yield { file, ...read };
          continue;
        }
        const { row, values } = read;
        const { firm, same_as: other, author, ...said } = values;
        const reject = (column: string, found: string, wanted: string) =>
          ({ file, row, rejected: { file: file.name, row, column, found, wanted } }) as const;
        if (author === null) yield { file, row, records: [] };
        else if (firm === null) yield reject('firm', '', 'the key of a firm or person of the graph');
        else if (other === null) yield reject('same_as', '', 'the key of a firm or person of the graph');
        else if (firm === other) yield reject('same_as', other, 'another firm or person');
        else {
          const [start, end] = firm < other ? [firm, other] : [other, firm]; // a pair is one, whichever comes first
          const record: SaidRecord['record'] = { kind: 'same-as', start, end, author, ...said, basis: 'ESTIMATED' };
          yield { file, row, records: [{ record }] };
        }
      }
    }
  },
};
