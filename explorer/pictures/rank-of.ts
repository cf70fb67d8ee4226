/** The rank up to which such a part of the weightings goes that give any. */
export function rankOf(shares: readonly number[], part: number): number {
  const all = shares.reduce((sum, share) => sum + share, 0);
  let sum = 0;
  for (const [at, share] of shares.entries()) {
    sum += share;
    if (sum >= part * all - 1e-12) return at + 1;
  }
  return shares.length;
}
