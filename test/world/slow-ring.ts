import type { GoldenHolding } from './register.ts';

/** Pairs of the ring: together more companies than are eliminated at once where sweeps do not settle who owns them. */
const pairs = 502;
const [ofInside, ofOutside] = [1e-4, 3e-4];

/**
 * Pairs of companies a0 and b0, a1 and b1 … in a ring: each is held in halves by the next pair, but for what `inside` has of
 * the first pair and `outside` of the one half-way round. That is so little that what belongs to whom is told only by going
 * round some hundred thousand times; and nobody has a majority.
 */
export const slowRing: readonly GoldenHolding[] = Array.from({ length: pairs }, (_, at) => {
  const next = (at + 1) % pairs;
  const [owner, share] = at === 0 ? ['inside', ofInside] : at === pairs / 2 ? ['outside', ofOutside] : [null, 0];
  return [`a${at}`, `b${at}`].flatMap((company) => [
    ...(owner === null ? [] : [{ owner, company, share }]),
    ...[`a${next}`, `b${next}`].map((holder) => ({ owner: holder, company, share: (1 - share) / 2 })),
  ]);
}).flat();

/** What `inside` has in the end of a1: the way up meets `outside` first, and all that is left after a round goes round again. */
export const insideHasOfA1 = ((1 - ofOutside) * ofInside) / (1 - (1 - ofOutside) * (1 - ofInside));
