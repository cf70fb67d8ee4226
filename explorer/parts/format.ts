/** How numbers are written, by the visitor's locale. Only here does a share become a percentage. */
export interface Format {
  /** A share, 0..1, as a percentage; small ones with more digits, so that 0.0004 is not 0 %. */
  percent(share: number | null | undefined): string;
  /** A change as a fraction of before, as a percentage with its sign. */
  change(fraction: number | null | undefined): string;
  /** A round share or change, as the scale of a picture has it: `5%`, `+2.5%`. */
  percentTick(share: number): string;
  changeTick(fraction: number): string;
  /** US dollars, short: `$26.2B`. */
  usd(usd: number | null | undefined): string;
  /** A plain number, with so many digits behind the point. */
  number(value: number | null | undefined, digits?: number): string;
}

/** What stands where a number is not known: never 0, never an empty cell. */
export const notKnown = 'not known';

/** The way numbers are written in a locale, such as `de-CH`. */
export function formatFor(locale: string | undefined): Format {
  const known = (value: number | null | undefined, write: (value: number) => string) =>
    value === null || value === undefined ? notKnown : write(value);
  const percentWith = (digits: number, signDisplay: 'auto' | 'exceptZero') =>
    new Intl.NumberFormat(locale, {
      style: 'percent',
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
      signDisplay,
    });
  const coarse = { auto: percentWith(1, 'auto'), exceptZero: percentWith(1, 'exceptZero') };
  const medium = { auto: percentWith(2, 'auto'), exceptZero: percentWith(2, 'exceptZero') };
  const fine = { auto: percentWith(4, 'auto'), exceptZero: percentWith(4, 'exceptZero') };
  const round = (signDisplay: 'auto' | 'exceptZero') =>
    new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 4, signDisplay });
  const ticks = { auto: round('auto'), exceptZero: round('exceptZero') };
  const dollars = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: 'USD',
    notation: 'compact',
    maximumSignificantDigits: 3,
  });

  const percentage = (share: number, sign: 'auto' | 'exceptZero') => {
    const size = Math.abs(share);
    const digits = size === 0 || size >= 0.1 ? coarse : size >= 0.001 ? medium : fine;
    return digits[sign].format(share);
  };
  return {
    percent: (share) => known(share, (value) => percentage(value, 'auto')),
    change: (fraction) => known(fraction, (value) => percentage(value, 'exceptZero')),
    percentTick: (share) => ticks.auto.format(share),
    changeTick: (fraction) => ticks.exceptZero.format(fraction),
    usd: (usd) => known(usd, (value) => dollars.format(value)),
    number: (value, digits = 0) =>
      known(value, (some) =>
        new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(some),
      ),
  };
}

/** The visitor's own. */
export const format: Format = formatFor((globalThis as { navigator?: { language?: string } }).navigator?.language);
