import { KnownError } from '../model/errors.ts';
import type { CapacityInput, SaleLimitInput } from './__generated__/graphql.ts';

/** `<supplier>=<usd>`: what a supplier could deliver in a year. @throws KnownError WRONG_USAGE. */
export function readCapacity(text: string): CapacityInput {
  const [, supplier, usd] = /^(.+)=(\d+(?:\.\d+)?)$/.exec(text) ?? [];
  if (supplier !== undefined) return { supplier, usd: Number(usd) };
  throw new KnownError('WRONG_USAGE', {
    what: `--capacity: found '${text}', wanted <supplier>=<US dollars a year> such as echo=250000.`,
  });
}

/** `<supplier>><buyer>=<least>..<most>`: what is known of a sale without an amount. @throws KnownError WRONG_USAGE. */
export function readLimit(text: string): SaleLimitInput {
  const [, from, to, least, most] = /^([^>]+)>([^>]+)=(\d+(?:\.\d+)?)\.\.(\d+(?:\.\d+)?)$/.exec(text) ?? [];
  if (from !== undefined && to !== undefined) return { from, to, least: Number(least), most: Number(most) };
  throw new KnownError('WRONG_USAGE', {
    what: `--limit: found '${text}', wanted <supplier>><buyer>=<least>..<most> in US dollars a year, such as dyes>bolt=0..20000.`,
  });
}
