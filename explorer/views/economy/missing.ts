import type { EconomyProfileQuery, ProfileFigure } from '../../__generated__/graphql.ts';
import type { KnownRow } from '../../pictures/known-grid.tsx';

type Year = Pick<EconomyProfileQuery['economyProfile']['series'][number], 'year' | 'missing'>;

/** What a profile may lack, as its pictures call it. The standing is asked of one year alone, and said there. */
const figures: Readonly<Partial<Record<ProfileFigure, string>>> = {
  TRADE: 'Trade',
  LEVERAGE: 'Leverage',
  INWARD_INVESTMENT: 'Investment in it',
  OUTWARD_INVESTMENT: 'Investment by it',
  AGREEMENTS: 'Treaties',
  VOTES: 'Votes',
  EXPOSURE: 'Supply chains',
  MEMBERS: 'Members of the blocs',
};

/** One reason for which figures are not known, and the years it holds in. */
export interface Lack {
  readonly figure: string;
  /** Null for all of them. */
  readonly bloc: string | null;
  readonly years: string;
  readonly reason: string;
}

/** What is known in which year; in part where it lacks of some blocs only. */
export function knownRows(series: readonly Year[], blocs: readonly string[]): readonly KnownRow[] {
  return Object.entries(figures).map(([figure, name]) => ({
    name,
    cells: series.map(({ missing }) => {
      const lacks = missing.filter((lack) => lack.figure === figure);
      const ofAll =
        lacks.some(({ bloc }) => bloc === null) || blocs.every((key) => lacks.some(({ bloc }) => bloc === key));
      // What trade has not, who needs whom more has not either.
      const noTrade = figure === 'LEVERAGE' ? missing.filter((lack) => lack.figure === 'TRADE') : [];
      return {
        known:
          ofAll || noTrade.length > 0 ? ('none' as const) : lacks.length > 0 ? ('part' as const) : ('all' as const),
        why: [...lacks, ...noTrade].map(({ reason, bloc }) => (bloc ? `${bloc}: ${reason}` : reason)).join(' '),
      };
    }),
  }));
}

/** The reasons why figures are not known, each once with all the years that it holds in. */
export function lacksOf(series: readonly Year[]): readonly Lack[] {
  const found = new Map<string, { figure: ProfileFigure; bloc: string | null; years: number[]; reason: string }>();
  for (const { year, missing } of series)
    for (const { figure, bloc, reason } of missing) {
      if (figures[figure] === undefined) continue;
      const ofAnyYear = reason.replaceAll(new RegExp(`\\b${year}\\b`, 'g'), 'the year');
      const key = [figure, bloc, ofAnyYear].join('|');
      const lack = found.get(key) ?? { figure, bloc, years: [], reason: ofAnyYear };
      lack.years.push(year);
      found.set(key, lack);
    }
  return [...found.values()].map(({ figure, bloc, years, reason }) => ({
    figure: figures[figure] ?? figure,
    bloc,
    years: yearRuns(years),
    reason: reason.replace('the year-12-31', '31 December of the year'),
  }));
}

/** Years as people write them: `2008, 2010–2012`. */
export function yearRuns(years: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const year of years) {
    const last = runs.at(-1);
    if (last && last[1] === year - 1) last[1] = year;
    else runs.push([year, year]);
  }
  return runs.map(([from, to]) => (from === to ? String(from) : `${from}–${to}`)).join(', ');
}
