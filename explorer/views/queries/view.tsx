import { useId, useMemo } from 'react';
import { PartyNamesDocument, SavedQueriesDocument, type SavedQueriesQuery } from '../../__generated__/graphql.ts';
import { useChoices } from '../../page/address.ts';
import { useAnswer } from '../../page/ask.ts';
import { Answered } from '../../parts/answered.tsx';
import { AsGraphql } from '../../parts/as-graphql.tsx';
import { Count } from '../../parts/count.tsx';
import { useEconomies } from '../../parts/economies.ts';
import { Why } from '../../parts/evidence.tsx';
import { FileLink } from '../../parts/file-link.tsx';
import { format } from '../../parts/format.ts';
import { Picture } from '../../parts/picture.tsx';
import { Network } from '../../pictures/network.tsx';
import { ParameterField } from './parameter-field.tsx';
import { RowsTable } from './rows-table.tsx';
import {
  documentOf,
  networkOfSteps,
  type SavedParameter,
  type SavedQuery,
  type SavedRow,
  stepsOf,
  type Value,
  valuesOf,
} from './saved-query.ts';
import './queries.css';

/** What is filled in unless the address says otherwise, so that every query answers at once; `query` is the view’s own. */
const examples: Readonly<Record<string, string>> = {
  firm: 'quimera',
  otherFirm: 'qilin',
  bloc: 'brics',
  otherBloc: 'g20',
  economy: 'MEX',
  otherEconomy: 'USA',
  host: 'MEX',
  asOf: '2011-12-31',
  date: '2011-12-31',
  year: '2011',
};

export function View() {
  const answer = useAnswer(SavedQueriesDocument, {});
  return (
    <>
      <h1>Questions kept by name</h1>
      <Answered of={answer} what="the saved queries">
        {(data) => <Chosen {...data} />}
      </Answered>
    </>
  );
}

function Chosen({ savedQueries, datasets }: SavedQueriesQuery) {
  const [{ query: name }, choose] = useChoices({ query: 'owners-of-firm' });
  const id = useId();
  const query = savedQueries.find((one) => one.name === name);
  return (
    <div className="stack saved-query">
      <div className="question">
        <div className="field wide">
          <label htmlFor={id}>Question</label>
          <select id={id} value={name} onChange={({ target }) => choose({ query: target.value })}>
            {query === undefined && <option>{name}</option>}
            {savedQueries.map((one) => (
              <option key={one.name} value={one.name}>
                {one.description}
              </option>
            ))}
          </select>
        </div>
      </div>
      {query === undefined ? (
        <p role="alert" className="problems">
          There is no saved query “{name}”. Choose one above.
        </p>
      ) : (
        <Asked key={name} query={query} datasets={datasets} />
      )}
    </div>
  );
}

function Asked({ query, datasets }: { query: SavedQuery; datasets: SavedQueriesQuery['datasets'] }) {
  const defaults = Object.fromEntries(
    query.parameters.map((parameter) => [parameter.name, startOf(parameter, query)] as const),
  );
  const [filled, choose] = useChoices<Readonly<Record<string, string>>>(defaults);
  const values = valuesOf(query.parameters, filled);
  const document = documentOf(query, values ?? {});
  const answer = useAnswer(document, values);
  const file = (extension: string) => `/saved/${query.name}.${extension}?${queryOf(values ?? {})}`;

  return (
    <>
      <section className="question" aria-label="What is asked">
        {query.parameters.map((parameter) => (
          <ParameterField
            key={parameter.name}
            parameter={parameter}
            value={filled[parameter.name] ?? ''}
            onFill={(value) => choose({ [parameter.name]: value })}
          />
        ))}
      </section>
      <p className="soft">{query.notes}</p>
      {query.needsNeo4j && <p className="soft">It needs Neo4j: the embedded store does not speak all of its Cypher.</p>}
      {values === null && <p role="status">Fill in what is missing above.</p>}
      <Answered of={answer} what="the rows">
        {({ saved: { rows } }) => (
          <>
            <div className="figures">
              <Count label="Rows" count={rows.length} unit="each with the records that it rests on">
                <Why of="Rows">
                  <Meaning query={query} />
                </Why>
              </Count>
            </div>
            <div className="tools">
              <AsGraphql document={document} variables={values} />
              {['csv', 'json', ...(query.paths ? ['graphml'] : [])].map((extension) => (
                <FileLink key={extension} path={file(extension)}>
                  {extension.toUpperCase()}
                </FileLink>
              ))}
            </div>
            <Rows query={query} rows={rows} values={values ?? {}} datasets={datasets} />
          </>
        )}
      </Answered>
    </>
  );
}

const mostNamed = 500;

function Rows({
  query,
  rows,
  values,
  datasets,
}: {
  query: SavedQuery;
  rows: readonly SavedRow[];
  values: Readonly<Record<string, Value>>;
  datasets: SavedQueriesQuery['datasets'];
}) {
  const steps = useMemo(() => (query.paths ? stepsOf(rows, query.paths) : []), [query, rows]);
  const keys = useMemo(() => [...new Set(steps.flat())].slice(0, mostNamed), [steps]);
  const parties = useAnswer(PartyNamesDocument, keys.length > 0 ? { keys } : null).data?.partiesByKey;
  const economies = useEconomies();
  const names = useMemo(
    () =>
      new Map([
        ...economies.map(({ key, name }) => [key, name ?? key] as const),
        ...(parties ?? []).flatMap((party) => (party ? [[party.key, party.name ?? party.key] as const] : [])),
      ]),
    [economies, parties],
  );
  const network = useMemo(() => {
    const met = new Set(steps.flat());
    const focus = Object.values(values).find((value) => met.has(String(value)));
    return networkOfSteps(steps, focus === undefined ? undefined : String(focus), (key) => names.get(key) ?? key);
  }, [steps, values, names]);

  if (rows.length === 0) return <p>No row answers it. Nothing stated is not the same as nothing there.</p>;
  const used = new Set(rows.flatMap(({ dataset, datasets }) => [dataset, datasets].flat()));
  const year = Number(values.year ?? String(values.asOf ?? values.date ?? '').slice(0, 4));
  return (
    <>
      {steps.length > 0 && (
        <Picture
          title={query.description}
          summary={`${format.number(network.nodes.length)} parties on the paths of the rows below, ${format.number(steps.length)} steps.`}
          sources={{
            datasets: datasets.filter(({ key }) => used.has(key)),
            years: { asked: year, used: year, membershipsOn: '', figures: [] },
          }}
          table={{
            columns: [{ name: 'from' }, { name: 'to' }],
            rows: steps.map(([from, to]) => [names.get(from) ?? from, names.get(to) ?? to]),
          }}
        >
          {(width) => <Network {...network} width={width} label={query.description} />}
        </Picture>
      )}
      <RowsTable query={query} rows={rows} nameOf={(key) => names.get(key)} />
    </>
  );
}

/** What the columns mean, and the statement itself. */
function Meaning({ query: { description, notes, columns, cypher } }: { query: SavedQuery }) {
  return (
    <>
      <p>
        <strong>{description}</strong> {notes}
      </p>
      <h3>Columns</h3>
      <ul>
        {columns.map(({ name, type, meaning }) => (
          <li key={name}>
            <code>{name}</code> ({type}): {meaning}
          </li>
        ))}
      </ul>
      <h3>In Cypher</h3>
      <pre>{cypher}</pre>
    </>
  );
}

/** The default of the header, else an example where one is required. Firms of the starter have figures of 2011, its trade of 2012. */
function startOf({ name, required, default: value }: SavedParameter, { parameters }: SavedQuery): string {
  if (value !== null || !required) return value ?? '';
  const isOfFirms = parameters.some((parameter) => parameter.name === 'firm');
  return name === 'year' && !isOfFirms ? '2012' : (examples[name] ?? '');
}

function queryOf(values: Readonly<Record<string, Value>>): string {
  return new URLSearchParams(Object.entries(values).map(([name, value]) => [name, String(value)])).toString();
}
