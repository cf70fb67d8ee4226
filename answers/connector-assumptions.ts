import type { Projection } from '../graph/projection.ts';
import type { Assumption } from '../model/finding.ts';
import type { Iso3 } from '../model/iso3.ts';
import type { BlocMembers } from './bloc-members.ts';
import { type Figures, shortestPeriod } from './connector-figures.ts';
import type { DatasetsInUse } from './datasets-in-use.ts';
import { sumOfProducts } from './sums-of-products.ts';

/** Every kind of figure that the connectors rest on, with its year. */
export function figureYears({ projection, trade, base, investment, votes }: Figures) {
  return [
    ...(projection ? [{ figure: 'input-output table', year: projection.layer.year }] : []),
    ...(trade ? [{ figure: 'trade', year: trade.year }] : []),
    ...(base ? [{ figure: 'trade at the base of growth', year: base.year }] : []),
    ...(investment ? [{ figure: `inward investment, flows from ${investment.from}`, year: investment.until }] : []),
    ...(votes ? [{ figure: 'votes', year: votes.year }] : []),
  ];
}

/** Members of the blocs that the table does not show apart. */
export function membersNotShown(projection: Projection | null, blocs: readonly BlocMembers[]): readonly Iso3[] {
  return blocs
    .flatMap(({ degrees }) => [...degrees.keys()])
    .filter((economy) => !projection?.shown.has(economy))
    .sort();
}

/** What is taken for granted in the connectors, and what is left out for want of figures. */
export function connectorAssumptions(
  figures: Figures,
  blocs: readonly BlocMembers[],
  datasets: DatasetsInUse,
  { sectors, products }: { readonly sectors: readonly string[]; readonly products: readonly string[] },
): readonly Assumption[] {
  const { projection, trade, base, investment, votes } = figures;
  const said: Assumption[] = [];
  const say = (code: string, text: string) => said.push({ code, text });
  if (projection) {
    say('PROPORTIONAL_USE', 'Every buyer of an industry’s output is taken to receive the same mix of inputs.');
    say(
      'TABLE_OUTPUT',
      'Shares are of gross output as the table’s own output column states it; final demand is as the table has it, falling stocks included.',
    );
    const hidden = membersNotShown(projection, blocs);
    if (hidden.length > 0)
      say(
        'MEMBERS_IN_REST_OF_WORLD',
        `The table does not show ${hidden.join(', ')} apart: for intermediation they are the rest of the world.`,
      );
    if (sectors.length > 0)
      say(
        'SECTORS_OF_THE_TABLE',
        `Intermediation, and what the pairs exchange, are of value added in ${sectors.join(', ')}; ${products.length > 0 ? 'investment and votes are' : 'trade, investment and votes are'} of all sectors.`,
      );
    say(
      'NOT_IN_TABLE',
      'Economies that the table does not show apart have no intermediation: it is left out of their score and of their coverage.',
    );
  } else say('NO_TABLE', 'No input-output table is within three years: intermediation is left out of every score.');
  if (trade)
    say(
      'GOODS_ONLY',
      'Ties and markets are exports of goods as the exporters’ dataset states them; aggregates are no partners, so what they report together (Belgium and Luxembourg) is left out.',
    );
  if (trade?.isSummed || base?.isSummed) said.push(sumOfProducts);
  if (trade && products.length > 0)
    say(
      'GOODS_ASKED_FOR',
      `Ties of trade, markets, growth and switching are of goods whose HS codes begin with ${products.join(', ')} alone, as ${trade.dataset} states them.`,
    );
  if (trade && !base)
    say(
      'NO_BASE_YEAR',
      `The trade data have no year at least ${shortestPeriod} years before ${trade.year}: growth and partner switching are left out.`,
    );
  if (investment) {
    say(
      'FLOWS_FOR_STOCK',
      `Positive flows of ${investment.from} to ${investment.until} stand for the stock of inward investment, which nobody states. A flow of 0 may mean that none is known.`,
    );
    say(
      investment.first === 'HOST' ? 'HOST_REPORT_FIRST' : 'ORIGIN_REPORT_FIRST',
      investment.first === 'HOST'
        ? `Investment is as the host reports it; of ${investment.bySecond.size} hosts that report none, as the origins do.`
        : `Investment is as the origins report it; of ${investment.bySecond.size} hosts of whom none does, as they do themselves.`,
    );
  } else
    say(
      'NO_INVESTMENT',
      'No investment data are within three years: balance is of trade alone, diversification of markets alone.',
    );
  if (votes)
    say(
      'VOTES',
      'Political distance is between ideal points in the UN General Assembly; who has no vote there (Taiwan, Hong Kong) has no neutrality and no geopolitical spread, and is left out of that of others.',
    );
  else
    say(
      'NO_VOTES',
      'No ideal points are within three years: neutrality is left out of every score, and no geopolitical spread is known.',
    );
  const invented = [projection?.layer.dataset, trade?.dataset].filter(
    (key) => key !== undefined && datasets.byKey.get(key)?.illustrative,
  );
  if (invented.length > 0) say('ILLUSTRATIVE', `The figures of ${invented.join(', ')} are invented.`);
  return said;
}
