import {
  ConnectorsDocument,
  type ConnectorsQuery,
  MembersOfBlocsDocument,
  RobustnessOfRanksDocument,
  type RobustnessOfRanksQuery,
} from '../../__generated__/graphql.ts';
import { goTo, hrefOf, useChoices } from '../../page/address.ts';
import { useAnswer } from '../../page/ask.ts';
import { Answered } from '../../parts/answered.tsx';
import { AsGraphql } from '../../parts/as-graphql.tsx';
import { blocColours, readBloc, readBlocs } from '../../parts/bloc.ts';
import { useBlocNames } from '../../parts/bloc-names.ts';
import { BlocsPicker } from '../../parts/blocs-picker.tsx';
import { useEconomies } from '../../parts/economies.ts';
import { Why } from '../../parts/evidence.tsx';
import { Figure } from '../../parts/figure.tsx';
import { format } from '../../parts/format.ts';
import { Picture } from '../../parts/picture.tsx';
import { YearPicker } from '../../parts/year-picker.tsx';
import { rankOf } from '../../pictures/rank-of.ts';
import { RankRanges } from '../../pictures/rank-ranges.tsx';
import { type Point, Scatter } from '../../pictures/scatter.tsx';
import { ScoreBars } from '../../pictures/score-bars.tsx';
import { type OnMap, WorldMap } from '../../pictures/world-map.tsx';
import { barOf, conditions } from './conditions.ts';
import { TradePicker } from './trade-picker.tsx';

const defaults = { between: 'us china', year: '2012', trade: '10', first: '15' };

type Connectors = ConnectorsQuery['connectors'];
type Item = Connectors['items'][number];

export function View() {
  const [chosen, choose] = useChoices(defaults);
  const blocs = chosen.between.split(' ').filter(Boolean);
  const first = Number(chosen.first);
  const variables = {
    between: readBlocs(chosen.between),
    year: Number(chosen.year),
    tradingAtLeast: Number(chosen.trade) * 1e9 || null,
  };
  const answer = useAnswer(ConnectorsDocument, variables);
  const ofRobustness = { ...variables, first };
  const robustness = useAnswer(RobustnessOfRanksDocument, answer.data && ofRobustness);
  /** The profile of an economy between the same blocs. */
  const linkOf = (economy: string) => ({
    to: 'economy',
    choices: { economy, between: chosen.between, year: chosen.year },
  });

  return (
    <>
      <h1>Which economies connect blocs without belonging to one?</h1>
      <section className="question" aria-label="What is asked">
        <BlocsPicker value={chosen.between} least={2} onChoose={(between) => choose({ between })} />
        <YearPicker
          value={chosen.year}
          sources={['trade', 'mrio', 'baci', 'comtrade', 'wits']}
          onChoose={(year) => choose({ year })}
        />
        <TradePicker value={chosen.trade} onChoose={(trade) => choose({ trade })} />
      </section>
      <Answered of={answer} what="the ranking">
        {({ connectors }) => {
          const tools = (of: string) => (
            <>
              <AsGraphql document={ConnectorsDocument} variables={variables} />
              <Why of={of} finding={connectors} />
            </>
          );
          return (
            <>
              <Headline connectors={connectors} blocs={blocs} />
              <Ranking
                connectors={connectors}
                pairs={blocs.length > 2}
                first={first}
                linkOf={linkOf}
                tools={tools('Ranking')}
              />
              {first < connectors.items.length && (
                <button type="button" onClick={() => choose({ first: String(first + 15) })}>
                  15 more
                </button>
              )}
              <div className="grid">
                <ThereAndBack connectors={connectors} blocs={blocs} linkOf={linkOf} tools={tools('There and back')} />
                <Quadrants
                  connectors={connectors}
                  blocs={blocs}
                  linkOf={linkOf}
                  tools={tools('Leverage and vulnerability')}
                />
              </div>
            </>
          );
        }}
      </Answered>
      <Answered of={robustness} what="how robust the ranks are">
        {({ connectors }) => (
          <Robustness
            connectors={connectors}
            linkOf={linkOf}
            tools={
              <>
                <AsGraphql document={RobustnessOfRanksDocument} variables={ofRobustness} />
                <WhyRobust connectors={connectors} />
              </>
            }
          />
        )}
      </Answered>
      {answer.data && (
        <OnTheMap
          blocs={blocs}
          connectors={answer.data.connectors}
          linkOf={linkOf}
          tools={
            <>
              <AsGraphql document={ConnectorsDocument} variables={variables} />
              <Why of="On the map" finding={answer.data.connectors} />
            </>
          }
        />
      )}
    </>
  );
}

/** Whoever belongs to a bloc on a day, in part or in whole, by code. */
function useMembers(on: string): (bloc: string) => readonly string[] {
  const blocs = useAnswer(MembersOfBlocsDocument, { on }).data?.blocs.nodes ?? [];
  return (bloc) =>
    readBloc(bloc).members ?? blocs.find(({ key }) => key === bloc)?.members.map(({ economy }) => economy.key) ?? [];
}

interface Shown {
  readonly connectors: Connectors;
  readonly linkOf: (economy: string) => { readonly to: string; readonly choices: Readonly<Record<string, string>> };
  readonly tools: React.ReactNode;
}

function Headline({ connectors, blocs }: { connectors: Connectors; blocs: readonly string[] }) {
  const nameOf = useBlocNames();
  const { items, throughAny, totalCount } = connectors;
  const best = items[0];
  const [one = '', other = ''] = blocs.map(nameOf);
  const ofTable = ofFigure(connectors, 'input-output table');
  const inTable = items.filter(({ intermediation }) => intermediation.there !== null).length;
  return (
    <div className="figures">
      {best && (
        <Figure
          size="headline"
          label="Connects best"
          value={best.economy.name ?? best.economy.key}
          unit={`score ${format.number(best.score, 2)} of 1, rank ${best.rank} of ${totalCount}`}
          finding={{ ...connectors, coverage: { ...connectors.coverage, ...coverageOf(best.coverage) } }}
        >
          <p>
            Of the {items.length} economies shown. {format.percent(best.coverage)} of the conditions are known of it;
            whether its rank would survive other weights is said below.
          </p>
        </Figure>
      )}
      <Figure
        label="Through third economies, there"
        value={format.percent(throughAny.there)}
        unit={`of what ${one} earns in ${other}`}
        finding={ofTable}
      >
        <p>
          Value added in the first bloc that a third economy works on before the second finally uses it, by the
          input-output table. {inTable} of the economies shown stand in it by themselves.
        </p>
      </Figure>
      <Figure
        label="And back"
        value={format.percent(throughAny.back)}
        unit={`of what ${other} earns in ${one}`}
        finding={ofTable}
      />
    </div>
  );
}

function Ranking({ connectors, pairs, first, linkOf, tools }: Shown & { pairs: boolean; first: number }) {
  const shown = connectors.items.slice(0, first);
  const { number, percent } = format;
  return (
    <Picture
      title="Ranking"
      summary={`The first ${number(shown.length)} of the ${number(connectors.items.length)} economies shown, ranked among all ${number(connectors.totalCount)}. The plain bar is the score; what follows up to 1 is what each condition takes off it. A striped box is a condition that is not known: it is left out, and the others weigh more.${pairs ? ' Bars are of the pair of blocs that each connects best, the number behind them is the score over all pairs.' : ''}`}
      sources={connectors}
      tools={tools}
      table={{
        columns: [
          { name: 'rank', show: number },
          { name: 'economy' },
          { name: 'score', unit: '0..1', show: (value) => number(value, 2) },
          { name: 'conditions known', unit: 'share', show: percent },
          ...conditions.map(({ words }) => ({ name: words, unit: '0..1', show: (value: number) => number(value, 2) })),
          { name: 'trade', unit: 'usd', show: format.usd },
        ],
        rows: shown.map(({ rank, economy, score, coverage, components, tradeUsd }) => [
          rank,
          economy.name ?? economy.key,
          score,
          coverage,
          ...conditions.map(({ name }) => components.find((component) => component.name === name)?.score ?? null),
          tradeUsd,
        ]),
      }}
    >
      {(width) => (
        <ScoreBars
          bars={shown.map(barOf)}
          width={width}
          label="Connectors by score, with what each condition takes off it"
          show={(score) => number(score, score < 0.1 ? 2 : 1)}
          linkOf={linkOf}
        />
      )}
    </Picture>
  );
}

function ThereAndBack({ connectors, blocs, linkOf, tools }: Shown & { blocs: readonly string[] }) {
  const nameOf = useBlocNames();
  const [one = '', other = ''] = blocs.map(nameOf);
  const known = connectors.items.filter(({ intermediation: { there, back } }) => there !== null && back !== null);
  const byPassage = [...known].sort((a, b) => passage(b) - passage(a));
  const named = new Set(byPassage.slice(0, 10).map(({ economy }) => economy.key));
  const colours = blocColours(blocs);
  const points = known.map(
    (item): Point => ({
      ...pointOf(item, colours),
      x: Math.max(0, item.intermediation.there ?? 0),
      y: Math.max(0, item.intermediation.back ?? 0),
      text: `${nameOfItem(item)}: ${format.percent(item.intermediation.there)} there, ${format.percent(item.intermediation.back)} back, trade ${format.usd(item.tradeUsd)}`,
      named: named.has(item.economy.key),
    }),
  );
  const pairs =
    blocs.length > 2 ? ' Of the pair of blocs that each connects best; whoever belongs to a bloc has its colour.' : '';
  return (
    <Picture
      title="What goes there and back through them"
      summary={`Each circle is an economy, as large as its trade. Of the ${format.number(connectors.items.length)} shown the input-output table has ${format.number(known.length)} by themselves; of the others nobody knows.${pairs}`}
      sources={connectors}
      tools={tools}
      table={{
        columns: [
          { name: 'economy' },
          { name: 'there', unit: 'share', show: format.percent },
          { name: 'back', unit: 'share', show: format.percent },
          { name: 'trade', unit: 'usd', show: format.usd },
        ],
        rows: connectors.items.map((item) => [
          nameOfItem(item),
          item.intermediation.there,
          item.intermediation.back,
          item.tradeUsd,
        ]),
      }}
    >
      {(width) => (
        <Scatter
          points={points}
          x={{ label: blocs.length > 2 ? 'there →' : `${one} → ${other}`, show: format.percentTick, scale: 'root' }}
          y={{ label: blocs.length > 2 ? '↑ back' : `${other} → ${one}`, show: format.percentTick, scale: 'root' }}
          width={width}
          label="Economies by what of the blocs’ exchange passes them, in both directions"
          onChoose={(economy) => open(linkOf(economy))}
        />
      )}
    </Picture>
  );
}

function Quadrants({ connectors, blocs, linkOf, tools }: Shown & { blocs: readonly string[] }) {
  const colours = blocColours(blocs);
  const { usual } = connectors;
  const { percent } = format;
  const known = connectors.items.filter(({ quadrant }) => quadrant !== null);
  const bySize = [...known].sort((a, b) => (b.leverage ?? 0) - (a.leverage ?? 0));
  const named = new Set(bySize.slice(0, 12).map(({ economy }) => economy.key));
  return (
    <Picture
      title="Who needs whom"
      summary={`Leverage is the largest share of a bloc’s imports that comes from the economy, vulnerability the largest share of its own trade that is with one. The lines are the medians of all economies in none of them: ${percent(usual.leverage)} and ${percent(usual.vulnerability)}. At the bottom are those who sell next to nothing to any.`}
      sources={connectors}
      tools={tools}
      table={{
        columns: [
          { name: 'economy' },
          { name: 'quadrant' },
          { name: 'leverage', unit: 'share', show: percent },
          { name: 'vulnerability', unit: 'share', show: percent },
          { name: 'trade', unit: 'usd', show: format.usd },
        ],
        rows: connectors.items.map((item) => [
          nameOfItem(item),
          item.quadrant === null ? 'none: a member, or not known' : quadrants[item.quadrant],
          item.leverage,
          item.vulnerability,
          item.tradeUsd,
        ]),
      }}
    >
      {(width) => (
        <Scatter
          points={known.map(
            (item): Point => ({
              ...pointOf(item, colours),
              x: item.vulnerability ?? 0,
              y: item.leverage ?? 0,
              text: `${nameOfItem(item)}: leverage ${percent(item.leverage)}, vulnerability ${percent(item.vulnerability)}, ${quadrants[item.quadrant ?? 'PERIPHERAL']}`,
              named: named.has(item.economy.key),
            }),
          )}
          x={{
            label: 'vulnerability',
            show: format.percentTick,
            scale: 'root',
            ...(usual.vulnerability !== null && { line: { at: usual.vulnerability, name: '' } }),
          }}
          y={{
            label: 'leverage',
            show: format.percentTick,
            scale: 'log',
            ...(usual.leverage !== null && { line: { at: usual.leverage, name: '' } }),
          }}
          corners={['strong', 'contested', 'peripheral', 'dependent']}
          width={width}
          label="Economies by leverage over the blocs and vulnerability to them"
          onChoose={(economy) => open(linkOf(economy))}
        />
      )}
    </Picture>
  );
}

function Robustness({
  connectors,
  linkOf,
  tools,
}: {
  connectors: RobustnessOfRanksQuery['connectors'];
  linkOf: Shown['linkOf'];
  tools: React.ReactNode;
}) {
  const { number, percent } = format;
  const { items } = connectors;
  const robust = items.filter(({ robustness }) => robustness.robust).length;
  const words = (share: number | null, isRobust: boolean | null) =>
    share === null ? 'no rank' : `${percent(share)}${isRobust ? ', robust' : ''}`;
  return (
    <Picture
      title="How robust is each rank?"
      summary={`Every rank of ${number(1_001)} ways to weigh the conditions, stronger where more of them agree. The ring is the rank above, behind it how many ways give just that one. A rank is robust where nine in ten do: ${number(robust)} of these ${number(items.length)} are.`}
      sources={connectors}
      tools={tools}
      table={{
        columns: [
          { name: 'rank', show: number },
          { name: 'economy' },
          { name: 'ways that give this rank', unit: 'share', show: percent },
          { name: 'robust' },
          { name: 'rank in nine of ten ways, from', show: number },
          { name: 'to', show: number },
          ...conditions.map(({ words }) => ({ name: `rank without ${words}`, show: (value: number) => number(value) })),
        ],
        rows: items.map(({ rank, economy, robustness: { support, robust, acceptability, leaveOneOut } }) => [
          rank,
          economy.name ?? economy.key,
          support,
          robust === null ? null : robust ? 'yes' : 'no',
          rankOf(acceptability, 0.05),
          rankOf(acceptability, 0.95),
          ...conditions.map(({ name }) => leaveOneOut.find((without) => without.name === name)?.rank ?? null),
        ]),
      }}
    >
      {(width) => (
        <RankRanges
          ranges={items.map(({ economy, rank, robustness: { support, robust, acceptability } }) => ({
            key: economy.key,
            name: economy.name ?? economy.key,
            rank,
            shares: acceptability,
            text: words(support, robust),
          }))}
          width={width}
          label="Ranks that come out when the conditions are weighed otherwise"
          linkOf={linkOf}
        />
      )}
    </Picture>
  );
}

function WhyRobust({ connectors }: { connectors: RobustnessOfRanksQuery['connectors'] }) {
  const method = connectors.measures.find(({ key }) => key === 'rank-acceptability');
  return (
    <Why of="How robust is each rank?" finding={connectors}>
      {method && (
        <p>
          <strong>{method.name}.</strong> {method.description} <span className="soft">{method.source}</span>
        </p>
      )}
    </Why>
  );
}

function OnTheMap({ connectors, blocs, linkOf, tools }: Shown & { blocs: readonly string[] }) {
  const economies = useEconomies();
  const membersOf = useMembers(connectors.years.membershipsOn);
  const nameOf = useBlocNames();
  const most = Math.max(...connectors.items.map(({ score }) => score ?? 0), Number.MIN_VALUE);
  const figures = new Map<string, OnMap>(
    connectors.items.map((item) => [
      item.economy.key,
      {
        strength: item.score === null ? null : (item.score / most) ** 2,
        text: `${nameOfItem(item)}: ${item.score === null ? 'nothing known' : `score ${format.number(item.score, 2)}, rank ${item.rank}`}`,
      },
    ]),
  );
  const colours = blocColours(blocs);
  for (const bloc of blocs)
    for (const economy of membersOf(bloc)) {
      const name = economies.find(({ key }) => key === economy)?.name ?? economy;
      figures.set(economy, {
        strength: 1,
        colour: colours.get(bloc) ?? '',
        text: `${name}: belongs to ${nameOf(bloc)}`,
      });
    }
  return (
    <Picture
      title="On the map"
      summary="The stronger the shade, the higher the score; economies that belong to a bloc, in part or in whole, have its colour, and those not shown none. A click opens the profile, as the names above do."
      sources={connectors}
      tools={tools}
      table={{
        columns: [
          { name: 'economy' },
          { name: 'score', unit: '0..1', show: (value) => format.number(value, 2) },
          { name: 'rank', show: format.number },
          { name: 'belongs to' },
        ],
        rows: connectors.items.map((item) => [
          nameOfItem(item),
          item.score,
          item.rank,
          item.memberOf.map(nameOf).join(', ') || 'none',
        ]),
      }}
    >
      {(width) => (
        <WorldMap
          economies={economies}
          figures={figures}
          colour="var(--ink)"
          width={width}
          label="Economies by how far they connect the blocs"
          onChoose={(economy) => open(linkOf(economy))}
        />
      )}
    </Picture>
  );
}

/** How much is known of one economy. */
function coverageOf(share: number): Pick<Connectors['coverage'], 'level' | 'unknownShare' | 'membersNotShown'> {
  return { level: share >= 1 ? 'FULL' : 'PARTIAL', unknownShare: 1 - share, membersNotShown: [] };
}

/** The finding as of one of the figures that it rests on: of its year, and without what is unknown of the others. */
function ofFigure(connectors: Connectors, figure: string): Connectors {
  const used = connectors.years.figures.find((one) => one.figure === figure)?.year;
  return {
    ...connectors,
    years: { ...connectors.years, used: used ?? connectors.years.used },
    coverage: { ...connectors.coverage, level: used === undefined ? 'NONE' : 'PARTIAL', unknownShare: 0 },
  };
}

const quadrants: Readonly<Record<NonNullable<Item['quadrant']>, string>> = {
  STRONG_CONNECTOR: 'strong connector',
  CONTESTED: 'contested',
  DEPENDENT: 'dependent',
  PERIPHERAL: 'peripheral',
};

function pointOf({ economy, tradeUsd, memberOf: [bloc = ''] }: Item, colours: ReadonlyMap<string, string>) {
  return {
    key: economy.key,
    name: economy.name ?? economy.key,
    size: tradeUsd ?? 0,
    colour: colours.get(bloc) ?? 'var(--grey)',
  };
}

function passage({ intermediation: { there, back } }: Item): number {
  return (there ?? 0) + (back ?? 0);
}

function nameOfItem({ economy }: Item): string {
  return economy.name ?? economy.key;
}

function open({ to, choices }: ReturnType<Shown['linkOf']>): void {
  goTo(hrefOf(to, choices));
  window.scrollTo(0, 0);
}
