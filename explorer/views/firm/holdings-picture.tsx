import { useMemo } from 'react';
import { type FirmQuery, NeighboursDocument } from '../../__generated__/graphql.ts';
import { Link } from '../../page/link.tsx';
import { Answered } from '../../parts/answered.tsx';
import { AsGraphql } from '../../parts/as-graphql.tsx';
import { Why } from '../../parts/evidence.tsx';
import { format } from '../../parts/format.ts';
import { Picture } from '../../parts/picture.tsx';
import { Scrolls } from '../../parts/scrolls.tsx';
import { Network } from '../../pictures/network.tsx';
import { mostInLevels } from '../../pictures/network-layout.ts';
import { type Holdings, holdingsOf, networkOf, rangeText, shareText } from './holdings.ts';
import { perPage, useNeighbourhoods } from './neighbours.ts';
import { type Opened, openedText } from './opened.ts';

/** Who holds whom round a firm, directly: a click on a party shows its own holders and holdings. */
export function HoldingsPicture({
  focus,
  on,
  opened,
  ownership,
  onOpen,
}: {
  focus: string;
  on: string;
  opened: Opened;
  ownership: FirmQuery['ownership'] | undefined;
  onOpen: (opened: string) => void;
}) {
  const neighbourhoods = useNeighbourhoods(opened, on);
  const open = (party: string) => onOpen(openedText(new Map([...opened, [party, 1 + (opened.get(party) ?? 0)]])));
  return (
    <Answered of={neighbourhoods} what="holders and holdings">
      {(all) => <Drawn {...{ focus, on, all, open, ownership }} isOpen={opened.size > 1} onClose={() => onOpen('')} />}
    </Answered>
  );
}

function Drawn({
  focus,
  on,
  all,
  ownership,
  isOpen,
  open,
  onClose,
}: {
  focus: string;
  on: string;
  all: Parameters<typeof holdingsOf>[0];
  ownership: FirmQuery['ownership'] | undefined;
  isOpen: boolean;
  open: (party: string) => void;
  onClose: () => void;
}) {
  const holdings = useMemo(() => holdingsOf(all), [all]);
  const network = useMemo(() => networkOf(holdings, focus), [holdings, focus]);
  const names = new Map(holdings.parties.map(({ key, name }) => [key, name]));
  const opened = new Set(holdings.parties.filter((party) => party.isOpen).map(({ key }) => key));
  const circles = holdings.holdings.filter(({ inCircle }) => inCircle).length;
  const title = 'Who holds whom';
  const statements = holdings.holdings.flatMap(({ holder, company, stated }) =>
    stated.map((one) => ({ holder, company, ...one })),
  );

  // A node is called by what it is and the party it is of: `party <key>`, `more <key> holders`.
  function choose(node: string) {
    const [kind, rest] = [node.slice(0, node.indexOf(' ')), node.slice(node.indexOf(' ') + 1)];
    if (kind === 'party' && !opened.has(rest)) open(rest);
    if (kind === 'more') open(rest.replace(/ (holders|holdings)$/, ''));
  }
  return (
    <>
      <Picture
        title={title}
        summary={`On ${on}, directly: ${format.number(holdings.parties.length)} parties, ${format.number(statements.length)} statements${circles > 0 ? `; ${format.number(circles)} holdings go round in a circle` : ''}.${network.nodes.length > mostInLevels ? '' : ' Owners stand over what they own.'} A click on a party shows its own.`}
        sources={{ datasets: ownership?.datasets ?? [], years: ownership?.years ?? yearsOf(on) }}
        tools={
          <>
            <AsGraphql document={NeighboursDocument} variables={{ party: focus, on, first: perPage }} />
            {ownership && <Why of={title} finding={ownership} />}
            {isOpen && (
              <button type="button" className="quiet" onClick={onClose}>
                Close all but the first
              </button>
            )}
          </>
        }
        table={{
          columns: [
            { name: 'holder' },
            { name: 'holds of' },
            { name: 'interest' },
            { name: 'least', unit: 'share', show: format.percent },
            { name: 'greatest', unit: 'share', show: format.percent },
            { name: 'since' },
            { name: 'dataset' },
            { name: 'record' },
          ],
          rows: [
            ...statements.map((one) => [
              names.get(one.holder) ?? one.holder,
              names.get(one.company) ?? one.company,
              one.interest,
              one.exactShare ?? one.minShare,
              one.exactShare ?? one.maxShare,
              one.from,
              one.dataset,
              one.record,
            ]),
            ...holdings.remainders.map(({ company, least, most }) => [
              'nobody stated',
              names.get(company) ?? company,
              '',
              least,
              most,
              '',
              '',
              '',
            ]),
          ],
        }}
      >
        {(width) => <Network {...network} width={width} label={title} onChoose={choose} />}
      </Picture>
      <KeyOfColours />
      <HoldingsList {...{ holdings, names, opened, open }} on={on} />
    </>
  );
}

function KeyOfColours() {
  const colours = [
    ['the firm', 'var(--accent)'],
    ['firms', 'var(--blue)'],
    ['persons', 'var(--purple)'],
    ['nobody stated', 'var(--elsewhere)'],
    ['holdings in a circle', 'var(--vermilion)'],
  ] as const;
  return (
    <ul className="key-of-colours">
      {colours.map(([name, colour]) => (
        <li key={name}>
          <svg width="11" height="11" aria-hidden="true">
            <circle cx="5.5" cy="5.5" r="5" fill={colour} />
          </svg>
          {name}
        </li>
      ))}
    </ul>
  );
}

const mostListed = 60;

/** The same for the keyboard and for reading: who holds what of whom, who says so, and a button to go on from each party. */
function HoldingsList({
  holdings: { holdings, parties, remainders, further },
  names,
  opened,
  open,
  on,
}: {
  holdings: Holdings;
  names: ReadonlyMap<string, string>;
  opened: ReadonlySet<string>;
  open: (party: string) => void;
  on: string;
}) {
  const persons = new Set(parties.filter(({ isPerson }) => isPerson).map(({ key }) => key));
  const party = (key: string) => (
    <>
      {persons.has(key) ? names.get(key) : <FirmLink firm={key} name={names.get(key)} on={on} />}{' '}
      {!opened.has(key) && (
        <button type="button" className="quiet" onClick={() => open(key)}>
          Show<span className="only-read-aloud"> the holders and holdings of {names.get(key)}</span>
        </button>
      )}
    </>
  );
  return (
    <details className="holdings-list">
      <summary>Holding by holding, and who says so</summary>
      <Scrolls label="Holding by holding">
        <table>
          <thead>
            <tr>
              <th scope="col">Holder</th>
              <th scope="col" className="number">
                Share
              </th>
              <th scope="col">of</th>
              <th scope="col">Who says so</th>
            </tr>
          </thead>
          <tbody>
            {holdings.slice(0, mostListed).flatMap(({ holder, company, stated, inCircle }) =>
              stated.map((one) => (
                <tr key={one.record}>
                  <td>{party(holder)}</td>
                  <td className="number">
                    {one.interest === 'CONTROL' ? 'control' : shareText(one)}
                    {one.interest === 'VOTING' && ' of the votes'}
                    {inCircle && <div className="soft">in a circle</div>}
                  </td>
                  <td>{party(company)}</td>
                  <td>
                    {one.dataset} <code>{one.record}</code>
                  </td>
                </tr>
              )),
            )}
            {remainders.map(({ company, least, most }) => (
              <tr key={`nobody ${company}`}>
                <td>nobody stated</td>
                <td className="number">{rangeText(least, most)}</td>
                <td>{names.get(company)}</td>
                <td>what is left of the whole</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolls>
      {holdings.length > mostListed && (
        <p className="soft">{format.number(holdings.length - mostListed)} more stand in the table of the picture.</p>
      )}
      {further.map(({ of, direction, count }) => (
        <button key={`${of} ${direction}`} type="button" onClick={() => open(of)}>
          Show some of {format.number(count)} more {direction} of {names.get(of)}
        </button>
      ))}
    </details>
  );
}

/** A firm by its name, as a link to what is known of it. */
export function FirmLink({ firm, name, on }: { firm: string; name: string | null | undefined; on: string }) {
  return (
    <Link to="firm" choices={{ subject: `firm:${firm}`, on }}>
      {name ?? firm}
    </Link>
  );
}

function yearsOf(on: string) {
  const year = Number(on.slice(0, 4));
  return { asked: year, used: year, membershipsOn: on, figures: [] };
}
