import { KnownError } from '../../../model/errors.ts';
import { type Iso3, isEconomy } from '../../../model/iso3.ts';
import { type Column, oneOf, optional, text } from '../../columns.ts';
import type { IngestRecord } from '../../records.ts';
import { readHeader, readRows } from '../../row-reader.ts';
import type { RowOutcome, Source } from '../../source.ts';
import { broken, type InputFile } from '../../table.ts';

/** An economy by its code in these files, which write MAL for Malaysia. */
function economyOf(code: string): Iso3 | undefined {
  const iso3 = code === 'MAL' ? 'MYS' : code;
  return isEconomy(iso3) ? iso3 : undefined;
}
const country: Column<Iso3> = {
  wanted: 'an economy as ISO 3166-1 alpha-3, or MAL',
  read: (cell) => economyOf(cell.trim()),
};
const percent: Column<number> = {
  wanted: 'a share in percent, such as 61%',
  read: (cell) => {
    const figure = /^(\d{1,3}(?:\.\d+)?)%$/.exec(cell.trim())?.[1];
    return figure !== undefined && Number(figure) <= 100 ? Number(figure) / 100 : undefined;
  },
};

const layouts = {
  providers: {
    title: 'Providers',
    columns: {
      provider_name: text,
      provider_id: text,
      provider_type: oneOf('organization', 'country'),
      country: optional(country),
    },
  },
  inputs: {
    title: 'Inputs: tools, materials and processes',
    columns: {
      input_name: text,
      input_id: text,
      type: oneOf('process', 'tool_resource', 'material_resource', 'ultimate_output'),
      stage_id: optional(text),
    },
    ignored: 'rest',
  },
  stages: { title: 'Stages', columns: { stage_id: text, stage_name: text }, ignored: 'rest' },
  provision: {
    title: 'Who provides what',
    columns: {
      provider_id: text,
      provided_id: text,
      share_provided: optional(percent),
      negligible_market_share: optional(oneOf('negligible')),
    },
    ignored: ['provider_name', 'provided_name'],
  },
  sequence: {
    title: 'What goes into what, and what is a type of what',
    columns: { input_id: text, goes_into_id: optional(text), is_type_of_id: optional(text) },
    ignored: ['input_name', 'goes_into_name', 'is_type_of_name'],
  },
} as const;
type LayoutName = keyof typeof layouts;

/** The column by which a file is told from the other four. */
const marks: Readonly<Record<LayoutName, string>> = {
  providers: 'provider_type',
  inputs: 'input_id',
  stages: 'stage_name',
  provision: 'share_provided',
  sequence: 'goes_into_id',
};

/** Providers that are no economy and no firm: what is left when the others are counted. */
const nobodyInParticular = 'Various';

/**
 * The chain of inputs to advanced logic chips: who makes each tool, material and process, and what it goes into.
 *
 * Inputs are products with keys of their own, `eto:N20`. What goes into another is a relationship; what is a type of another,
 * or a process of a stage, stands under it as a heading does under a chapter: a type of lithography is no input to lithography.
 * Shares are of the world's provision; an economy's comes beside those of its firms, so the two are never added.
 */
export const etoChain: Source = {
  id: 'eto-chain',
  provenance: {
    title: 'Supply chain of advanced semiconductors: inputs, their providers and national shares',
    publisher: 'Emerging Technology Observatory, Center for Security and Emerging Technology, Georgetown University',
    home: 'https://eto.tech/dataset-docs/chipexplorer/',
    licence: 'CC BY-NC 4.0',
    redistribution: 'NON_COMMERCIAL',
    citation: 'Emerging Technology Observatory, Advanced Semiconductor Supply Chain Dataset',
    edition: null,
  },
  files: 'providers.csv, inputs.csv, stages.csv, provision.csv and sequence.csv, in any order',
  tables: Object.values(layouts),
  options: [],
  dataset: () => 'eto-chain',
  rejectedShare: 0.01,
  async *read(files) {
    const given = await filesByLayout(files);
    const providers = new Map<string, { readonly key: string; readonly is: 'party' | 'economy' } | null>();
    const products = new Set<string>();
    const above = await typesOf(given.sequence);

    for await (const read of readRows(given.providers, layouts.providers)) {
      if ('rejected' in read) {
        yield { file: given.providers, ...read };
        continue;
      }
      const { provider_id: id, provider_name: name, provider_type: type, country } = read.values;
      const key = type === 'country' ? economyOf(name) : `eto:${id}`;
      if (key === undefined && name !== nobodyInParticular) {
        yield rejection(
          given.providers,
          read.row,
          'provider_name',
          name,
          `${marksOfCountry}, or ${nobodyInParticular}`,
        );
        continue;
      }
      providers.set(id, key === undefined ? null : { key, is: type === 'country' ? 'economy' : 'party' });
      const records: IngestRecord[] = [];
      if (type === 'organization' && key !== undefined) {
        records.push({ kind: 'firm', key, name, lei: null });
        if (country !== null)
          records.push({ kind: 'seat', start: key, end: country, from: null, to: null, basis: 'REPORTED' });
      }
      yield said(given.providers, read.row, records);
    }
    for await (const read of readRows(given.stages, layouts.stages)) {
      if ('rejected' in read) {
        yield { file: given.stages, ...read };
        continue;
      }
      const { stage_id: id, stage_name: name } = read.values;
      products.add(id);
      yield said(given.stages, read.row, [{ ...product(id, name), level: 'STAGE', parent: null }]);
    }
    for await (const read of readRows(given.inputs, layouts.inputs)) {
      if ('rejected' in read) {
        yield { file: given.inputs, ...read };
        continue;
      }
      const { input_id: id, input_name: name, stage_id: stage } = read.values;
      products.add(id);
      const parent = above.get(id) ?? stage;
      const record = {
        ...product(id, name),
        level: 'INPUT',
        parent: parent === null ? null : `eto:${parent}`,
      } as const;
      yield said(given.inputs, read.row, [record]);
    }
    for await (const read of readRows(given.provision, layouts.provision)) {
      if ('rejected' in read) {
        yield { file: given.provision, ...read };
        continue;
      }
      const { provider_id: by, provided_id: id, share_provided: share, negligible_market_share: mark } = read.values;
      const provider = providers.get(by);
      if (provider === undefined)
        yield rejection(given.provision, read.row, 'provider_id', by, 'a provider of the list');
      else if (!products.has(id))
        yield rejection(given.provision, read.row, 'provided_id', id, 'an input or a stage of the lists');
      else {
        const isNegligible = mark !== null;
        const made = { end: `eto:${id}`, share, isNegligible, basis: 'REPORTED' } as const;
        const kind = provider?.is === 'economy' ? 'economy-product' : 'party-product';
        yield said(given.provision, read.row, provider === null ? [] : [{ kind, start: provider.key, ...made }]);
      }
    }
    for await (const read of readRows(given.sequence, layouts.sequence)) {
      if ('rejected' in read) {
        yield { file: given.sequence, ...read };
        continue;
      }
      const { input_id: from, goes_into_id: to, is_type_of_id: type } = read.values;
      const stranger = [from, to, type].find((id) => id !== null && !products.has(id));
      if (stranger !== undefined)
        yield rejection(given.sequence, read.row, 'input_id', String(stranger), 'inputs of the list');
      else
        yield said(
          given.sequence,
          read.row,
          to === null ? [] : [{ kind: 'product-input', start: `eto:${from}`, end: `eto:${to}`, basis: 'REPORTED' }],
        );
    }
  },
};

const marksOfCountry = country.wanted;

function product(id: string, name: string) {
  return { kind: 'product', key: `eto:${id}`, name, revision: 'ETO' } as const;
}

function said(file: InputFile, row: number, records: readonly IngestRecord[]): RowOutcome {
  return { file, row, records: records.map((record) => ({ record })) };
}

function rejection(file: InputFile, row: number, column: string, found: string, wanted: string): RowOutcome {
  return { file, row, rejected: { file: file.name, row, column, found, wanted } };
}

/** What each input is a type of, by its id. */
async function typesOf(sequence: InputFile): Promise<ReadonlyMap<string, string>> {
  const types = new Map<string, string>();
  for await (const read of readRows(sequence, layouts.sequence)) {
    if ('rejected' in read || read.values.is_type_of_id === null) continue;
    const { input_id: id, is_type_of_id: type } = read.values;
    const earlier = types.get(id);
    if (earlier !== undefined && earlier !== type)
      throw broken(sequence, `row ${read.row}`, `${id} is a type of ${type}, and of ${earlier}`, 'one type above each');
    types.set(id, type);
  }
  return types;
}

async function filesByLayout(files: readonly InputFile[]): Promise<Readonly<Record<LayoutName, InputFile>>> {
  const given: Partial<Record<LayoutName, InputFile>> = {};
  // A sequence has an input_id too, and inputs have a stage_name: the mark that says most is looked for first.
  const order = ['sequence', 'provision', 'providers', 'inputs', 'stages'] as const;
  for (const file of files) {
    const header = await readHeader(file);
    const name = order.find((layout) => header.includes(marks[layout]));
    if (name === undefined) throw broken(file, 'the header', header.join(', '), 'the columns of one of the five files');
    if (given[name]) throw new KnownError('WRONG_USAGE', { what: `eto-chain: ${file.name} is a second ${name}.csv.` });
    given[name] = file;
  }
  const missing = order.find((name) => given[name] === undefined);
  if (missing !== undefined) throw new KnownError('WRONG_USAGE', { what: `eto-chain needs ${missing}.csv as well.` });
  return given as Record<LayoutName, InputFile>;
}
