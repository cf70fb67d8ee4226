import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbeddedStore } from '../../graph/embedded/embedded-store.ts';
import { type Graph, graphOver } from '../../graph/graph.ts';
import type { Store } from '../../graph/store.ts';
import { loadInto } from './world.ts';

/** A holding as golden files state it: shares of the company, 0..1. */
export interface GoldenHolding {
  readonly owner: string;
  readonly company: string;
  readonly share?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minimumExclusive?: boolean;
  readonly maximumExclusive?: boolean;
}

/** Holdings and parties listed by the Office of Foreign Assets Control. Every party is a firm. */
export interface Register {
  readonly holdings: readonly GoldenHolding[];
  readonly listed?: readonly string[];
}

/**
 * A graph of nothing but a register, loaded through the ingest that users have, under the keys that it has itself.
 *
 * @param path  of the store; in memory unless said.
 */
export async function graphOfHoldings(
  holdings: readonly GoldenHolding[],
  listed: readonly string[] = [],
  path: string | null = null,
): Promise<Graph> {
  const store = openEmbeddedStore(path);
  await loadEntities(store, 'golden', entitiesOf({ holdings, listed }, String));
  return graphOver(store);
}

/**
 * Loads registers that have nothing to do with each other into one dataset, by one load.
 *
 * @returns one a register: the key that the store has for a party of it. Keys begin with the dataset's.
 */
export async function loadRegisters(
  store: Store,
  dataset: string,
  registers: readonly Register[],
): Promise<readonly ((party: string) => string)[]> {
  const keys = registers.map((_, at) => (party: string) => `${dataset}.${at}.${party}`);
  const entities = registers.flatMap((register, at) => entitiesOf(register, keys[at] as (party: string) => string));
  await loadEntities(store, dataset, entities);
  return keys;
}

function entitiesOf({ holdings, listed = [] }: Register, key: (party: string) => string): readonly object[] {
  const parties = new Set([...holdings.flatMap(({ owner, company }) => [owner, company]), ...listed]);
  return [
    ...[...parties].map((party) => ({
      id: key(party),
      caption: party,
      schema: 'Company',
      properties: { name: [party] },
    })),
    ...holdings.map((holding, at) => ({
      id: key(`o-${at}`),
      schema: 'Ownership',
      properties: { owner: [key(holding.owner)], asset: [key(holding.company)], percentage: [percentageOf(holding)] },
    })),
    ...listed.map((party, at) => ({
      id: key(`s-${at}`),
      schema: 'Sanction',
      properties: { entity: [key(party)], authority: ['Office of Foreign Assets Control'] },
    })),
  ];
}

async function loadEntities(store: Store, dataset: string, entities: readonly object[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'isthmus-register-'));
  try {
    const file = join(folder, 'register.jsonl');
    writeFileSync(file, entities.map((entity) => JSON.stringify({ datasets: ['golden'], ...entity })).join('\n'));
    await loadInto(store, 'ftm', [file], dataset);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function percentageOf({ share, minimum = 0, maximum = 1, minimumExclusive, maximumExclusive }: GoldenHolding): string {
  const percent = (part: number) => String(Number((100 * part).toFixed(9)));
  if (share !== undefined) return percent(share);
  if (minimum === 0 && maximumExclusive) return `<${percent(maximum)}`;
  if (maximum === 1 && minimumExclusive) return `>${percent(minimum)}`;
  if (minimumExclusive || maximumExclusive) throw new RangeError('a percentage has no range with one open end');
  return `${percent(minimum)}-${percent(maximum)}`;
}
