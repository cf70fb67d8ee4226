import { KnownError } from '../../../model/errors.ts';
import { optional, share, text } from '../../columns.ts';
import { readRows } from '../../row-reader.ts';
import type { SaidRecord, Settings, Source } from '../../source.ts';
import { broken, type InputFile } from '../../table.ts';

/** How far the weights of a sector may sum from one: published weights are rounded. */
const roundingOfWeights = 0.005;

/**
 * Which sectors of one classification belong to which of another, and with what share of them.
 *
 * The weights of a sector sum to one: then what is known by the finer classification can be told by the coarser one without
 * loss or gain. A table without a column of weights puts every sector whole into one group.
 */
export const concordance: Source = {
  id: 'concordance',
  provenance: {
    title: 'Concordance of two classifications of sectors',
    publisher: null,
    home: null,
    licence: null,
    redistribution: 'UNKNOWN',
    citation: null,
    edition: null,
  },
  files: 'one table, a row a sector and the sector of the other classification that it, or a share of it, belongs to',
  tables: [
    {
      title: 'Correspondences',
      columns: {
        'named by --code': text,
        'named by --group': text,
        'named by --weight': { wanted: `${share.wanted}; the shares of a sector sum to 1` },
        'named by --name': { wanted: optional(text).wanted },
      },
      ignored: 'rest',
    },
  ],
  options: [
    { name: 'from', value: 'scheme', description: 'classification of the sectors, such as wiod35', required: true },
    { name: 'to', value: 'scheme', description: 'classification that they belong to, such as wiod8', required: true },
    { name: 'code', value: 'column', description: 'column of the sector’s code, `from` unless said' },
    { name: 'group', value: 'column', description: 'column of the code it belongs to, `to` unless said' },
    { name: 'weight', value: 'column', description: 'column of the share; without it a sector belongs there whole' },
    { name: 'name', value: 'column', description: 'column of the sector’s name' },
  ],
  dataset: ({ from, to }) => `concordance-${from}-${to}`,
  rejectedShare: 0, // a row left out would lose a part of a sector
  async *read([file, ...others], settings) {
    if (!file || others.length > 0) throw new KnownError('WRONG_USAGE', { what: 'concordance reads one table.' });
    const { from, to } = schemes(settings);
    const { code = 'from', group = 'to', weight, name } = settings;
    const columns = {
      [code]: text,
      [group]: text,
      ...(weight === undefined ? {} : { [weight]: share }),
      ...(name === undefined ? {} : { [name]: optional(text) }),
    };
    const sums = new Map<string, number>();
    for await (const read of readRows(file, { columns, ignored: 'rest' })) {
      if ('rejected' in read) {
        yield { file, ...read };
        continue;
      }
      const { values } = read;
      const [start, end] = [`${from}:${values[code]}`, `${to}:${values[group]}`];
      const share = weight === undefined ? 1 : Number(values[weight]);
      sums.set(start, (sums.get(start) ?? 0) + share);
      const called = name === undefined ? null : ((values[name] ?? null) as string | null);
      const records: SaidRecord[] = [
        { record: { kind: 'sector', key: start, scheme: from, code: String(values[code]), name: called } },
        { record: { kind: 'sector', key: end, scheme: to, code: String(values[group]), name: null } },
        { record: { kind: 'correspondence', start, end, weight: share, basis: 'REPORTED' } },
      ];
      yield { file, row: read.row, records };
    }
    refuseLoss(file, sums);
  },
};

function refuseLoss(file: InputFile, sums: ReadonlyMap<string, number>): void {
  for (const [sector, sum] of sums)
    if (Math.abs(sum - 1) > roundingOfWeights)
      throw broken(file, `the weights of ${sector}`, `${Number(sum.toPrecision(6))} in all`, '1 in all');
}

function schemes({ from = '', to = '' }: Settings) {
  for (const [option, scheme] of [['from', from] as const, ['to', to] as const])
    if (!/^[a-z][a-z0-9-]*$/.test(scheme))
      throw new KnownError('WRONG_USAGE', {
        what: `--${option}: found '${scheme}', wanted a short name such as isic4.`,
      });
  if (from === to)
    throw new KnownError('WRONG_USAGE', { what: `--to: found '${to}' again, wanted another classification.` });
  return { from, to };
}
