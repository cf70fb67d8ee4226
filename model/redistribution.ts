import { KnownError } from './errors.ts';

/**
 * Whether figures may be passed on, as far as their licence says. UNKNOWN where none is stated, or where what is stated
 * does not settle it: that forbids nothing, and allows nothing either.
 */
export const redistributions = ['OPEN', 'NON_COMMERCIAL', 'NO_REDISTRIBUTION', 'UNKNOWN'] as const;
export type Redistribution = (typeof redistributions)[number];

/** A dataset and the terms under which its figures may be used. */
export interface Licensed {
  readonly key: string;
  readonly licence: string | null;
  readonly redistribution: string;
}

/** The datasets that no file may rest on unless somebody who knows that it is allowed names them, each once. */
export function restrictedAmong<D extends Licensed>(datasets: Iterable<D>, allowed: readonly string[]): D[] {
  const each = new Map([...datasets].map((dataset) => [dataset.key, dataset]));
  return [...each.values()].filter(
    ({ key, redistribution }) =>
      (redistribution === 'NON_COMMERCIAL' || redistribution === 'NO_REDISTRIBUTION') && !allowed.includes(key),
  );
}

/**
 * Lets a file be written that rests on these datasets. Called before its first byte.
 *
 * @param allowed  keys of datasets that may be passed on whatever their licence says, as the caller answers for it.
 * @throws KnownError LICENCE_FORBIDS naming the datasets, their licences and the way to allow them.
 */
export function assertMayBePassedOn(datasets: Iterable<Licensed>, allowed: readonly string[]): void {
  const restricted = restrictedAmong(datasets, allowed);
  if (restricted.length > 0)
    throw new KnownError('LICENCE_FORBIDS', {
      datasets: restricted.map(({ key, licence, redistribution }) => ({ key, licence, redistribution })),
    });
}
