import { FirmControlDocument, type FirmControlQuery } from '../../__generated__/graphql.ts';
import { useAnswer } from '../../page/ask.ts';
import { Answered } from '../../parts/answered.tsx';
import { AsGraphql } from '../../parts/as-graphql.tsx';
import { Why } from '../../parts/evidence.tsx';
import { format } from '../../parts/format.ts';

type Shares = readonly {
  readonly party: { readonly key: string; readonly name: string | null };
  readonly share: number;
}[];

/** Who controls a firm, by each notion. */
export function ControlByNotion({ firm, on }: { firm: string; on: string }) {
  const variables = { firm, on };
  const answer = useAnswer(FirmControlDocument, variables);
  return (
    <section className="stack">
      <h2>Who controls it, by each notion</h2>
      <p className="soft">
        They are kept apart because they need not agree.{' '}
        <AsGraphql document={FirmControlDocument} variables={variables} />
      </p>
      <Answered of={answer} what="who controls it">
        {({ ownership }) => <Notions ownership={ownership} />}
      </Answered>
    </section>
  );
}

function Notions({ ownership }: { ownership: FirmControlQuery['ownership'] }) {
  const { majority, weakestLink, votingPower, network, stated } = ownership.control;
  const { percent } = format;
  const why = (name: string, method: typeof majority.method) => (
    <Why of={name} finding={ownership}>
      <p>
        <strong>{method.name}.</strong> {method.description}
      </p>
      <p className="soft">Mathematics: {method.source}</p>
    </Why>
  );
  return (
    <div className="notions">
      <article>
        <h3>More than half of the votes</h3>
        <p>{majority.head ? (majority.head.name ?? majority.head.key) : 'Undecided: companies control each other.'}</p>
        {why('More than half of the votes', majority.method)}
      </article>
      <article>
        <h3>Weakest link of the chains</h3>
        {weakestLink.parties.length === 0 && <p>Nobody has {format.percent(0.1)} or more.</p>}
        <ul>
          {weakestLink.parties.map(({ party, controlRights }) => (
            <li key={party.key}>
              {party.name ?? party.key}: {percent(controlRights)}
            </li>
          ))}
        </ul>
        {why('Weakest link of the chains', weakestLink.method)}
      </article>
      <article>
        <h3>Power of the direct votes</h3>
        <SharesList shares={votingPower.holders} rest={[['votes nobody states', votingPower.unstated]]} />
        {why('Power of the direct votes', votingPower.method)}
      </article>
      <article>
        <h3>Power through all chains</h3>
        <SharesList
          shares={network.owners}
          rest={[
            ['holders nobody states', network.unknown],
            ['companies that hold each other', network.closed],
          ]}
        />
        {why('Power through all chains', network.method)}
      </article>
      <article>
        <h3>As stated</h3>
        {stated.length === 0 && <p>Nobody states control by appointment or contract.</p>}
        <ul>
          {stated.map(({ party, from, dataset, record }) => (
            <li key={record}>
              {party.name ?? party.key}
              {from && `, since ${from}`}
              <br />
              <small>
                {dataset}: <code>{record}</code>
              </small>
            </li>
          ))}
        </ul>
      </article>
    </div>
  );
}

function SharesList({ shares, rest }: { shares: Shares; rest: readonly (readonly [string, number])[] }) {
  return (
    <ul>
      {shares.map(({ party, share }) => (
        <li key={party.key}>
          {party.name ?? party.key}: {format.percent(share)}
        </li>
      ))}
      {rest
        .filter(([, share]) => share > 0)
        .map(([name, share]) => (
          <li key={name}>
            {name}: {format.percent(share)}
          </li>
        ))}
    </ul>
  );
}
