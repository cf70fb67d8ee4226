import { StartDocument, type StartQuery } from '../../__generated__/graphql.ts';
import { useAnswer } from '../../page/ask.ts';
import { Link } from '../../page/link.tsx';
import { Answered } from '../../parts/answered.tsx';
import { AsGraphql } from '../../parts/as-graphql.tsx';
import { blocColour } from '../../parts/bloc.ts';
import { Why } from '../../parts/evidence.tsx';
import { Figure } from '../../parts/figure.tsx';
import { format } from '../../parts/format.ts';
import { flowOfPaths, nodeNames } from '../../parts/paths.ts';
import { Picture } from '../../parts/picture.tsx';
import { Flow } from '../../pictures/flow.tsx';
import { views } from '../../views.ts';
import './start.css';

/** The question that the first page answers, and the choices of the view that answers it at length. */
const example = { subject: 'economy:MEX', to: 'china', year: '2011' };
const variables = { subject: { economy: 'MEX' }, to: { id: 'china' }, year: 2011 };

export function View() {
  const answer = useAnswer(StartDocument, variables);
  return (
    <>
      <h1>How exposed is a supply chain, through every tier?</h1>
      <p>
        Isthmus joins economies, industries, firms, blocs and trade in one graph, and answers with the rows that each
        figure rests on.
      </p>
      <section className="live stack" aria-labelledby="live">
        <h2 id="live">How exposed is what Mexico makes to China?</h2>
        <Answered of={answer} what="a first answer">
          {({ exposure }) => (
            <div className="first-answer">
              <div className="stack">
                <div className="figures">
                  <Figure
                    size="headline"
                    label="Exposure"
                    value={format.percent(exposure.share)}
                    unit="of the value of what it makes"
                    finding={exposure}
                  />
                  <Figure
                    label="Hidden"
                    value={format.percent(exposure.hidden)}
                    unit="met only at suppliers’ suppliers and beyond"
                    finding={exposure}
                  />
                </div>
                <p>
                  <Link className="onward" to="exposure" choices={example}>
                    Which paths carry it, and who says so?
                  </Link>
                </p>
              </div>
              <Paths exposure={exposure} />
            </div>
          )}
        </Answered>
      </section>
      <ul className="entries">
        {views.slice(1).map(({ name, title, question }) => (
          <li key={name}>
            <Link to={name}>
              <strong>{title}</strong>
              {question}
            </Link>
          </li>
        ))}
        <li>
          <a href="/graphiql/">
            <strong>GraphiQL</strong>
            Ask in GraphQL, with saved operations to start from.
          </a>
        </li>
      </ul>
    </>
  );
}

function Paths({ exposure }: { exposure: StartQuery['exposure'] }) {
  const { paths } = exposure;
  const names = nodeNames(paths.nodes);
  const flow = flowOfPaths(paths, blocColour(example.to));
  const { percent } = format;
  return (
    <Picture
      title="Its largest paths"
      summary={`From China at the left to what Mexico makes at the right: ${percent(paths.coveredOfExposure)} of the exposure.`}
      sources={exposure}
      tools={
        <>
          <AsGraphql document={StartDocument} variables={variables} />
          <Why of="Its largest paths" finding={exposure} />
        </>
      }
      table={{
        columns: [{ name: 'path, from the subject upstream' }, { name: 'of the value', unit: 'share', show: percent }],
        rows: paths.paths.map(({ nodes, share }) => [nodes.map((key) => names.get(key) ?? key).join(' ← '), share]),
      }}
    >
      {(width) => <Flow {...flow} width={width} label="The largest paths, from their origins to what Mexico makes" />}
    </Picture>
  );
}
