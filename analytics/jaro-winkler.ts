/**
 * How alike two short texts are letter by letter, with more weight on how they begin: 1 the same, 0 nothing in common.
 *
 * Made for names with slips of the pen. It ignores what a letter means: `15th` and `14th` are very alike.
 *
 * @complexity O(a · b) at worst, for texts of a and b characters.
 * @source Jaro, Journal of the American Statistical Association 84 (1989); Winkler, Proceedings of the Section on Survey
 *   Research Methods, ASA (1990): prefix of at most 4 with scale 0.1, above a similarity of 0.7.
 */
export function jaroWinkler(a: string, b: string): number {
  const jaro = jaroSimilarity(a, b);
  if (jaro <= 0.7) return jaro;
  let prefix = 0;
  while (prefix < 4 && prefix < a.length && a[prefix] === b[prefix]) prefix++;
  return jaro + prefix * 0.1 * (1 - jaro);
}

function jaroSimilarity(a: string, b: string): number {
  if (a === b) return 1;
  const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1);
  const takenOfB = new Uint8Array(b.length);
  const matchedOfA: string[] = [];
  for (let i = 0; i < a.length; i++) {
    for (let j = Math.max(0, i - reach); j <= Math.min(b.length - 1, i + reach); j++) {
      if (takenOfB[j] === 1 || a[i] !== b[j]) continue;
      takenOfB[j] = 1;
      matchedOfA.push(a[i]!);
      break;
    }
  }
  const matches = matchedOfA.length;
  if (matches === 0) return 0;
  let outOfOrder = 0;
  let at = 0;
  for (let j = 0; j < b.length; j++) if (takenOfB[j] === 1 && b[j] !== matchedOfA[at++]) outOfOrder++;
  return (matches / a.length + matches / b.length + (matches - outOfOrder / 2) / matches) / 3;
}
