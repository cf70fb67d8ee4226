import { type ContradictionKind, DataDocument, type DataQuery } from '../../__generated__/graphql.ts';
import { useChoices } from '../../page/address.ts';
import { useAnswer } from '../../page/ask.ts';
import { Answered } from '../../parts/answered.tsx';
import { AsGraphql } from '../../parts/as-graphql.tsx';
import { Count } from '../../parts/count.tsx';
import { format } from '../../parts/format.ts';
import { Picture } from '../../parts/picture.tsx';
import { Years } from '../../pictures/years.tsx';
import { Contradictions } from './contradictions.tsx';
import { EconomiesCovered } from './coverage.tsx';
import { Quality } from './quality.tsx';
import { Rejections } from './rejections.tsx';
import './data.css';

type Dataset = DataQuery['datasets'][number];

const defaults = { kind: 'FDI', year: '2011' };

export function View() {
  const [chosen, choose] = useChoices(defaults);
  const answer = useAnswer(DataDocument, {});
  return (
    <>
      <h1>What is loaded, and who says so?</h1>
      <Answered of={answer} what="the datasets">
        {({ datasets }) => (
          <>
            <Totals datasets={datasets} />
            <YearsCovered datasets={datasets} />
            <EconomiesCovered datasets={datasets} />
            <section aria-labelledby="datasets" className="stack">
              <h2 id="datasets">Datasets</h2>
              <div className="datasets">
                {datasets.map((dataset) => (
                  <DatasetCard key={dataset.key} dataset={dataset} />
                ))}
              </div>
            </section>
          </>
        )}
      </Answered>
      <Contradictions kind={chosen.kind as ContradictionKind} year={chosen.year} onChoose={choose} />
    </>
  );
}

function Totals({ datasets }: { datasets: readonly Dataset[] }) {
  const sum = (count: (dataset: Dataset) => number) => datasets.reduce((total, dataset) => total + count(dataset), 0);
  return (
    <div className="figures">
      <Count label="Datasets" count={datasets.length} unit="each with its publisher and terms" />
      <Count
        label="Records"
        count={sum(({ records }) => records)}
        unit="nodes and relationships of the newest editions"
      />
      <Count
        label="Rows rejected"
        count={sum(({ rejected }) => rejected)}
        unit="of the newest editions; each is in a file with its reason"
      />
    </div>
  );
}

function YearsCovered({ datasets }: { datasets: readonly Dataset[] }) {
  const yearly = datasets.filter(({ years }) => years.length > 0);
  const all = yearly.flatMap(({ years }) => years);
  if (all.length === 0) return <p>No dataset speaks of a year.</p>;
  return (
    <Picture
      title="Which years there are"
      summary="A box for each year that a dataset speaks of. Grey ones are invented, to show how answers come about."
      sources={{
        datasets: yearly,
        years: { asked: Math.max(...all), used: Math.max(...all), membershipsOn: '', figures: [] },
      }}
      tools={<AsGraphql document={DataDocument} variables={{}} />}
      table={{
        columns: [{ name: 'dataset' }, { name: 'from' }, { name: 'to' }, { name: 'years', show: format.number }],
        rows: yearly.map(({ title, years }) => [
          title,
          String(Math.min(...years)),
          String(Math.max(...years)),
          years.length,
        ]),
      }}
    >
      {(width) => (
        <Years
          width={width}
          label="Years that each dataset speaks of"
          rows={yearly.map(({ title, years, illustrative }) => ({
            label: title,
            colour: illustrative ? 'var(--grey)' : 'var(--accent)',
            years: new Map(years.map((year) => [year, { strength: 1, text: 'there' }])),
          }))}
        />
      )}
    </Picture>
  );
}

const passingOn: Readonly<Record<Dataset['redistribution'], string>> = {
  OPEN: 'may be passed on',
  NON_COMMERCIAL: 'may be passed on, not for commercial use',
  NO_REDISTRIBUTION: 'may not be passed on',
  UNKNOWN: 'whether it may be passed on is not settled',
};

function DatasetCard({ dataset }: { dataset: Dataset }) {
  const { key, title, publisher, edition, licence, redistribution, citation, home, rows, records, rejected } = dataset;
  return (
    <article className="dataset">
      <h3>{title}</h3>
      <p className="soft">
        <code>{key}</code>, read by <code>{dataset.source}</code>
        {dataset.starter && ', came with Isthmus'}
        {dataset.illustrative && ', invented'}
      </p>
      <p>
        {[publisher, edition].filter(Boolean).join(', ') || 'Publisher not stated'}
        {home && (
          <>
            {' '}
            <a href={home} rel="noreferrer">
              Where it is published
            </a>
          </>
        )}
      </p>
      <p>
        Terms: {licence ?? 'none stated'} ({passingOn[redistribution]}).
      </p>
      {citation && <p className="soft">{citation}</p>}
      <p>
        {format.number(rows)} rows, {format.number(records)} records, {format.number(rejected)} rejected
        {typeof dataset.report.yearsBehind === 'number' && `; its last year is ${dataset.report.yearsBehind} years ago`}
        {(dataset.report.missingYears ?? []).length > 0 && `; nothing of ${dataset.report.missingYears?.join(', ')}`}
      </p>
      <Quality id={dataset.id} />
      <details>
        <summary>{dataset.loads.length === 1 ? 'One load' : `${format.number(dataset.loads.length)} loads`}</summary>
        <ol>
          {dataset.loads.map((load) => (
            <li key={load.loadedAt}>
              {load.loadedAt.slice(0, 16).replace('T', ' ')} UTC: {format.number(load.added)} added,{' '}
              {format.number(load.changed)} changed, {format.number(load.retired)} taken back,{' '}
              {format.number(load.unchanged)} as before, {format.number(load.rejected)} rejected.{' '}
              <small>{load.files.join(', ')}</small>
            </li>
          ))}
        </ol>
      </details>
      <Rejections loads={dataset.loads} />
    </article>
  );
}
