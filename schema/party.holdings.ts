import { loadRecordsOf } from '../answers/of-all-records.ts';
import { holderCount, holderPage, holdingCount, holdingsOfParty } from '../queries/__generated__/read.ts';
import { builder } from './builder.ts';
import { connectionType, type Page, pageArguments, pageCost, pageStart } from './connection.ts';
import { Holding } from './firm.ts';
import { HeldFirmConnection } from './ownership.ts';
import { Party } from './party.ts';

/** A page of rows, of which one more was read than it holds. */
function pageOfRows<R extends { readonly key: string }>(
  rows: readonly R[],
  first: number,
  totalCount: () => Promise<number>,
): Page<R> {
  return { items: rows.slice(0, first), hasNextPage: rows.length > first, totalCount };
}

const HoldingConnection = connectionType('Holding', Holding as never, 'holdings');

const on = { type: 'Date', required: true, description: 'Day of the holdings.' } as const;

builder.objectField(Holding, 'party', (t) =>
  t.field({ type: Party, description: 'The holder.', resolve: ({ holder }) => holder }),
);

builder.objectFields(Party, (t) => ({
  holders: t.field({
    type: HoldingConnection,
    description:
      'Who holds it directly on a day, page by page: every statement of every dataset, under any of its records. None for a person.',
    args: { on: t.arg(on), ...pageArguments },
    complexity: pageCost,
    resolve: async ({ key }, { on: date, ...page }, { graph: { store } }) => {
      const { first, after } = pageStart(page);
      const keys = await loadRecordsOf(store, key);
      const rows = await store.rows(holderPage, { keys, date, after: after ?? '', first: first + 1 });
      const total = async () => (await store.rows(holderCount, { keys, date }))[0]?.holdings ?? 0;
      return pageOfRows(rows, first, total);
    },
  }),
  holds: t.field({
    type: HeldFirmConnection,
    description:
      'What it holds directly on a day, page by page: every statement of every dataset, under any of its records.',
    args: { on: t.arg(on), ...pageArguments },
    complexity: pageCost,
    resolve: async ({ key }, { on: date, ...page }, { graph: { store } }) => {
      const { first, after } = pageStart(page);
      const keys = await loadRecordsOf(store, key);
      const rows = await store.rows(holdingsOfParty, { keys, date, after: after ?? '', first: first + 1 });
      const total = async () => (await store.rows(holdingCount, { keys, date }))[0]?.holdings ?? 0;
      return pageOfRows(rows, first, total);
    },
  }),
}));

builder.queryFields((t) => ({
  party: t.field({
    type: Party,
    nullable: true,
    description: 'The firm or person with the key; null when the graph has none.',
    args: { id: t.arg.id({ required: true, description: 'Key of the party.' }) },
    resolve: (_, { id }) => id,
  }),
  partiesByKey: t.field({
    type: [Party],
    nullable: { list: false, items: true },
    description: 'Firms and persons by key, in the order asked; null where the graph has none.',
    args: { keys: t.arg.idList({ required: true, description: 'Keys of firms and persons.' }) },
    complexity: ({ keys }) => ({ field: 1, multiplier: Math.max(1, keys.length) }),
    resolve: (_, { keys }) => [...keys],
  }),
}));
