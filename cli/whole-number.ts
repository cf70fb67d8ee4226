import { InvalidArgumentError } from 'commander';

/** An option that is a whole number from 0 up. */
export function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('Wanted a whole number.');
  return Number(text);
}

/** An option that is a whole number from 0 to `most`. */
export function wholeNumberUpTo(most: number): (text: string) => number {
  return (text) => {
    if (wholeNumber(text) > most) throw new InvalidArgumentError(`Wanted at most ${most}.`);
    return Number(text);
  };
}
