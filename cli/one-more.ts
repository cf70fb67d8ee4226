/** An option that may be given several times: all that were. */
export function oneMore(given: string, before: readonly string[] = []): readonly string[] {
  return [...before, given];
}
