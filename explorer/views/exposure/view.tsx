import {
  ExposureDocument,
  type ExposureQuery,
  type Membership,
  MembersOfBlocDocument,
} from '../../__generated__/graphql.ts';
import { useChoices } from '../../page/address.ts';
import { useAnswer } from '../../page/ask.ts';
import { Answered } from '../../parts/answered.tsx';
import { AsGraphql } from '../../parts/as-graphql.tsx';
import { blocColour, ownBloc, readBloc } from '../../parts/bloc.ts';
import { BlocPicker } from '../../parts/bloc-picker.tsx';
import { useEconomies } from '../../parts/economies.ts';
import { Why } from '../../parts/evidence.tsx';
import { Figure } from '../../parts/figure.tsx';
import { format } from '../../parts/format.ts';
import { flowOfPaths, nodeNames } from '../../parts/paths.ts';
import { Picture } from '../../parts/picture.tsx';
import { readSubject } from '../../parts/subject.ts';
import { useSubjectName } from '../../parts/subject-name.ts';
import { SubjectSearch } from '../../parts/subject-search.tsx';
import { YearPicker } from '../../parts/year-picker.tsx';
import { Bars } from '../../pictures/bars.tsx';
import { Flow } from '../../pictures/flow.tsx';
import { Interval } from '../../pictures/interval.tsx';
import { type OnMap, WorldMap } from '../../pictures/world-map.tsx';
import { Beside } from './beside.tsx';
import { MembershipPicker } from './membership-picker.tsx';
import { Memberships } from './memberships.tsx';
import { PathsList } from './paths-list.tsx';

/** What is asked unless the address says otherwise: the question that the command line answers at its start. */
const defaults = {
  subject: 'economy:MEX',
  to: 'china',
  year: '2011',
  membership: 'LOCATION',
  /** What it is compared with; nothing unless said. */
  beside: '',
  besideYear: '',
};

export function View() {
  const [chosen, choose] = useChoices(defaults);
  const subject = readSubject(chosen.subject);
  const variables = subject && {
    subject,
    to: readBloc(chosen.to),
    year: Number(chosen.year),
    membership: chosen.membership as Membership,
    paths: 12,
  };
  const answer = useAnswer(ExposureDocument, variables);
  const members = useMembers(chosen.to, chosen.year);
  const named = useSubjectName(chosen.subject);
  const besideNamed = useSubjectName(chosen.beside);

  return (
    <>
      <h1>How exposed is a supply chain to a bloc?</h1>
      <section className="question" aria-label="What is asked">
        <SubjectSearch value={chosen.subject} onChoose={(next) => choose({ subject: next })} />
        <BlocPicker
          value={chosen.to}
          onChoose={(to) => choose({ to })}
          {...(members.length > 0 && { startOfOwn: members })}
        />
        <YearPicker value={chosen.year} sources={['mrio', 'chain']} onChoose={(year) => choose({ year })} />
        <MembershipPicker value={chosen.membership as Membership} onChoose={(membership) => choose({ membership })} />
        {chosen.beside === '' ? (
          <button type="button" onClick={() => choose({ beside: chosen.subject, besideYear: chosen.year })}>
            Compare
          </button>
        ) : (
          <>
            <SubjectSearch
              label="Compared with"
              value={chosen.beside}
              onChoose={(beside) => choose({ beside, besideYear: chosen.besideYear || chosen.year })}
            />
            <YearPicker
              label="Its year"
              value={chosen.besideYear || chosen.year}
              sources={['mrio', 'chain']}
              onChoose={(besideYear) => choose({ besideYear })}
            />
            <button type="button" onClick={() => choose({ beside: '', besideYear: '' })}>
              Compare no more
            </button>
          </>
        )}
      </section>
      {subject === null && (
        <p role="alert" className="problems">
          “{chosen.subject}” names no subject. Choose one above.
        </p>
      )}
      <Answered of={answer} what="the exposure">
        {({ exposure }) => (
          <>
            <Exposure
              exposure={exposure}
              colour={blocColour(chosen.to)}
              asGraphql={<AsGraphql document={ExposureDocument} variables={variables} />}
              onChooseEconomy={(iso3) => choose({ to: toggled(members, iso3) })}
            />
            {chosen.beside !== '' && (
              <Beside
                exposure={exposure}
                named={`${named}, ${chosen.year}`}
                other={{ subject: chosen.beside, named: besideNamed, year: chosen.besideYear || chosen.year }}
                to={readBloc(chosen.to)}
                membership={chosen.membership as Membership}
                colour={blocColour(chosen.to)}
              />
            )}
          </>
        )}
      </Answered>
      {subject && answer.data && (
        <Memberships
          subject={subject}
          to={readBloc(chosen.to)}
          year={Number(chosen.year)}
          colour={blocColour(chosen.to)}
        />
      )}
    </>
  );
}

/** Codes of a bloc's members at the end of a year; those of a bloc of one's own are in the address. */
function useMembers(bloc: string, year: string): readonly string[] {
  const { id, members } = readBloc(bloc);
  const answer = useAnswer(MembersOfBlocDocument, id ? { bloc: id, on: `${year}-12-31` } : null);
  return members ?? answer.data?.bloc?.members.map(({ economy }) => economy.key) ?? [];
}

/** The bloc with an economy taken in, or out where it belongs to it already; the last member stays. */
function toggled(members: readonly string[], iso3: string): string {
  const others = members.filter((key) => key !== iso3);
  return ownBloc(others.length === members.length || others.length === 0 ? [...others, iso3] : others);
}

function Exposure({
  exposure,
  colour,
  asGraphql,
  onChooseEconomy,
}: {
  exposure: ExposureQuery['exposure'];
  colour: string;
  asGraphql: React.ReactNode;
  onChooseEconomy: (iso3: string) => void;
}) {
  const { share, lower, upper, face, hidden, unknown, usd, tiers, paths, entries } = exposure;
  const { number, percent } = format;
  const unit = 'of the value of the subject';
  const names = nodeNames(paths.nodes);
  const entryNames = nodeNames(entries);
  const flow = flowOfPaths(paths, colour);
  const interval = `at least ${percent(lower)}, at most ${percent(upper)}`;
  const tools = (of: string) => (
    <>
      {asGraphql}
      <Why of={of} finding={exposure} />
    </>
  );
  const untraced = tiers.at(-1)?.untraced ?? 0;

  return (
    <>
      <div className="figures">
        <Figure size="headline" label="Exposure" value={percent(share)} unit={unit} finding={exposure}>
          <p>
            Value that is the bloc’s, or whose trace upstream meets it at least once: {interval}, whoever the unknown
            suppliers are.
          </p>
        </Figure>
        <Figure label="On the face of it" value={percent(face)} unit={unit} finding={exposure}>
          <p>What the subject sees of it: itself and its direct suppliers.</p>
        </Figure>
        <Figure label="Hidden" value={percent(hidden)} unit={unit} finding={exposure}>
          <p>What it does not see: suppliers’ suppliers and beyond.</p>
        </Figure>
        <Figure label="In money" value={format.usd(usd)} unit="US dollars a year" finding={exposure} />
      </div>
      <Picture
        title="What is certain of it"
        summary={`The exposure is ${percent(share)}: ${interval}.`}
        sources={exposure}
        tools={tools('What is certain of it')}
        table={{
          columns: [{ name: 'bound' }, { name: 'exposure', unit: 'share', show: percent }],
          rows: [
            ['at least', lower],
            ['exposure', share],
            ['at most', upper],
            ['unknown suppliers', unknown],
          ],
        }}
      >
        {(width) => (
          <Interval
            {...{ lower, share, upper, colour, width }}
            label={`Exposure ${percent(share)}, ${interval}`}
            show={format.percentTick}
          />
        )}
      </Picture>
      <Picture
        title="The largest paths"
        summary={`From where the bloc is first met, at the left, to the subject at the right. These ${number(paths.paths.length)} paths are ${percent(paths.coveredOfExposure)} of the exposure; all others together are ${percent(paths.remainder)} of the value.`}
        sources={exposure}
        tools={tools('The largest paths')}
        table={{
          columns: [
            { name: 'path, from the subject upstream' },
            { name: 'of the value', unit: 'share', show: percent },
            { name: 'records' },
          ],
          rows: paths.paths.map((path) => [
            path.nodes.map((key) => names.get(key) ?? key).join(' ← '),
            path.share,
            path.hops.map(({ record }) => record).join(' '),
          ]),
        }}
      >
        {(width) => <Flow {...flow} width={width} label="The largest paths from the bloc to the subject" />}
      </Picture>
      <PathsList paths={paths} names={names} datasets={exposure.datasets} />
      <div className="grid">
        <Picture
          title="By tier"
          summary={`How far upstream the bloc is first met. After these tiers ${percent(untraced)} of the value is still on its way.`}
          sources={exposure}
          tools={tools('By tier')}
          table={{
            columns: [
              { name: 'tier', show: format.number },
              { name: 'meets the bloc', unit: 'share', show: percent },
              { name: 'up to here', unit: 'share', show: percent },
              { name: 'not yet traced', unit: 'share', show: percent },
            ],
            rows: tiers.map((tier) => [tier.tier, tier.share, tier.cumulative, tier.untraced]),
          }}
        >
          {(width) => (
            <Bars
              width={width}
              label="Exposure up to each tier"
              bars={tiers.map((tier) => ({
                label: tier.tier === 0 ? 'Itself' : tier.tier === 1 ? 'Direct suppliers' : `Tier ${tier.tier}`,
                parts: [
                  { name: 'nearer tiers', size: tier.cumulative - tier.share, colour: 'var(--elsewhere)' },
                  { name: 'meets the bloc here', size: tier.share, colour },
                ],
                text: percent(tier.share),
              }))}
            />
          )}
        </Picture>
        <Picture
          title="Where the bloc is first met"
          summary="Members at whose door value leaves the rest of the world for the bloc, and stays counted there."
          sources={exposure}
          tools={tools('Where the bloc is first met')}
          table={{
            columns: [
              { name: 'member' },
              { name: 'economy' },
              { name: 'of the value', unit: 'share', show: percent },
              { name: 'of the exposure', unit: 'share', show: percent },
            ],
            rows: entries.map((entry) => [
              entry.name ?? entry.key,
              entry.economies.map(({ key, name }) => name ?? key).join(', '),
              entry.share,
              entry.shareOfExposure,
            ]),
          }}
        >
          {(width) => (
            <Bars
              width={width}
              label="Exposure by where the bloc is first met"
              bars={entries.map((entry) => ({
                label: entryNames.get(entry.key) ?? entry.key,
                parts: [{ name: percent(entry.share), size: entry.share, colour }],
                text: percent(entry.share),
              }))}
            />
          )}
        </Picture>
      </div>
      <Origins exposure={exposure} colour={colour} tools={tools('On the map')} onChoose={onChooseEconomy} />
    </>
  );
}

function Origins({
  exposure,
  colour,
  tools,
  onChoose,
}: {
  exposure: ExposureQuery['exposure'];
  colour: string;
  tools: React.ReactNode;
  onChoose: (iso3: string) => void;
}) {
  const economies = useEconomies();
  const { number, percent } = format;
  const shares = new Map<string, { name: string; share: number }>();
  for (const { economies, share } of exposure.entries)
    for (const { key, name } of economies) {
      const before = shares.get(key)?.share ?? 0;
      shares.set(key, { name: name ?? key, share: before + share / economies.length });
    }
  const most = Math.max(...[...shares.values()].map(({ share }) => share), Number.MIN_VALUE);
  const figures = new Map<string, OnMap>(
    [...shares].map(([key, { name, share }]) => [key, { strength: share / most, text: `${name}: ${percent(share)}` }]),
  );
  return (
    <Picture
      title="On the map"
      summary={`Economies in which the bloc is first met, by the ${number(exposure.entries.length)} largest entries. A click takes an economy into the bloc, or out of it, as “Economies of your own” does in the field above.`}
      sources={exposure}
      tools={tools}
      table={{
        columns: [{ name: 'economy' }, { name: 'of the value', unit: 'share', show: percent }],
        rows: [...shares.values()].sort((a, b) => b.share - a.share).map(({ name, share }) => [name, share]),
      }}
    >
      {(width) => (
        <WorldMap
          economies={economies}
          figures={figures}
          colour={colour}
          width={width}
          label="Economies in which the bloc is first met"
          onChoose={onChoose}
        />
      )}
    </Picture>
  );
}
