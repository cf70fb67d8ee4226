import fc from 'fast-check';

/** Cases drawn at random. */
export interface Drawn<T> {
  readonly cases: readonly T[];
  /** Checks one after the other; what the first that fails says begins with which it is. */
  each(check: (one: T, at: number) => Promise<void>): Promise<void>;
}

const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31);

/**
 * Random cases all at hand before the first is checked, so that one load takes them all: a run of fast-check would load for
 * each of its cases anew. A case that fails is not made smaller; it is named with the SEED that draws it again.
 */
export function drawn<T>(arbitrary: fc.Arbitrary<T>, count: number): Drawn<T> {
  const cases = fc.sample(arbitrary, { seed, numRuns: count });
  return {
    cases,
    async each(check) {
      for (const [at, one] of cases.entries()) {
        try {
          await check(one, at);
        } catch (error) {
          const said = error instanceof Error ? error.message : String(error);
          throw new Error(`Case ${at} of SEED=${seed}, ${fc.stringify(one)}: ${said}`, { cause: error });
        }
      }
    },
  };
}
