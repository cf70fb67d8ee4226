/** What an economy exchanges with a partner, and how far apart the two stand politically. */
export interface PartnerTie {
  /** Transactions of one kind (exports, say) with the partner, in any one unit. Negative flows carry no weight. */
  readonly amount: number;
  /** Distance of the two ideal points, 0 or more; null where one is not known. */
  readonly distance: number | null;
}

/** Where an economy's ties lie politically. Both numbers are in units of ideal points. */
export interface GeopoliticalSpread {
  /** Mean distance to partners, weighted by the ties: large for an economy whose partners all stand far from it. */
  readonly vulnerability: number;
  /** Standard deviation of that distance: large for an economy that is tied to near and far at once, a connector. */
  readonly connectedness: number;
  /** Share of the ties that the two speak of: those to partners whose position is known, 0..1. */
  readonly coverage: number;
}

/**
 * Whether an economy's trade or investment is tied to politically distant partners, and whether to both camps at once.
 *
 * Published measure, reported beside the connector index, separately for exports, imports, direct investment and so on.
 *
 * @returns null where no positive tie leads to a partner of known position.
 * @throws RangeError when an amount is not a number or a distance is negative.
 * @complexity O(partners).
 * @source Aiyar & Ohnsorge, Geoeconomic Fragmentation and ‘Connector’ Countries, CEPR DP 19352 (2024).
 */
export function geopoliticalSpread(ties: readonly PartnerTie[]): GeopoliticalSpread | null {
  let all = 0;
  let known = 0;
  let weighted = 0;
  const placed: { amount: number; distance: number }[] = [];
  for (const { amount, distance } of ties) {
    if (!Number.isFinite(amount)) throw new RangeError(`a tie has the amount ${amount}`);
    if (distance !== null && !(distance >= 0)) throw new RangeError(`a partner is at the distance ${distance}`);
    if (amount <= 0) continue;
    all += amount;
    if (distance === null) continue;
    known += amount;
    weighted += amount * distance;
    placed.push({ amount, distance });
  }
  if (known === 0) return null;
  const vulnerability = weighted / known;
  const variance =
    placed.reduce((sum, { amount, distance }) => sum + amount * (distance - vulnerability) ** 2, 0) / known;
  return { vulnerability, connectedness: Math.sqrt(variance), coverage: known / all };
}
