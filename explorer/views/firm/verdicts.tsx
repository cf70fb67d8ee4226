import {
  type FirmQuery,
  type ScreeningPartsFragment,
  ScreeningsDocument,
  type SpellPartsFragment,
} from '../../__generated__/graphql.ts';
import { useAnswer } from '../../page/ask.ts';
import { Answered } from '../../parts/answered.tsx';
import { AsGraphql } from '../../parts/as-graphql.tsx';
import { Why } from '../../parts/evidence.tsx';
import { format } from '../../parts/format.ts';
import { rangeText } from './holdings.ts';

const regimes: Readonly<Record<string, string>> = {
  OFAC: 'United States, OFAC',
  EU: 'European Union',
  UK: 'United Kingdom',
  BIS: 'United States, BIS',
};

const statuses: Readonly<Record<string, string>> = {
  BLOCKED: 'Blocked',
  POSSIBLE: 'Possibly blocked',
  CLEAR: 'Not reached',
};

/** Lists the firm stands on, and whether each sanctions rule reaches it through its owners, with the steps that lead there. */
export function Verdicts({ firm, on }: { firm: NonNullable<FirmQuery['firm']>; on: string }) {
  const variables = { firm: firm.key, on };
  const answer = useAnswer(ScreeningsDocument, variables);
  return (
    <section className="stack">
      <h2>Lists and verdicts</h2>
      <p className="soft">
        The arithmetic of each rule as it stood on {on}, not a legal determination. “Not reached” says nothing about
        owners whom nobody states. <AsGraphql document={ScreeningsDocument} variables={variables} />
      </p>
      {firm.listings.length > 0 ? (
        <Spells spells={firm.listings} />
      ) : (
        <p>The firm itself stands on no list that is loaded.</p>
      )}
      <Answered of={answer} what="the verdicts">
        {(data) => (
          <div className="verdicts">
            {[...data.ofac, ...data.eu, ...data.uk, ...data.bis].map((verdict) => (
              <Verdict key={verdict.regime} verdict={verdict} />
            ))}
          </div>
        )}
      </Answered>
    </section>
  );
}

function Verdict({ verdict }: { verdict: ScreeningPartsFragment }) {
  const { regime, status, isListed, attributedLeast, attributedMost, unstated, rule, steps } = verdict;
  const { percent } = format;
  const name = regimes[regime] ?? regime;
  return (
    <article>
      <h3>{name}</h3>
      <p className={`status ${status}`}>
        {statuses[status] ?? status}
        {isListed && ': on the list itself'}
      </p>
      <p>
        {rangeText(attributedLeast, attributedMost)} in the hands of blocked parties; of {percent(unstated)} nobody
        states the holder.{' '}
        <Why of={`The verdict of ${name}`} finding={verdict}>
          {rule && <p>The rule is published at {rule.source}</p>}
        </Why>
      </p>
      <p className="soft">
        {rule
          ? `${rule.inclusive ? 'At least' : 'More than'} ${percent(rule.share)}${rule.aggregated ? ', added up over blocked parties' : ' of one blocked party'}${rule.control ? ', or control' : ''}.`
          : 'No rule for owners was in force: only the list counts.'}
      </p>
      {steps.length > 0 && (
        <ol>
          {steps.map(({ company, by, holdings }) => (
            <li key={`${company.key} ${by}`}>
              {company.name ?? company.key} is reached by {by.toLowerCase()}:
              <ul>
                {holdings.map(({ party, least, most, dataset, record }) => (
                  <li key={record}>
                    {party.name ?? party.key}{' '}
                    {least === null || most === null ? 'controls it' : `has ${rangeText(least, most)}`}
                    <br />
                    <small>
                      {dataset}: <code>{record}</code>
                    </small>
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </ol>
      )}
      <Spells spells={verdict.listings} />
      {verdict.otherListings.length > 0 && <h4>Also listed, by others or for other reasons</h4>}
      <Spells spells={verdict.otherListings} />
    </article>
  );
}

function Spells({ spells }: { spells: readonly SpellPartsFragment[] }) {
  if (spells.length === 0) return null;
  return (
    <ul>
      {spells.map(({ party, listing, from, reason, dataset, record }) => (
        <li key={record + listing.key}>
          {party.name ?? party.key}: {listing.name}, {listing.authority}
          {from && `, since ${from}`}
          {reason && `: ${reason}`}
          <br />
          <small>
            {dataset}: <code>{record}</code>
          </small>
        </li>
      ))}
    </ul>
  );
}
