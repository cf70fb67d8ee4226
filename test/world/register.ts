import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbeddedStore } from '../../graph/embedded/embedded-store.ts';
import { type Graph, graphOver } from '../../graph/graph.ts';
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

/**
 * A graph of nothing but holdings and parties listed by the Office of Foreign Assets Control, loaded through the ingest that
 * users have. Every party is a firm.
 *
 * @param path  of the store; in memory unless said.
 */
export async function graphOfHoldings(
  holdings: readonly GoldenHolding[],
  listed: readonly string[] = [],
  path: string | null = null,
): Promise<Graph> {
  const parties = new Set([...holdings.flatMap(({ owner, company }) => [owner, company]), ...listed]);
  const entities = [
    ...[...parties].map((id) => ({ id, caption: id, schema: 'Company', properties: { name: [id] } })),
    ...holdings.map((holding, at) => ({
      id: `o-${at}`,
      schema: 'Ownership',
      properties: { owner: [holding.owner], asset: [holding.company], percentage: [percentageOf(holding)] },
    })),
    ...listed.map((party, at) => ({
      id: `s-${at}`,
      schema: 'Sanction',
      properties: { entity: [party], authority: ['Office of Foreign Assets Control'] },
    })),
  ];
  const folder = mkdtempSync(join(tmpdir(), 'isthmus-register-'));
  try {
    const file = join(folder, 'register.jsonl');
    writeFileSync(file, entities.map((entity) => JSON.stringify({ datasets: ['golden'], ...entity })).join('\n'));
    const store = openEmbeddedStore(path);
    await loadInto(store, 'ftm', [file], 'golden');
    return graphOver(store);
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
