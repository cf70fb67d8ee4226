import { type Column, date, economy, oneOf, optional, text } from '../../columns.ts';
import { keyOfName } from '../../key-of-name.ts';
import { readRows } from '../../row-reader.ts';
import type { SaidRecord, Source } from '../../source.ts';

const sector: Column<string> = {
  wanted: 'a sector as scheme:code, such as isic4:A01',
  read: (cell) => (/^[a-z][a-z0-9-]*:[^:\s]+$/.test(cell.trim()) ? cell.trim() : undefined),
};

const columns = {
  authority: text,
  programme: text,
  kind: oneOf('ENTITY', 'REGION', 'SECTOR'),
  id: optional(text),
  name: optional(text),
  economy: optional(economy()),
  sector: optional(sector),
  from: optional(date),
  to: optional(date),
  status: optional(text),
  reason: optional(text),
  url: optional(text),
} as const;

/**
 * Firms, regions and sectors that authorities list for forced labour, as a team has gathered them.
 *
 * A region is kept as its economy and the part that is meant, and goods of a sector as the industry and those goods: an
 * answer can then say that a part is listed, and never that the whole is.
 */
export const forcedLabour: Source = {
  id: 'forced-labour',
  provenance: {
    title: 'Firms, regions and sectors listed for forced labour',
    publisher: null,
    home: null,
    licence: null,
    redistribution: 'UNKNOWN',
    citation: null,
    edition: null,
  },
  files:
    'a table, a row a listing: an ENTITY by `name` (by `id` where the graph has the firm), a REGION of an `economy` by `name`, or a SECTOR of an `economy` with the goods meant as `name`; a region or sector without a name is the whole of it; `to` is the first day no longer listed',
  tables: [{ title: 'Listings', columns }],
  options: [],
  dataset: () => 'forced-labour',
  rejectedShare: 0,
  async *read(files) {
    for (const file of files) {
      for await (const read of readRows(file, { columns })) {
        if ('rejected' in read) {
          yield { file, ...read };
          continue;
        }
        const { row, values } = read;
        const wrong = amiss(values);
        if (wrong) yield { file, row, rejected: { file: file.name, row, ...wrong } };
        else yield { file, row, records: listed(values) };
      }
    }
  },
};

type Values = {
  readonly [K in keyof typeof columns]: Exclude<ReturnType<(typeof columns)[K]['read']>, undefined>;
};

/** The first cell that says too little or too much for the kind of its row. */
function amiss({ kind, id, name, economy, sector, from, to }: Values) {
  const wrong = (column: string, found: string | null, wanted: string) => ({ column, found: found ?? '', wanted });
  if (kind !== 'ENTITY' && id !== null) return wrong('id', id, `nothing: a ${kind} is known by its economy`);
  if (kind === 'ENTITY' && name === null) return wrong('name', name, 'the name of the firm');
  if (kind !== 'ENTITY' && economy === null) return wrong('economy', economy, `an economy beside a ${kind}`);
  if (kind === 'SECTOR' && sector === null)
    return wrong('sector', sector, 'a sector as scheme:code, such as isic4:A01');
  if (kind !== 'SECTOR' && sector !== null) return wrong('sector', sector, `nothing beside ${kind}`);
  if (from !== null && to !== null && to <= from) return wrong('to', to, `a day after ${from}`);
  return null;
}

function listed({ authority, programme, kind, id, name, economy, sector, ...said }: Values): SaidRecord[] {
  const end = `forced-labour:${keyOfName(authority)}:${keyOfName(programme)}`;
  const listing = {
    kind: 'listing',
    key: end,
    name: programme,
    authority,
    programme,
    type: 'FORCED_LABOUR',
    url: null,
  } as const;
  const link = { end, ...said, article: null, basis: 'REPORTED' } as const;
  if (kind === 'ENTITY') {
    const key = id ?? ['forced-labour', economy, keyOfName(name ?? '')].filter((part) => part !== null).join(':');
    const seat = { kind: 'seat', start: key, from: null, to: null, basis: 'REPORTED' } as const;
    return [
      { record: listing },
      { record: { kind: 'firm', key, name: name ?? '', lei: null } },
      ...(economy === null ? [] : [{ record: { ...seat, end: economy } }]),
      { record: { kind: 'listed-party', start: key, scope: null, ...link } },
    ];
  }
  const subject =
    kind === 'REGION'
      ? ({ kind: 'listed-economy', start: economy ?? '' } as const)
      : ({ kind: 'listed-industry', start: `${economy}:${sector}` } as const);
  return [{ record: listing }, { record: { ...subject, scope: name, ...link } }];
}
