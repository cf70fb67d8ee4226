import { join } from 'node:path';
import type { Store } from '../graph/store.ts';
import { KnownError } from '../model/errors.ts';
import {
  blocKeys,
  bodyKeys,
  firmKeys,
  industryKeys,
  listingKeys,
  partyKeys,
  productKeys,
  sectorKeys,
} from '../queries/__generated__/read.ts';
import { type EndLabel, type LinkKindName, linkKinds, nodeKinds } from './kinds.ts';
import { fieldEnd } from './saying.ts';
import { SortedRuns } from './sorted-runs.ts';
import { spooledChanges } from './spool.ts';

const keysOf = {
  Bloc: blocKeys,
  Body: bodyKeys,
  Firm: firmKeys,
  Industry: industryKeys,
  Listing: listingKeys,
  Party: partyKeys,
  Product: productKeys,
  Sector: sectorKeys,
} as const satisfies Record<EndLabel, unknown>;

/** Ends that are counted before they are told to the runs: most relationships name one of few. */
const countedAtOnce = 100_000;

/**
 * Refuses a spool of which a relationship names a node that neither the spool nor the store has, before any of it is written.
 *
 * A load in one transaction learns it from the store and is rolled back. One in steps could not go back.
 *
 * @throws KnownError DANGLING_END
 * @complexity one reading of the spool and of the keys in the store; memory does not grow with either.
 */
export async function assertEndsAreThere(store: Store, spool: string): Promise<void> {
  // Lines of a label and a key, which is there, or which so many relationships of a kind need: in this order.
  const lines = new SortedRuns(join(spool, 'ends'));
  const needed = new Set<EndLabel>();
  let counted = new Map<string, number>();
  const tell = () => {
    for (const [line, count] of counted) lines.add([line, count].join(fieldEnd));
    counted = new Map();
  };
  const need = (label: EndLabel, key: string, kind: LinkKindName, count: number) => {
    const line = [label, JSON.stringify(key), needs, kind].join(fieldEnd);
    counted.set(line, (counted.get(line) ?? 0) + count);
    if (counted.size === countedAtOnce) tell();
    needed.add(label);
  };
  try {
    for await (const change of spooledChanges(spool)) {
      if ('write' in change) {
        for (const label of nodeKinds[change.write].labels)
          for (const { key } of change.rows) lines.add([label, JSON.stringify(key), there].join(fieldEnd));
      } else if ('create' in change) {
        const { create: kind, rows } = change;
        const { start, end } = linkKinds[kind].ends;
        for (const group of rows) {
          if (start) need(start, group.start, kind, group.end.length);
          if (end) for (const key of group.end) need(end, key, kind, 1);
        }
      }
    }
    tell();
    for (const label of needed) {
      const rows = store.stream(keysOf[label], {}, { timeoutMs: Number.POSITIVE_INFINITY });
      for await (const { key } of rows) lines.add([label, JSON.stringify(key), there].join(fieldEnd));
    }
    refuseMissing(lines);
  } finally {
    lines.clear();
  }
}

const there = '0';
const needs = '1';

function refuseMissing(lines: Iterable<string>): void {
  let known = '';
  let missing: { readonly kind: LinkKindName; readonly first: string; dangling: number } | null = null;
  for (const line of lines) {
    const [label = '', key = '', what, kind, count] = line.split(fieldEnd);
    const node = `${label}${fieldEnd}${key}`;
    if (what === there) known = node;
    else if (node !== known && (missing === null || missing.kind === kind)) {
      missing ??= { kind: kind as LinkKindName, first: JSON.parse(key) as string, dangling: 0 };
      missing.dangling += Number(count);
    }
  }
  if (missing !== null) throw new KnownError('DANGLING_END', missing);
}
