import { useId } from 'react';
import { FirmDocument, type FirmQuery } from '../../__generated__/graphql.ts';
import { useChoices } from '../../page/address.ts';
import { useAnswer } from '../../page/ask.ts';
import { Answered } from '../../parts/answered.tsx';
import { AsGraphql } from '../../parts/as-graphql.tsx';
import { Why } from '../../parts/evidence.tsx';
import { Figure } from '../../parts/figure.tsx';
import { format } from '../../parts/format.ts';
import { Picture } from '../../parts/picture.tsx';
import { readSubject } from '../../parts/subject.ts';
import { SubjectSearch } from '../../parts/subject-search.tsx';
import { Bars } from '../../pictures/bars.tsx';
import { ControlByNotion } from './control.tsx';
import { rangeText } from './holdings.ts';
import { HoldingsPicture } from './holdings-picture.tsx';
import { readOpened } from './opened.ts';
import { Suppliers } from './suppliers.tsx';
import { Verdicts } from './verdicts.tsx';
import './firm.css';

/** What is asked unless the address says otherwise: the invented firm of the starter. */
const defaults = { subject: 'firm:quimera', on: '2011-12-31', open: '' };

export function View() {
  const [chosen, choose] = useChoices(defaults);
  const firm = readSubject(chosen.subject)?.firm;
  const variables = firm === undefined ? null : { firm, on: chosen.on };
  const answer = useAnswer(FirmDocument, variables);
  const id = useId();

  return (
    <>
      <h1>Who owns and controls a firm?</h1>
      <section className="question" aria-label="What is asked">
        <SubjectSearch
          label="Firm"
          value={chosen.subject}
          only={['firm']}
          onChoose={(subject) => choose({ subject, open: undefined })}
        />
        <div className="field">
          <label htmlFor={id}>Day</label>
          <input
            id={id}
            type="date"
            value={chosen.on}
            onChange={({ target }) => target.value && choose({ on: target.value }, true)}
          />
        </div>
      </section>
      {firm === undefined ? (
        <p role="alert" className="problems">
          “{chosen.subject}” names no firm. Choose one above.
        </p>
      ) : (
        <>
          <Answered of={answer} what="the owners">
            {(data) => (
              <Owners {...data} on={chosen.on} tools={<AsGraphql document={FirmDocument} variables={variables} />} />
            )}
          </Answered>
          {answer.data?.firm && (
            <>
              <HoldingsPicture
                key={firm}
                focus={firm}
                on={chosen.on}
                opened={new Map([[firm, 1], ...readOpened(chosen.open)])}
                ownership={answer.data.ownership}
                onOpen={(open) => choose({ open: open === '' ? undefined : open })}
              />
              <ControlByNotion firm={firm} on={chosen.on} />
              <Verdicts firm={answer.data.firm} on={chosen.on} />
              <Suppliers firm={firm} on={chosen.on} />
            </>
          )}
        </>
      )}
    </>
  );
}

function Owners({ firm, ownership, on, tools }: FirmQuery & { on: string; tools: React.ReactNode }) {
  const { unknown, ultimateOwners, closedLoops, crossHoldings, undisclosedHolders } = ownership;
  const { percent } = format;
  const owners = ultimateOwners.nodes;
  const [largest] = owners;
  const inLoops = closedLoops.reduce((sum, { share }) => sum + share, 0);
  const listed = owners.reduce((sum, { share }) => sum + share, 0);
  const others = Math.max(0, 1 - listed - inLoops - unknown);
  const title = 'Who owns it in the end';
  if (firm === null) return null;

  return (
    <>
      <Facts firm={firm} />
      <div className="figures">
        <Figure
          size="headline"
          label="Owner unknown"
          value={percent(unknown)}
          unit={`of the firm, on ${on}`}
          finding={ownership}
        >
          <p>What ends with holders whom nobody states, free float among them.</p>
        </Figure>
        {largest && (
          <Figure
            label={`Largest owner: ${largest.party.name ?? largest.party.key}`}
            value={rangeText(largest.range.lower, largest.range.upper)}
            unit={`of the firm; at most ${percent(largest.range.upperWithUnknown)} with all that nobody states`}
            finding={ownership}
          >
            <Chains owner={largest} />
          </Figure>
        )}
        {inLoops > 0 && (
          <Figure
            label="Owned by nobody outside"
            value={percent(inLoops)}
            unit="in the hands of companies that only hold each other"
            finding={ownership}
          />
        )}
      </div>
      <Picture
        title={title}
        summary={`Through all chains of holdings: what each has for certain, and up to where the stated ranges let it go. ${ultimateOwners.totalCount > owners.length ? `The largest ${owners.length} of ${format.number(ultimateOwners.totalCount)}.` : ''}`}
        sources={ownership}
        tools={
          <>
            {tools}
            <Why of={title} finding={ownership}>
              {owners.map((owner) => (
                <Chains key={owner.party.key} owner={owner} />
              ))}
            </Why>
          </>
        }
        table={{
          columns: [
            { name: 'owner' },
            { name: 'kind' },
            { name: 'seat' },
            { name: 'for certain', unit: 'share', show: percent },
            { name: 'at most', unit: 'share', show: percent },
            { name: 'at most with the unknown', unit: 'share', show: percent },
          ],
          rows: [
            ...owners.map(({ party, range }) => [
              party.name ?? party.key,
              party.kind.toLowerCase(),
              party.seats.map(({ economy }) => economy.name ?? economy.key).join(', '),
              range.lower,
              range.upper,
              range.upperWithUnknown,
            ]),
            ...closedLoops.map(({ parties, share }) => [
              parties.map(({ name, key }) => name ?? key).join(', '),
              'closed loop',
              '',
              share,
              share,
              share,
            ]),
            ['nobody stated', '', '', unknown, unknown, unknown],
          ],
        }}
      >
        {(width) => (
          <Bars
            width={width}
            label={title}
            most={1}
            bars={[
              ...owners.map(({ party, range: { lower, upper } }) => ({
                label: party.name ?? party.key,
                parts: [
                  {
                    name: 'for certain',
                    size: lower,
                    colour: party.kind === 'PERSON' ? 'var(--purple)' : 'var(--blue)',
                  },
                  { name: 'up to, within the stated ranges', size: upper - lower, colour: '', striped: true },
                ],
                text: rangeText(lower, upper),
              })),
              ...(others > 0.0005
                ? [
                    {
                      label: 'All others',
                      parts: [{ name: 'for certain', size: others, colour: 'var(--elsewhere)' }],
                      text: percent(others),
                    },
                  ]
                : []),
              ...closedLoops.map(({ parties, share }) => ({
                label: `Each other: ${parties.map(({ name, key }) => name ?? key).join(', ')}`,
                parts: [{ name: 'held by nobody outside', size: share, colour: 'var(--vermilion)' }],
                text: percent(share),
              })),
              {
                label: 'Nobody stated',
                parts: [{ name: 'unknown', size: unknown, colour: '', striped: true }],
                text: percent(unknown),
              },
            ]}
          />
        )}
      </Picture>
      {crossHoldings.map(({ parties, closed }) => (
        <p key={parties.map(({ key }) => key).join()}>
          {parties.map(({ name, key }) => name ?? key).join(' and ')} hold each other
          {closed && ', and nobody outside holds any of them'}: the shares above count every round.
        </p>
      ))}
      {undisclosedHolders.map(({ record, reason, detail }) => (
        <p key={record}>
          A source knows of a holder and does not name it:{' '}
          {[reason, detail].filter(Boolean).join(', ') || 'no reason given'}. <code>{record}</code>
        </p>
      ))}
    </>
  );
}

function Facts({ firm }: { firm: NonNullable<FirmQuery['firm']> }) {
  const facts = [
    ['Key', firm.key],
    ['LEI', firm.lei],
    [
      'Seat',
      firm.seats
        .map(({ economy, role }) => [economy.name ?? economy.key, role?.toLowerCase()].filter(Boolean).join(', '))
        .join('; '),
    ],
    ['Also called', firm.aliases?.join('; ')],
    ['Law', firm.jurisdiction],
    ['Form', [firm.legalForm, firm.category, firm.status].filter(Boolean).join(', ')],
    ['Founded', firm.foundedOn],
    ['Dissolved', firm.dissolvedOn],
    [
      'Stated to be the same as',
      firm.sameAs
        .map(({ key, author, reason }) => `${key} (${[author, reason].filter(Boolean).join(': ')})`)
        .join('; '),
    ],
    ['Said by', firm.record],
  ] as const;
  return (
    <section>
      <h2>{firm.name ?? firm.key}</h2>
      <dl className="firm-facts">
        {facts
          .filter(([, value]) => value)
          .map(([name, value]) => (
            <div key={name} className="fact">
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </section>
  );
}

/** The chains by which an owner has its share, with the row behind each holding. */
function Chains({ owner: { party, paths } }: { owner: FirmQuery['ownership']['ultimateOwners']['nodes'][number] }) {
  const names = new Map(paths.parties.map(({ key, name }) => [key, name ?? key]));
  return (
    <section>
      <h3>The chains of {party.name ?? party.key}</h3>
      <ol>
        {paths.paths.map((path) => (
          <li key={path.nodes.join()}>
            <strong>{format.percent(path.share)}</strong>: {path.nodes.map((key) => names.get(key) ?? key).join(' ← ')}
            <ul>
              {path.hops.map(({ owner, company, share, interest, dataset, record }) => (
                <li key={owner + company}>
                  {names.get(owner) ?? owner} has {format.percent(share)} of {names.get(company) ?? company} (
                  {interest.toLowerCase()}); {dataset}: <code>{record}</code>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
      <p className="soft">All other chains add {format.percent(paths.remainder)}.</p>
    </section>
  );
}
