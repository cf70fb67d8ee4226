import { StartDocument } from '../../__generated__/graphql.ts';
import { useAnswer } from '../../page/ask.ts';
import { Link } from '../../page/link.tsx';
import { Answered } from '../../parts/answered.tsx';
import { Figure } from '../../parts/figure.tsx';
import { format } from '../../parts/format.ts';
import { views } from '../../views.ts';
import './start.css';

/** The question that the first page answers, and the choices of the view that answers it at length. */
const example = { subject: 'economy:MEX', to: 'china', year: '2011' };

export function View() {
  const answer = useAnswer(StartDocument, { subject: { economy: 'MEX' }, to: { id: 'china' }, year: 2011 });
  return (
    <>
      <h1>How exposed is a supply chain, through every tier?</h1>
      <p>
        Isthmus joins economies, industries, firms, blocs and trade in one graph, and answers with the rows that each
        figure rests on.
      </p>
      <section className="live" aria-labelledby="live">
        <h2 id="live">How exposed is what Mexico makes to China?</h2>
        <Answered of={answer} what="a first answer">
          {({ exposure }) => (
            <>
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
                <Link to="exposure" choices={example}>
                  Which paths carry it, and who says so?
                </Link>
              </p>
            </>
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
