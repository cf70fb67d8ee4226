import { FirmSuppliersDocument, type FirmSuppliersQuery } from '../../__generated__/graphql.ts';
import { useAnswer } from '../../page/ask.ts';
import { Link } from '../../page/link.tsx';
import { Answered } from '../../parts/answered.tsx';
import { AsGraphql } from '../../parts/as-graphql.tsx';
import { EconomyNames } from '../../parts/economy-names.tsx';
import { format } from '../../parts/format.ts';
import { Scrolls } from '../../parts/scrolls.tsx';
import { FirmLink } from './holdings-picture.tsx';

type Sale = FirmSuppliersQuery['saved']['suppliersOfFirm'][number];

const mostListed = 50;

/** Which firms supply the firm, tier by tier, each sale with the row that says so. */
export function Suppliers({ firm, on }: { firm: string; on: string }) {
  const year = Number(on.slice(0, 4));
  const variables = { firm, year };
  const answer = useAnswer(FirmSuppliersDocument, variables);
  return (
    <section className="stack suppliers">
      <h2>Suppliers by tier</h2>
      <p className="soft">
        Firms that are stated to sell to it in {year}, and to those: three tiers. Tier by tier with what nobody states:{' '}
        <Link to="exposure" choices={{ subject: `firm:${firm}`, year }}>
          its exposure
        </Link>
        . <AsGraphql document={FirmSuppliersDocument} variables={variables} />{' '}
        <a
          className="quiet"
          href={`/saved/suppliers-of-firm.csv?${new URLSearchParams({ firm, year: String(year), tiers: '3' })}`}
        >
          CSV
        </a>
      </p>
      <Answered of={answer} what="the suppliers">
        {({ saved }) =>
          saved.suppliersOfFirm.length === 0 ? (
            <p>Nobody states a supplier of it in {year}.</p>
          ) : (
            [1, 2, 3].map((tier) => (
              <Tier key={tier} tier={tier} sales={saved.suppliersOfFirm.filter((sale) => sale.tier === tier)} on={on} />
            ))
          )
        }
      </Answered>
    </section>
  );
}

function Tier({ tier, sales, on }: { tier: number; sales: readonly Sale[]; on: string }) {
  if (sales.length === 0) return null;
  return (
    <section>
      <h3>{tier === 1 ? 'Direct suppliers' : `Tier ${tier}`}</h3>
      <Scrolls label={`Suppliers of tier ${tier}`}>
        <table>
          <thead>
            <tr>
              <th scope="col">Supplier</th>
              <th scope="col">Seat</th>
              <th scope="col">Product</th>
              <th scope="col" className="number">
                Sales
              </th>
              <th scope="col">Who says so</th>
            </tr>
          </thead>
          <tbody>
            {sales.slice(0, mostListed).map((sale) => (
              <tr key={sale.evidence.join() + sale.product}>
                <td>
                  <FirmLink firm={sale.supplier} name={sale.name} on={on} />
                </td>
                <td>{sale.economy ? <EconomyNames codes={[sale.economy]} /> : 'not known'}</td>
                <td>{sale.product ?? 'not stated'}</td>
                <td className="number">{format.usd(sale.usd)}</td>
                <td>
                  {sale.dataset}, {sale.basis?.toLowerCase()}: <code>{sale.evidence.join(' ')}</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolls>
      {sales.length > mostListed && (
        <p className="soft">{format.number(sales.length - mostListed)} more stand in the CSV.</p>
      )}
    </section>
  );
}
