import { useId } from 'react';
import {
  type ContradictionKind,
  ContradictionsDocument,
  type ContradictionsQuery,
} from '../../__generated__/graphql.ts';
import { useAnswer } from '../../page/ask.ts';
import { Answered } from '../../parts/answered.tsx';
import { AsGraphql } from '../../parts/as-graphql.tsx';
import { EconomyNames } from '../../parts/economy-names.tsx';
import { format } from '../../parts/format.ts';
import { Scrolls } from '../../parts/scrolls.tsx';
import { YearPicker } from '../../parts/year-picker.tsx';

type Contradiction = ContradictionsQuery['contradictions']['nodes'][number];
type Statement = Contradiction['preferred'];

const kinds: Readonly<Record<ContradictionKind, string>> = {
  TRADE: 'Trade, by exporter and importer',
  FDI: 'Direct investment, by origin and host',
  HOLDING: 'Holdings, in two datasets',
};

/** Where two sides or two datasets do not say the same, the largest difference first. */
export function Contradictions({
  kind,
  year,
  onChoose,
}: {
  kind: ContradictionKind;
  year: string;
  onChoose: (choices: { kind?: string; year?: string }) => void;
}) {
  const id = useId();
  const variables = { kind, year: Number(year) };
  const answer = useAnswer(ContradictionsDocument, variables);
  return (
    <section className="stack" aria-labelledby="contradictions">
      <h2 id="contradictions">Where sources do not agree</h2>
      <div className="question">
        <div className="field">
          <label htmlFor={id}>About</label>
          <select id={id} value={kind} onChange={({ target }) => onChoose({ kind: target.value })}>
            {Object.entries(kinds).map(([value, words]) => (
              <option key={value} value={value}>
                {words}
              </option>
            ))}
          </select>
        </div>
        <YearPicker value={year} onChoose={(next) => onChoose({ year: next })} />
      </div>
      <Answered of={answer} what="what does not agree">
        {({ contradictions: { nodes, totalCount, precedence } }) =>
          totalCount === 0 ? (
            <p>Nothing of this year is stated twice with different figures.</p>
          ) : (
            <>
              <p>
                {format.number(totalCount)} in {year}; the largest differences. Both statements stay in the graph. Which
                one answers use follows this order: {precedence.join(', ')}.
              </p>
              <Scrolls label="Statements that do not agree">
                <table>
                  <thead>
                    <tr>
                      <th scope="col">From</th>
                      <th scope="col">To</th>
                      <th scope="col">One says</th>
                      <th scope="col">The other says</th>
                      <th scope="col" className="number">
                        Apart by
                      </th>
                    </tr>
                  </thead>
                  <tbody>
                    {nodes.map((node) => (
                      <tr key={node.key}>
                        <td>
                          <Side kind={kind} code={node.from} name={node.holder?.name ?? null} />
                        </td>
                        <td>
                          <Side kind={kind} code={node.to} name={node.firm?.name ?? null} />
                        </td>
                        <td>
                          <Said statement={node.preferred} kind={kind} />
                        </td>
                        <td>
                          <Said statement={node.other} kind={kind} />
                        </td>
                        <td className="number">{format.percent(node.discrepancy)}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </Scrolls>
              <AsGraphql document={ContradictionsDocument} variables={variables} />
            </>
          )
        }
      </Answered>
    </section>
  );
}

/** An economy by name; a party by name and key, as two registers may have two of one name. */
function Side({ kind, code, name }: { kind: ContradictionKind; code: string; name: string | null }) {
  if (kind !== 'HOLDING') return <EconomyNames codes={[code]} />;
  if (name === null) return <code>{code}</code>;
  return (
    <>
      {name}
      <br />
      <small>
        <code>{code}</code>
      </small>
    </>
  );
}

function Said({ statement, kind }: { statement: Statement; kind: ContradictionKind }) {
  const { figure, least, most, reportedBy, valuation, dataset, records } = statement;
  const show = kind === 'HOLDING' ? format.percent : format.usd;
  return (
    <>
      {figure === null ? `${show(least)} to ${show(most)}` : show(figure)}
      <br />
      <small>
        {[reportedBy?.toLowerCase(), valuation, dataset.title].filter(Boolean).join(', ')}:{' '}
        <code>{records.join(' ')}</code>
      </small>
    </>
  );
}
