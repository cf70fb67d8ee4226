/** A share as a fraction, exact or bounded; all null where the text is empty. */
export interface Percentage {
  readonly exactShare: number | null;
  readonly minShare: number | null;
  readonly maxShare: number | null;
  readonly minExclusive: boolean | null;
  readonly maxExclusive: boolean | null;
}

const unknown: Percentage = {
  exactShare: null,
  minShare: null,
  maxShare: null,
  minExclusive: null,
  maxExclusive: null,
};
const number = String.raw`(\d{1,3}(?:[.,]\d+)?)\s*%?`;
const range = new RegExp(`^${number}\\s*[-–—]\\s*${number}$`);
const bound = new RegExp(`^(>=|<=|>|<|≥|≤)?\\s*${number}$`);

/**
 * A percentage as registers write it: `75`, `12.5 %`, `12,5`, `48-51`, `>50`, `≤ 25%`.
 *
 * @returns undefined where the text is none, or not from 0 to 100.
 */
export function readPercentage(text: string): Percentage | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return unknown;
  const [, low, high] = range.exec(trimmed) ?? [];
  if (low !== undefined && high !== undefined) {
    const [minShare, maxShare] = [shareOf(low), shareOf(high)];
    return minShare <= maxShare && maxShare <= 1 ? { ...unknown, minShare, maxShare } : undefined;
  }
  const [, sign = '', only] = bound.exec(trimmed) ?? [];
  if (only === undefined || shareOf(only) > 1) return undefined;
  const share = shareOf(only);
  if (sign === '') return { ...unknown, exactShare: share };
  return />|≥/.test(sign)
    ? { ...unknown, minShare: share, minExclusive: sign === '>' }
    : { ...unknown, maxShare: share, maxExclusive: sign === '<' };
}

function shareOf(percent: string): number {
  return Number(percent.replace(',', '.')) / 100;
}
