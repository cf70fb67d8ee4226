/** In the order in which they count. */
const bases = ['REPORTED', 'ESTIMATED', 'MIRROR', 'ILLUSTRATIVE'];

/**
 * Which of several reports of one thing counts: the one of the lowest rank. The side that reports counts before the basis; of a
 * holding, which no side reports, the basis alone.
 */
export function reportRank(
  { reportedBy, basis }: { readonly reportedBy: string | null; readonly basis: string },
  reporters: readonly string[],
): number {
  return bases.length * reporters.indexOf(reportedBy ?? '') + bases.indexOf(basis);
}
