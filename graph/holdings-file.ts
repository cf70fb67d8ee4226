import { createHash } from 'node:crypto';
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type CheckedParts, headerOf, readChecked, writeChecked } from './checked-file.ts';
import type { HoldingsOnDay, StatedShares } from './holdings-on-day.ts';
import { bytesOf, shared } from './shared-memory.ts';
import { disputeLines, partyLines, type SentHoldings } from './workers/sent-holdings.ts';

/** What the beginning of a holdings' file says of them. */
export interface HoldingsHeader {
  readonly date: string;
  /** Of all that is said of parties, when they were read off the store. */
  readonly edition: string;
  /** Datasets that count before all others. */
  readonly first: readonly string[];
  /** UTC, ISO 8601: when they were read off the store. */
  readonly builtAt: string;
  readonly parties: number;
  /** Statements of capital, votes and control. */
  readonly statements: readonly [capital: number, votes: number, control: number];
  /** Bytes of the text about parties. */
  readonly partyBytes: number;
  readonly datasets: readonly string[];
  readonly precedence: readonly string[];
  readonly oneKindOnly: number;
}

/** Another layout or reading gets another number: a file of an older one is not read, and written anew. */
const format = 'isthmus holdings 1';

/** Days whose holdings are kept: who asks about many days asks about few of them again. */
const daysKept = 4;

/** Holdings as a file has them. */
interface HoldingsOfFile {
  readonly builtAt: string;
  readonly sent: SentHoldings;
}

/**
 * Writes the holdings of a day to their file in the folder, whole or not at all, and takes away those of days written before the
 * last few. About 50 bytes a holding, and 30 a party.
 */
export async function writeHoldings(
  folder: string,
  holdings: HoldingsOnDay,
  { edition, first, builtAt }: Pick<HoldingsHeader, 'edition' | 'first' | 'builtAt'>,
): Promise<void> {
  const { date, keys, ownership, votes, control, datasets, precedence, oneKindOnly } = holdings;
  const parties = [...partyLines(holdings)];
  const header: HoldingsHeader = {
    ...{ date, edition, first, builtAt, parties: keys.length, datasets, precedence, oneKindOnly },
    statements: [ownership.owners.length, votes.owners.length, control.owners.length],
    partyBytes: parties.reduce((sum, { length }) => sum + length, 0),
  };
  const arrays = arraysOfHoldings(holdings).map(bytesOf);
  const path = holdingsFile(folder, header);
  await writeChecked(path, format, header, [...arrays, ...parties, ...disputeLines(holdings)]);
  const others = (await filesIn(folder)).filter((file) => file !== path);
  const byAge = await Promise.all(others.map(async (file) => ({ file, written: (await stat(file)).mtimeMs })));
  byAge.sort((a, b) => b.written - a.written);
  for (const { file } of byAge.slice(daysKept - 1)) await rm(file, { force: true });
}

/** The holdings of a day as their file has them in this edition; null where there is none, or it is broken or cut off. */
export function readHoldings(
  folder: string,
  asked: Pick<HoldingsHeader, 'date' | 'edition' | 'first'>,
): Promise<HoldingsOfFile | null> {
  return readChecked<HoldingsHeader, HoldingsOfFile>(holdingsFile(folder, asked), format, async (header, parts) =>
    isHeader(header) && header.edition === asked.edition && nameOf(header) === nameOf(asked)
      ? { builtAt: header.builtAt, sent: await readRest(header, parts) }
      : null,
  );
}

/** What the files of a folder say of themselves, newest day first; they are not checked. */
export async function holdingsInFolder(folder: string): Promise<readonly (HoldingsHeader & { bytes: number })[]> {
  const headers = await Promise.all((await filesIn(folder)).map((file) => headerOf<HoldingsHeader>(file, format)));
  return headers
    .flatMap((header) => (header && isHeader(header) ? [header] : []))
    .sort((a, b) => (a.date < b.date ? 1 : -1));
}

async function filesIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => []); // none before the first
  return names.filter((name) => name.endsWith('.holdings')).map((name) => join(folder, name));
}

function holdingsFile(folder: string, asked: Pick<HoldingsHeader, 'date' | 'first'>): string {
  const name = createHash('sha256').update(nameOf(asked)).digest('hex').slice(0, 16);
  return join(folder, `${name}.holdings`);
}

function nameOf({ date, first }: Pick<HoldingsHeader, 'date' | 'first'>): string {
  return JSON.stringify([date, ...first]);
}

function isHeader({ date, statements, partyBytes }: HoldingsHeader): boolean {
  return typeof date === 'string' && statements?.length === 3 && partyBytes >= 0;
}

async function readRest(header: HoldingsHeader, parts: CheckedParts): Promise<SentHoldings> {
  const { date, datasets, precedence, oneKindOnly, statements, partyBytes } = header;
  const [capital, votes, control] = statements;
  if (parts.left < 25 * (capital + votes) + 8 * control + partyBytes) throw new RangeError('the file is too short');
  const shares = (count: number) => ({
    owners: shared(Uint32Array, count),
    companies: shared(Uint32Array, count),
    least: shared(Float64Array, count),
    most: shared(Float64Array, count),
    excluded: shared(Uint8Array, count),
  });
  const arrays = {
    ownership: shares(capital),
    votes: shares(votes),
    control: { owners: shared(Uint32Array, control), companies: shared(Uint32Array, control) },
  };
  for (const array of arraysOfHoldings(arrays)) await parts.readInto(bytesOf(array));
  const parties = shared(Uint8Array, partyBytes);
  await parts.readInto(parties);
  const disputes = shared(Uint8Array, parts.left);
  await parts.readInto(disputes);
  return { date, datasets, precedence, oneKindOnly, ...arrays, parties, disputes };
}

/** The arrays in the order of the file. */
export function arraysOfHoldings({
  ownership,
  votes,
  control,
}: Pick<HoldingsOnDay, 'ownership' | 'votes' | 'control'>) {
  const ofShares = ({ owners, companies, least, most, excluded }: StatedShares) =>
    [owners, companies, least, most, excluded] as const;
  return [...ofShares(ownership), ...ofShares(votes), control.owners, control.companies];
}
