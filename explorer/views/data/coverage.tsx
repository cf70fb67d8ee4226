import { EconomyCoverageDocument, type EconomyCoverageQuery, type FigureKind } from '../../__generated__/graphql.ts';
import { useAnswer } from '../../page/ask.ts';
import { Answered } from '../../parts/answered.tsx';
import { AsGraphql } from '../../parts/as-graphql.tsx';
import { format } from '../../parts/format.ts';
import { Picture } from '../../parts/picture.tsx';
import type { Sources } from '../../parts/sources.ts';
import { CoverageGrid } from '../../pictures/coverage-grid.tsx';
import { spansOf, spanText } from '../../pictures/year-spans.ts';

type Coverage = EconomyCoverageQuery['economyCoverage'][number];

const kinds: Readonly<Record<FigureKind, string>> = {
  TRADE: 'Exports',
  INVESTMENT: 'Investment',
  OUTPUT: 'Output',
  EMISSIONS: 'Emissions',
  VOTES: 'Votes',
};

/** Economies by years: which kinds of figures there are of whom. */
export function EconomiesCovered({ datasets }: { datasets: Sources['datasets'] }) {
  const answer = useAnswer(EconomyCoverageDocument, {});
  return (
    <Answered of={answer} what="what there is of each economy">
      {({ economyCoverage }) => <Drawn coverage={economyCoverage} datasets={datasets} />}
    </Answered>
  );
}

function Drawn({ coverage, datasets }: { coverage: readonly Coverage[]; datasets: Sources['datasets'] }) {
  const all = coverage.flatMap(({ covered }) => covered.flatMap(({ years }) => years));
  if (all.length === 0) return <p>No dataset speaks of economies by year.</p>;
  const span = [Math.min(...all), Math.max(...all)] as const;
  const silent = coverage.filter(({ covered }) => covered.length === 0);
  const used = new Set(coverage.flatMap(({ covered }) => covered.map(({ dataset }) => dataset.key)));
  const order = Object.keys(kinds) as FigureKind[];
  const byRegion = new Map<string, Coverage[]>();
  for (const one of coverage) {
    const region = one.economy.region ?? 'No region';
    byRegion.set(region, [...(byRegion.get(region) ?? []), one]);
  }
  const regions = [...byRegion].sort(([a], [b]) => a.localeCompare(b));
  return (
    <Picture
      title="Which economies, of which years"
      summary={`A row for each of ${format.number(coverage.length)} economies, by region and within it the best known first; a column for each year from ${span[0]} to ${span[1]}. Blank is what nobody states, which is not 0. ${silent.length === 0 ? '' : `Of ${format.number(silent.length)} no dataset speaks by year.`}`}
      sources={{
        datasets: datasets.filter(({ key }) => used.has(key)),
        years: { asked: span[1], used: span[1], membershipsOn: '', figures: [] },
      }}
      tools={<AsGraphql document={EconomyCoverageDocument} variables={{}} />}
      table={{
        columns: [
          { name: 'economy' },
          { name: 'region' },
          ...order.map((kind) => ({ name: kinds[kind].toLowerCase() })),
        ],
        rows: coverage.map((one) => [
          one.economy.name ?? one.economy.key,
          one.economy.region,
          ...order.map((kind) => spansOf(yearsOf(one, kind)).map(spanText).join(', ') || 'nothing'),
        ]),
      }}
    >
      {(width) => (
        <CoverageGrid
          panels={order.map((kind) => kinds[kind])}
          groups={regions.map(([name, of]) => ({
            name,
            rows: of
              .toSorted((a, b) => known(b) - known(a))
              .map((one) => ({
                name: one.economy.name ?? one.economy.key,
                years: order.map((kind) => yearsOf(one, kind)),
              })),
          }))}
          years={span}
          width={width}
          label="Kinds of figures that there are, by economy and year"
        />
      )}
    </Picture>
  );
}

/** Years of which any dataset states figures of a kind, in order. */
function yearsOf({ covered }: Coverage, kind: FigureKind): readonly number[] {
  const years = covered.filter((one) => one.kind === kind).flatMap((one) => one.years);
  return [...new Set(years)].sort((a, b) => a - b);
}

function known({ covered }: Coverage): number {
  return covered.reduce((sum, { years }) => sum + years.length, 0);
}
