import { KnownError } from '../model/errors.ts';

/** The length of a list as asked. @throws KnownError BAD_USER_INPUT beyond 0..most. */
export function limited(what: string, first: number, most: number): number {
  if (first < 0 || first > most)
    throw new KnownError('BAD_USER_INPUT', { what, found: String(first), wanted: `0 to ${most}` });
  return first;
}
