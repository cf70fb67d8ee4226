import {
  EconomyProfileDocument,
  type EconomyProfileQuery,
  EconomyStandingDocument,
  type EconomyStandingQuery,
} from '../../__generated__/graphql.ts';
import { useChoices } from '../../page/address.ts';
import { useAnswer } from '../../page/ask.ts';
import { Link } from '../../page/link.tsx';
import { Answered } from '../../parts/answered.tsx';
import { AsGraphql } from '../../parts/as-graphql.tsx';
import { blocColours, readBlocs } from '../../parts/bloc.ts';
import { useBlocNames } from '../../parts/bloc-names.ts';
import { BlocsPicker } from '../../parts/blocs-picker.tsx';
import { Why } from '../../parts/evidence.tsx';
import { Figure } from '../../parts/figure.tsx';
import { format } from '../../parts/format.ts';
import { Picture } from '../../parts/picture.tsx';
import { SubjectSearch } from '../../parts/subject-search.tsx';
import { YearPicker } from '../../parts/year-picker.tsx';
import { Bars } from '../../pictures/bars.tsx';
import { KnownGrid } from '../../pictures/known-grid.tsx';
import { ScoreBars } from '../../pictures/score-bars.tsx';
import { SmallLines } from '../../pictures/small-lines.tsx';
import { barOf } from '../connectors/conditions.ts';
import { knownRows, lacksOf } from './missing.ts';

const defaults = { economy: 'MEX', between: 'us china', year: '2012' };

type Profile = EconomyProfileQuery['economyProfile'];
type Tie = Profile['series'][number]['ties'][number];

export function View() {
  const [chosen, choose] = useChoices(defaults);
  const variables = { economy: chosen.economy, blocs: readBlocs(chosen.between) };
  const answer = useAnswer(EconomyProfileDocument, variables);
  const ofStanding = { ...variables, year: Number(chosen.year) };
  const standing = useAnswer(EconomyStandingDocument, answer.data && ofStanding);
  const economy = answer.data?.economyProfile.economy;
  const tools = (of: string, profile: Profile) => (
    <>
      <AsGraphql document={EconomyProfileDocument} variables={variables} />
      <Why of={of} finding={profile} />
    </>
  );

  return (
    <>
      <h1>How does {economy?.name ?? chosen.economy} stand between blocs?</h1>
      <section className="question" aria-label="What is asked">
        <SubjectSearch
          label="Economy"
          value={`economy:${chosen.economy}`}
          only={['economy']}
          onChoose={(subject) => choose({ economy: subject.slice('economy:'.length) })}
        />
        <BlocsPicker value={chosen.between} least={1} onChoose={(between) => choose({ between })} />
        <YearPicker
          label="Year of the standing"
          value={chosen.year}
          sources={['trade', 'mrio', 'unctad-fdi', 'baci', 'comtrade', 'wits', 'fdi-sdmx']}
          onChoose={(year) => choose({ year })}
        />
      </section>
      <Answered of={answer} what="the profile">
        {({ economyProfile: profile }) => (
          <>
            <Headline profile={profile} />
            {groups.map(({ title, summary, figures }) => (
              <Ties
                key={title}
                title={title}
                summary={summary}
                figures={figures}
                profile={profile}
                tools={tools(title, profile)}
              />
            ))}
          </>
        )}
      </Answered>
      <Answered of={standing} what="its standing">
        {({ economyProfile }) => (
          <Standing
            profile={economyProfile}
            between={chosen.between}
            tools={
              <>
                <AsGraphql document={EconomyStandingDocument} variables={ofStanding} />
                <Why of="Among the connectors" finding={economyProfile} />
              </>
            }
          />
        )}
      </Answered>
      {answer.data && (
        <div className="grid">
          <Concentration
            profile={answer.data.economyProfile}
            tools={tools('On how few it rests', answer.data.economyProfile)}
          />
          <Missing profile={answer.data.economyProfile} tools={tools('What is missing', answer.data.economyProfile)} />
        </div>
      )}
      {answer.data && <Treaties profile={answer.data.economyProfile} />}
    </>
  );
}

/** A figure of a tie, as it is drawn over time. */
interface TieFigure {
  readonly name: string;
  readonly unit: string;
  readonly show: (value: number) => string;
  readonly showTick?: (value: number) => string;
  of(tie: Tie): number | null;
}

const { percent } = format;
const share = (name: string, of: TieFigure['of']): TieFigure => ({
  name,
  unit: 'share',
  show: percent,
  showTick: format.percentTick,
  of,
});

const groups: readonly { readonly title: string; readonly summary: string; readonly figures: readonly TieFigure[] }[] =
  [
    {
      title: 'Trade in goods',
      summary: 'Shares of all that it sells and buys. Leverage is its own share of what the bloc imports.',
      figures: [
        share('Exports to the bloc', ({ exportsShare }) => exportsShare),
        share('Imports from the bloc', ({ importsShare }) => importsShare),
        share('Leverage over the bloc', ({ leverage }) => leverage),
      ],
    },
    {
      title: 'Direct investment',
      summary:
        'Shares of the positive flows of each year, as the economy reports them, or where it reports none its partners. A flow of 0 may mean that none is known.',
      figures: [
        share('Received from the bloc', ({ investmentFrom }) => investmentFrom?.share ?? null),
        share('Invested in the bloc', ({ investmentIn }) => investmentIn?.share ?? null),
      ],
    },
    {
      title: 'Treaties and votes',
      summary:
        'Members of the bloc that a trade agreement binds to it, and the distance between its ideal point and the mean of the members’ in the General Assembly.',
      figures: [
        share('Members bound by treaty', ({ agreements }) =>
          agreements === null || agreements.of === 0 ? null : agreements.members / agreements.of,
        ),
        {
          name: 'Deepest treaty',
          unit: 'provisions of 7',
          show: (value) => format.number(value),
          of: ({ agreements }) => agreements?.deepest ?? null,
        },
        {
          name: 'Distance in votes',
          unit: 'ideal points',
          show: (value) => format.number(value, 2),
          showTick: (value) => format.number(value, 1),
          of: ({ voteDistance }) => voteDistance,
        },
      ],
    },
    {
      title: 'Supply chains',
      summary:
        'Through all tiers of the input-output table: what of its output has met the bloc upstream, and what of the value it adds the bloc finally absorbs.',
      figures: [
        share('Exposure upstream', ({ upstream }) => upstream),
        share('Absorbed downstream', ({ downstream }) => downstream),
      ],
    },
  ];

/** The share of its trade with each bloc, of the last year that states any. */
function Headline({ profile }: { profile: Profile }) {
  const nameOf = useBlocNames();
  const last = profile.series.at(-1);
  const isMember = (bloc: string) => last?.ties.find((tie) => tie.bloc === bloc)?.degree === 1;
  return (
    <div className="figures">
      {profile.blocs.map((bloc) => {
        const { year, value } = lastKnown(profile, bloc, ({ vulnerability }) => vulnerability);
        return (
          <Figure
            key={bloc}
            label={`Trade with ${nameOf(bloc)}`}
            value={isMember(bloc) ? 'member' : percent(value)}
            unit={isMember(bloc) ? 'it belongs to the bloc' : 'of its exports and imports of goods'}
            finding={ofYear(profile, year)}
          >
            <p>Vulnerability: how much of its trade the economy would lose without the bloc.</p>
          </Figure>
        );
      })}
      {profile.blocs.map((bloc) => {
        const { year, value } = lastKnown(profile, bloc, ({ upstream }) => upstream);
        return (
          <Figure
            key={bloc}
            label={`Exposure to ${nameOf(bloc)}`}
            value={isMember(bloc) ? 'member' : percent(value)}
            unit={isMember(bloc) ? 'it belongs to the bloc' : 'of the value of its output'}
            finding={ofYear(profile, year)}
          >
            <p>
              What has met the bloc upstream, through all tiers.{' '}
              <Link to="exposure" choices={{ subject: `economy:${profile.economy.key}`, to: bloc, year }}>
                By which paths?
              </Link>
            </p>
          </Figure>
        );
      })}
    </div>
  );
}

function Ties({
  title,
  summary,
  figures,
  profile,
  tools,
}: {
  title: string;
  summary: string;
  figures: readonly TieFigure[];
  profile: Profile;
  tools: React.ReactNode;
}) {
  const nameOf = useBlocNames();
  const { series, blocs } = profile;
  const years = series.map(({ year }) => year);
  const colours = blocColours(blocs);
  return (
    <Picture
      title={title}
      summary={summary}
      sources={profile}
      tools={tools}
      table={{
        columns: [
          { name: 'year' },
          { name: 'bloc' },
          ...figures.map(({ name, unit, show }) => ({ name: name.toLowerCase(), unit, show })),
        ],
        rows: series.flatMap(({ year, ties }) =>
          ties.map((tie) => [String(year), nameOf(tie.bloc), ...figures.map(({ of }) => of(tie))]),
        ),
      }}
    >
      {(width) => (
        <SmallLines
          panels={figures.map(({ name, show, showTick, of }) => ({
            title: name,
            show,
            ...(showTick && { showTick }),
            lines: blocs.map((bloc) => ({
              name: nameOf(bloc),
              colour: colours.get(bloc) ?? '',
              values: series.map(({ ties }) => {
                const tie = ties.find((one) => one.bloc === bloc);
                return tie ? of(tie) : null;
              }),
            })),
          }))}
          years={years}
          width={width}
          label={`${title}, by bloc and year`}
        />
      )}
    </Picture>
  );
}

function Standing({
  profile,
  between,
  tools,
}: {
  profile: EconomyStandingQuery['economyProfile'];
  between: string;
  tools: React.ReactNode;
}) {
  const nameOf = useBlocNames();
  const [standing] = profile.series;
  if (!standing) return null;
  const { year, connector, connectorsRanked, missing } = standing;
  const ranking = (
    <Link to="connectors" choices={{ between, year }}>
      The ranking of {year}
    </Link>
  );
  if (connector === null)
    return (
      <section>
        <h2>Among the connectors</h2>
        <p>
          It has no place among them in {year}.{' '}
          {missing
            .filter(({ figure }) => figure === 'STANDING')
            .map(({ reason }) => reason)
            .join(' ')}
        </p>
      </section>
    );

  const { robustness, switching } = connector;
  const took = (switching ?? []).filter(({ replacesRival }) => replacesRival);
  return (
    <>
      <div className="figures">
        <Figure
          label="Rank among connectors"
          value={connector.rank === null ? 'none' : format.number(connector.rank)}
          unit={`of ${connectorsRanked}, score ${format.number(connector.score, 2)} of 1`}
          finding={profile}
        >
          <p>
            {percent(robustness.support)} of the ways to weigh the conditions give it just this rank
            {robustness.robust ? ': it is robust.' : ': it is the weights’ as much as the data’s.'}
          </p>
        </Figure>
      </div>
      <Picture
        title="Among the connectors"
        summary="Its score, and what each condition takes off it. A striped box is a condition that is not known."
        sources={profile}
        tools={tools}
        table={{
          columns: [{ name: 'condition' }, { name: 'score', unit: '0..1', show: (value) => format.number(value, 2) }],
          rows: connector.components.map(({ name, score }) => [name.toLowerCase(), score]),
        }}
      >
        {(width) => (
          <ScoreBars
            bars={[barOf(connector)]}
            width={width}
            label="Its score, with what each condition takes off it"
            show={(score) => format.number(score, score < 0.1 ? 2 : 1)}
            linkOf={() => ({ to: 'connectors', choices: { between, year } })}
          />
        )}
      </Picture>
      <p>
        {took.length === 0
          ? switching === null
            ? 'Whether it took the place of one bloc in the imports of another is not known: the trade data have no base year.'
            : 'It took the place of no bloc in the imports of another.'
          : took
              .map(
                ({ market, rival, gainInMarket, rivalInMarket, reroutes }) =>
                  `In the imports of ${nameOf(market)} its share changed by ${points(gainInMarket)} while that of ${nameOf(rival)} changed by ${points(rivalInMarket)}${reroutes ? ', and it buys more of that bloc than before' : ''}.`,
              )
              .join(' ')}{' '}
        {ranking}
      </p>
    </>
  );
}

/** A difference of shares, in percentage points. */
function points(difference: number | null): string {
  if (difference === null) return format.number(null);
  const sign = difference > 0 ? '+' : difference < 0 ? '−' : '';
  return `${sign}${format.number(Math.abs(100 * difference), 2)} percentage points`;
}

/** How far its markets, suppliers and investors are few, of the last year that states each. */
function Concentration({ profile, tools }: { profile: Profile; tools: React.ReactNode }) {
  const kinds = [
    { name: 'Markets', of: (year: Profile['series'][number]) => year.markets },
    { name: 'Suppliers', of: (year: Profile['series'][number]) => year.suppliers },
    { name: 'Investors', of: (year: Profile['series'][number]) => year.investors },
  ].map(({ name, of }) => {
    const year = profile.series.findLast((one) => of(one) !== null);
    return { name, year: year?.year ?? null, partners: year ? of(year) : null };
  });
  const nameOf = (partners: (typeof kinds)[number]['partners']) =>
    partners?.largest.name ?? partners?.largest.key ?? null;
  return (
    <Picture
      title="On how few it rests"
      summary="The largest partner’s share, and as many partners of equal weight as would be as diverse."
      sources={profile}
      tools={tools}
      table={{
        columns: [
          { name: 'ties' },
          { name: 'year' },
          { name: 'largest partner' },
          { name: 'its share', unit: 'share', show: percent },
          { name: 'equal partners', show: (value) => format.number(value, 1) },
          { name: 'Herfindahl index', unit: '0..1', show: (value) => format.number(value, 3) },
        ],
        rows: kinds.map(({ name, year, partners }) => [
          name,
          year === null ? null : String(year),
          nameOf(partners),
          partners?.largestShare ?? null,
          partners?.effectivePartners ?? null,
          partners?.herfindahl ?? null,
        ]),
      }}
    >
      {(width) => (
        <Bars
          width={width}
          most={1}
          label="Share of the largest partner in its markets, suppliers and investors"
          bars={kinds.map(({ name, year, partners }) => ({
            label: year === null ? name : `${name} ${year}`,
            parts: partners
              ? [{ name: nameOf(partners) ?? '', size: partners.largestShare, colour: 'var(--grey)' }]
              : [{ name: 'not known', size: 0.3, colour: '', striped: true }],
            text: partners
              ? `${width < 480 ? partners.largest.key : nameOf(partners)} ${percent(partners.largestShare)}, ${width < 480 ? '' : 'like '}${format.number(partners.effectivePartners, 1)}${width < 480 ? '' : ' equal ones'}`
              : 'not known',
          }))}
        />
      )}
    </Picture>
  );
}

function Missing({ profile, tools }: { profile: Profile; tools: React.ReactNode }) {
  const nameOf = useBlocNames();
  const { series, blocs } = profile;
  const lacks = lacksOf(series);
  return (
    <div className="stack">
      <Picture
        title="What is missing"
        summary="What the data loaded say of it in which year; half a box is known of some of the blocs only."
        sources={profile}
        tools={tools}
        table={{
          columns: [{ name: 'figure' }, { name: 'bloc' }, { name: 'years' }, { name: 'reason' }],
          rows: lacks.map(({ figure, bloc, years, reason }) => [
            figure,
            bloc === null ? 'all' : nameOf(bloc),
            years,
            reason,
          ]),
        }}
      >
        {(width) => (
          <KnownGrid
            rows={knownRows(series, blocs)}
            years={series.map(({ year }) => year)}
            width={width}
            label="What is known in which year"
          />
        )}
      </Picture>
      <ul>
        {lacks.map(({ figure, bloc, years, reason }) => (
          <li key={`${figure} ${bloc} ${reason}`}>
            <strong>{bloc === null ? figure : `${figure}, ${nameOf(bloc)}`}</strong> {years}: {reason}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The deepest agreements of the last year, by name. */
function Treaties({ profile }: { profile: Profile }) {
  const nameOf = useBlocNames();
  const last = profile.series.at(-1);
  return (
    <section className="stack">
      <h2>Its deepest trade agreements, {last?.year}</h2>
      {last?.ties.map(({ bloc, agreements }) => (
        <div key={bloc}>
          <h3>{nameOf(bloc)}</h3>
          {agreements === null ? (
            <p>Not known: no treaties are loaded, or the bloc has no member beside it.</p>
          ) : agreements.count === 0 ? (
            <p>None with any of its {format.number(agreements.of)} other members.</p>
          ) : (
            <ul>
              {agreements.agreements.map(({ key, name, depth }) => (
                <li key={key}>
                  {name ?? key}{' '}
                  <small className="soft">{depth === null ? 'depth not coded' : `depth ${depth} of 7`}</small>
                </li>
              ))}
              {agreements.count > agreements.agreements.length && (
                <li>{format.number(agreements.count - agreements.agreements.length)} more</li>
              )}
            </ul>
          )}
        </div>
      ))}
    </section>
  );
}

/** A figure of a tie in the last year that states it; with none the last year of all, and null. */
function lastKnown(
  profile: Profile,
  bloc: string,
  of: TieFigure['of'],
): { readonly year: number; readonly value: number | null } {
  const values = profile.series.flatMap(({ year, ties }) =>
    ties.filter((tie) => tie.bloc === bloc).map((tie) => ({ year, value: of(tie) })),
  );
  return values.findLast(({ value }) => value !== null) ?? { year: profile.years.used, value: null };
}

/** The finding as of one of its years: a figure is of that year, whatever the last one is. */
function ofYear(profile: Profile, year: number): Profile {
  return { ...profile, years: { ...profile.years, asked: year, used: year } };
}
