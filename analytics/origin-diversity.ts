import { partnerConcentration } from './partner-concentration.ts';

/** How many economies stand behind what an economy finally uses, and on which foreign one it leans most. */
export interface OriginDiversity {
  /** As many origins of equal weight would be as diverse: exp of the entropy, its own value included. */
  readonly effectiveOrigins: number;
  /** The same by 1 / Σ share², which minds the large ones more. */
  readonly effectiveLargeOrigins: number;
  /** The foreign economy that most value comes from; null where all comes from at home. */
  readonly largestForeign: number | null;
  /** 0..1: what a single shock abroad would reach. */
  readonly largestForeignShare: number;
}

/**
 * How many economies take part in what one economy finally uses: fewer of them, and a shock to one weighs more.
 *
 * @param flows  length economies², entry `from · economies + to` (`embodiedFlows` of value added).
 * @returns one an economy; null for one that uses nothing. Shares are of positive flows.
 * @throws RangeError when the length is wrong or a flow is not a number.
 * @complexity O(economies²).
 */
export function originDiversity(flows: Float64Array, economies: number): readonly (OriginDiversity | null)[] {
  if (flows.length !== economies * economies)
    throw new RangeError(`${flows.length} flows: want ${economies} · ${economies}`);
  return Array.from({ length: economies }, (_, to) => {
    const origins = Array.from({ length: economies }, (_, from) => flows[from * economies + to]!);
    const spread = partnerConcentration(origins, economies);
    if (spread === null) return null;
    const total = origins.reduce((sum, amount) => sum + Math.max(amount, 0), 0);
    let largestForeign: number | null = null;
    origins.forEach((amount, from) => {
      if (from === to || !(amount > 0)) return;
      if (largestForeign === null || amount > origins[largestForeign]!) largestForeign = from;
    });
    return {
      effectiveOrigins: spread.effectivePartners,
      effectiveLargeOrigins: 1 / spread.herfindahl,
      largestForeign,
      largestForeignShare: largestForeign === null ? 0 : origins[largestForeign]! / total,
    };
  });
}
