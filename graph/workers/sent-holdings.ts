import type { Iso3 } from '../../model/iso3.ts';
import type { DisputedHolding, HoldingsOnDay } from '../holdings-on-day.ts';
import { SeatLists } from '../node-lines.ts';
import type { SameParties } from '../same-parties.ts';
import { inSharedMemory } from '../shared-memory.ts';
import { readTextLines, textLines } from '../text-lines.ts';

/** Holdings of a day on their way to another thread, or in a file: the arrays are shared, parties and disputes are text, shared too. */
export interface SentHoldings extends Omit<HoldingsOnDay, 'keys' | 'index' | 'seats' | 'disputed' | 'same'> {
  readonly parties: Uint8Array;
  readonly disputes: Uint8Array;
}

/** Holdings made ready to be sent. */
export function sentHoldings(holdings: HoldingsOnDay): SentHoldings {
  const { keys, index, seats, disputed, same, ...others } = holdings;
  return {
    ...others,
    parties: inSharedMemory(partyLines(holdings)),
    disputes: inSharedMemory(disputeLines(holdings)),
  };
}

/** Keys and seats of the parties as text. */
export function partyLines({ keys, seats }: HoldingsOnDay): Generator<Uint8Array> {
  return textLines([keys, seats]);
}

/** Holdings on which datasets differ as text. */
export function disputeLines({ disputed }: HoldingsOnDay): Generator<Uint8Array> {
  return textLines((['owner', 'company', 'interest'] as const).map((column) => disputed.map((one) => one[column])));
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
