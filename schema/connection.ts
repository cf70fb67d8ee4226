import type { ObjectRef } from '@pothos/core';
import { KnownError } from '../model/errors.ts';
import { builder } from './builder.ts';

/** Most items that a page may hold. */
const largestPage = 200;

/** An item of a list: the key of a node that is loaded behind it and only if asked for, or a row that has a key. */
type Item = string | { readonly key: string };

/** A page of a list. */
export interface Page<I extends Item = string> {
  readonly items: readonly I[];
  readonly hasNextPage: boolean;
  readonly totalCount: () => number | Promise<number>;
}

/** Where a page is to begin, and how long it may be. */
export interface PageArguments {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
}

/**
 * The length and the beginning that a page asks for.
 *
 * @throws KnownError BAD_USER_INPUT for a length beyond 0..200 or a cursor that no page gave out.
 */
export function pageStart({ first, after }: PageArguments): { readonly first: number; readonly after: string | null } {
  const length = first ?? 20;
  if (length < 0 || length > largestPage)
    throw new KnownError('BAD_USER_INPUT', { what: 'first', found: String(length), wanted: `0 to ${largestPage}` });
  if (after === null || after === undefined) return { first: length, after: null };
  const key = Buffer.from(after, 'base64url').toString('utf8');
  if (!key.startsWith('key:'))
    throw new KnownError('BAD_USER_INPUT', {
      what: 'after',
      found: after.slice(0, 60),
      wanted: 'a cursor that a page gave out',
    });
  return { first: length, after: key.slice('key:'.length) };
}

/** The page of a list that is at hand in full. @throws KnownError BAD_USER_INPUT as `pageStart`. */
export function pageOf<I extends Item>(items: readonly I[], page: PageArguments): Page<I> {
  const { first, after } = pageStart(page);
  const from = after === null ? 0 : items.findIndex((item) => keyOf(item) === after) + 1;
  if (after !== null && from === 0)
    throw new KnownError('BAD_USER_INPUT', { what: 'after', found: after, wanted: 'a cursor of this list' });
  return {
    items: items.slice(from, from + first),
    hasNextPage: from + first < items.length,
    totalCount: () => items.length,
  };
}

/** One page for each owner of a batch, in the order of the owners: of the rows that are its own. @throws as `pageOf`. */
export function pagesOf<I extends Item>(
  owners: readonly string[],
  items: readonly I[],
  ownerOf: (item: I) => string,
  page: PageArguments,
): Page<I>[] {
  const lists = new Map<string, I[]>(owners.map((owner) => [owner, []]));
  for (const item of items) lists.get(ownerOf(item))?.push(item);
  return owners.map((owner) => pageOf(lists.get(owner) ?? [], page));
}

const PageInfo = builder.pageInfoRef();

/** The arguments of a list that is read page by page. */
export const pageArguments = builder.args((t) => ({
  first: t.int({ defaultValue: 20, description: `Items of the page, at most ${largestPage}.` }),
  after: t.string({ description: 'Cursor of the item before the page.' }),
}));

/** The connection type of a node type that is loaded by key, or of rows that have a key. */
export function connectionType<P extends Page<Item>>(
  name: string,
  node: ObjectRef<never, object, never>,
  described: string,
) {
  const edge = builder.objectRef<Item>(`${name}Edge`).implement({
    description: `One of the ${described} on a page.`,
    fields: (t) => ({
      cursor: t.string({ description: 'Where the page after this item begins.', resolve: (item) => cursorOf(item) }),
      node: t.field({ type: node as never, description: 'The item.', resolve: (item) => item as never }),
    }),
  });
  return builder.objectRef<P>(`${name}Connection`).implement({
    description: `A page of ${described}.`,
    fields: (t) => ({
      edges: t.field({
        type: [edge],
        description: 'The items of the page with their cursors.',
        complexity: perItem,
        resolve: ({ items }) => [...items],
      }),
      nodes: t.field({
        type: [node] as never,
        description: 'The items of the page.',
        complexity: perItem,
        resolve: ({ items }) => items as never,
      }),
      pageInfo: t.field({
        type: PageInfo,
        description: 'Where the page stands in the list.',
        resolve: ({ items, hasNextPage }) => {
          const [start, end] = [items[0], items.at(-1)];
          return {
            hasNextPage,
            hasPreviousPage: false,
            startCursor: start === undefined ? null : cursorOf(start),
            endCursor: end === undefined ? null : cursorOf(end),
          };
        },
      }),
      totalCount: t.int({
        description: 'Items of the whole list; counted without loading them.',
        resolve: (page) => page.totalCount(),
      }),
    }),
  });
}

/** Cost of a list whose length the field above it has counted. */
export const perItem = { field: 0, multiplier: 1 };

/** Field cost of a page: one for each item it may hold. */
export function pageCost({ first }: { first?: number | null | undefined }) {
  return { field: 1, multiplier: Math.max(1, first ?? 20) };
}

function keyOf(item: Item): string {
  return typeof item === 'string' ? item : item.key;
}

function cursorOf(item: Item): string {
  return Buffer.from(`key:${keyOf(item)}`).toString('base64url');
}
