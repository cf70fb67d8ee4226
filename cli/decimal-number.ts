import { InvalidArgumentError } from 'commander';

/** An option that is a number from 0 up, with a point for its decimals. */
export function decimalNumber(text: string): number {
  if (!/^\d{1,9}(\.\d{1,15})?$/.test(text)) throw new InvalidArgumentError('Wanted a number such as 0.5.');
  return Number(text);
}
