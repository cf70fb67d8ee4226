import type { ObjectRef } from '@pothos/core';
import { KnownError } from '../model/errors.ts';
import { builder } from './builder.ts';

/** Most items that a page may hold. */
export const largestPage = 200;

/** A page of keys; the nodes are loaded behind them, and only if asked for. */
export interface Page {
  readonly keys: readonly string[];
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

/** The page of a list of keys that is at hand in full. @throws KnownError BAD_USER_INPUT as `pageStart`. */
export function pageOf(keys: readonly string[], page: PageArguments): Page {
  const { first, after } = pageStart(page);
  const from = after === null ? 0 : keys.indexOf(after) + 1;
  if (after !== null && from === 0)
    throw new KnownError('BAD_USER_INPUT', { what: 'after', found: after, wanted: 'a cursor of this list' });
  return {
    keys: keys.slice(from, from + first),
    hasNextPage: from + first < keys.length,
    totalCount: () => keys.length,
  };
}

const PageInfo = builder.pageInfoRef();

/** The connection type of a node type that is loaded by key. */
export function connectionType<T extends object>(name: string, node: ObjectRef<never, T, never>, described: string) {
  const edge = builder.objectRef<{ readonly key: string }>(`${name}Edge`).implement({
    description: `One of the ${described} on a page.`,
    fields: (t) => ({
      cursor: t.string({ description: 'Where the page after this item begins.', resolve: ({ key }) => cursorOf(key) }),
      node: t.field({ type: node as never, description: 'The item.', resolve: ({ key }) => key as never }),
    }),
  });
  return builder.objectRef<Page>(`${name}Connection`).implement({
    description: `A page of ${described}.`,
    fields: (t) => ({
      edges: t.field({
        type: [edge],
        description: 'The items of the page with their cursors.',
        complexity: perItem,
        resolve: ({ keys }) => keys.map((key) => ({ key })),
      }),
      nodes: t.field({
        type: [node] as never,
        description: 'The items of the page.',
        complexity: perItem,
        resolve: ({ keys }) => keys as never,
      }),
      pageInfo: t.field({
        type: PageInfo,
        description: 'Where the page stands in the list.',
        resolve: ({ keys, hasNextPage }) => {
          const [start, end] = [keys[0], keys.at(-1)];
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

function cursorOf(key: string): string {
  return Buffer.from(`key:${key}`).toString('base64url');
}
