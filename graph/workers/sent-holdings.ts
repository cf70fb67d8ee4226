import type { Iso3 } from '../../model/iso3.ts';
import type { DisputedHolding, HoldingsOnDay } from '../holdings-on-day.ts';
import { SeatLists } from '../node-lines.ts';
import type { SameParties } from '../same-parties.ts';
import { inSharedMemory } from '../shared-memory.ts';
import { readTextLines, textLines } from '../text-lines.ts';

/** Holdings of a day on their way to another thread: the arrays are shared, parties and disputes are text, shared too. */
export interface SentHoldings extends Omit<HoldingsOnDay, 'keys' | 'index' | 'seats' | 'disputed' | 'same'> {
  readonly parties: Uint8Array;
  readonly disputes: Uint8Array;
}

/** Holdings made ready to be sent. */
export function sentHoldings({ keys, index, seats, disputed, same, ...others }: HoldingsOnDay): SentHoldings {
  const columns = (['owner', 'company', 'interest'] as const).map((column) => disputed.map((one) => one[column]));
  return {
    ...others,
    parties: inSharedMemory(textLines([keys, seats])),
    disputes: inSharedMemory(textLines(columns)),
  };
}

/**
 * @param same as this thread reads it. Where a load has committed since the holdings were read it may be of another state:
 *   whoever asked is answered anew then, as wherever a load comes between two reads.
 */
export async function receivedHoldings(sent: SentHoldings, same: SameParties): Promise<HoldingsOnDay> {
  const { parties, disputes, ...others } = sent;
  const keys: string[] = [];
  const index = new Map<string, number>();
  const seats: (readonly Iso3[])[] = [];
  const lists = new SeatLists();
  for await (const page of readTextLines(parties)) {
    const [pageKeys, pageSeats] = page as readonly [string[], Iso3[][]];
    for (const [at, key] of pageKeys.entries()) {
      for (const record of same.recordsOf(key)) index.set(record, keys.length);
      keys.push(key);
      seats.push(lists.one(pageSeats[at] ?? []));
    }
  }
  const disputed: DisputedHolding[] = [];
  for await (const page of readTextLines(disputes)) {
    const [owners, companies, interests] = page as readonly [number[], number[], string[]];
    for (const [at, owner] of owners.entries())
      disputed.push({ owner, company: companies[at] as number, interest: interests[at] as string });
  }
  return { ...others, keys, index, seats, disputed, same };
}
