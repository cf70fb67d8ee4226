/** What trade intensity compares. All exports, in any one unit. */
export interface BilateralTrade {
  /** From the exporter to the partner. */
  readonly exportsToPartner: number;
  /** From the exporter to the whole world. */
  readonly exports: number;
  /** Of the partner from the whole world. */
  readonly partnerImports: number;
  /** Of the whole world. */
  readonly worldExports: number;
}

/**
 * How much more an economy sells to a partner than the rest of the world does: 1 is neutral, 2 twice as much.
 *
 * @returns 0 or more; null where the exporter sells nothing, or the rest of the world nothing or nothing to the partner.
 * @source Drysdale & Garnaut, Hitotsubashi J. Economics 22 (1982); Kojima (1964): share of the partner in the exporter's
 *   exports over its share in the exports of all others.
 */
export function tradeIntensity(trade: BilateralTrade): number | null {
  const { exportsToPartner, exports, partnerImports, worldExports } = trade;
  const othersExports = worldExports - exports;
  const othersToPartner = partnerImports - exportsToPartner;
  if (!(exports > 0 && othersExports > 0 && othersToPartner > 0)) return null;
  return exportsToPartner / exports / (othersToPartner / othersExports);
}
