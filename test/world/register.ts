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
  const stated = holdings.map((holding, at) => ({
    id: `o-${at}`,
    schema: 'Ownership',
    properties: { owner: [holding.owner], asset: [holding.company], percentage: [percentageOf(holding)] },
  }));
  const parties = [...partiesOf({ holdings, listed })].map((party) => companyNamed(party, party));
  await loadRecords(store, 'ftm', 'golden', [...parties, ...stated, ...listed.map(listing)]);
  return graphOver(store);
}

/**
 * Loads registers that have nothing to do with each other: who holds whom by one load, with ranges open at either end, and
 * who is listed by another.
 *
 * @returns one a register: the key that the store has for a party of it. Keys begin with the dataset's.
 */
export async function loadRegisters(
  store: Store,
  dataset: string,
  registers: readonly Register[],
): Promise<readonly ((party: string) => string)[]> {
  const keys = registers.map((_, at) => (party: string) => `${dataset}.${at}.${party}`);
  const keyIn = (at: number) => keys[at] as (party: string) => string;
  const statements = registers.flatMap((register, at) => statementsOf(register, keyIn(at)));
  await loadRecords(store, 'bods', dataset, statements);
  const listed = registers.flatMap(({ listed: parties = [] }, at) =>
    parties.flatMap((party) => [companyNamed(keyIn(at)(party), party), listing(keyIn(at)(party))]),
  );
  if (listed.length > 0) await loadRecords(store, 'ftm', `${dataset}-lists`, listed);
  return keys;
}

function partiesOf({ holdings, listed = [] }: Register): ReadonlySet<string> {
  return new Set([...holdings.flatMap(({ owner, company }) => [owner, company]), ...listed]);
}

function companyNamed(key: string, name: string): object {
  return { id: key, caption: name, schema: 'Company', properties: { name: [name] }, datasets: ['golden'] };
}

function listing(key: string): object {
  return {
    id: `listing of ${key}`,
    schema: 'Sanction',
    properties: { entity: [key], authority: ['Office of Foreign Assets Control'] },
    datasets: ['golden'],
  };
}

/** Statements of the Beneficial Ownership Data Standard 0.4. */
function statementsOf(register: Register, key: (party: string) => string): readonly object[] {
  const statement = (recordId: string, recordType: string, recordDetails: object) => ({
    statementId: `statement of ${recordId}`,
    statementDate: '2000-01-01',
    recordId,
    recordType,
    recordStatus: 'new',
    recordDetails: { isComponent: false, ...recordDetails },
  });
  return [
    ...[...partiesOf(register)].map((party) =>
      statement(key(party), 'entity', { entityType: { type: 'registeredEntity' }, name: party }),
    ),
    ...register.holdings.map(({ owner, company, ...stated }, at) =>
      statement(key(`holding-${at}`), 'relationship', {
        subject: key(company),
        interestedParty: key(owner),
        interests: [{ type: 'shareholding', directOrIndirect: 'direct', share: percentagesOf(stated) }],
      }),
    ),
  ];
}

function percentagesOf({
  share,
  minimum = 0,
  maximum = 1,
  minimumExclusive,
  maximumExclusive,
}: Omit<GoldenHolding, 'owner' | 'company'>): object {
  if (share !== undefined) return { exact: 100 * share };
  return {
    [minimumExclusive ? 'exclusiveMinimum' : 'minimum']: 100 * minimum,
    [maximumExclusive ? 'exclusiveMaximum' : 'maximum']: 100 * maximum,
  };
}

async function loadRecords(store: Store, source: string, dataset: string, records: readonly object[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'isthmus-register-'));
  try {
    const file = join(folder, 'register.jsonl');
    writeFileSync(file, records.map((record) => JSON.stringify(record)).join('\n'));
    await loadInto(store, source, [file], dataset);
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
