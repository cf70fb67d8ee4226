// The promise: the connector index of every economy for every pair of six blocs on an inter-country table of 1,435
// industries in 5 s, beside the same formula in numpy. Run: npx tsx bench/connectors.ts [PYTHON=…]
// Ties are those of the table, positions are made up, and growth, which takes a second table, is not known.
import { balancedTable } from '../analytics/balanced-table.ts';
import { blocPairIntermediation, twoWayShareThrough } from '../analytics/bloc-pair-intermediation.ts';
import { balance, diversification, intermediation, neutrality } from '../analytics/connector-components.ts';
import { connectorScore } from '../analytics/connector-index.ts';
import { leontiefInverse } from '../analytics/leontief.ts';
import { partnerConcentration } from '../analytics/partner-concentration.ts';
import { industryTable } from './industry-table.ts';
import { dense, peerFigures, promised, timed } from './peer.ts';
import { rounded, writeResult } from './results.ts';

const RUNS = 1;
const stated = industryTable(35);
const { table } = balancedTable(stated);
// Balancing leaves a few industries spending more than they sell: what they buy is scaled to it.
const { purchases, economies, economyOf, output, finalDemand } = within(table);
const n = output.length;
const valueAdded = Float64Array.from({ length: n }, (_, j) => {
  let spent = 0;
  for (let k = purchases.starts[j]!; k < purchases.starts[j + 1]!; k++) spent += purchases.weights[k]!;
  return Math.max(0, 1 - spent);
});
const blocs = [
  [0, 1, 2],
  [3, 4, 5],
  [6, 7],
  [8, 9, 10],
  [11, 12],
  [13, 14, 15],
];
const positions = Float64Array.from({ length: economies }, (_, c) => Math.sin(7 * c + 1));
const trade = tradeOfTable();

const { ms, cpuMs, found } = timed(RUNS, scores);
const bloc = new Int32Array(economies).fill(-1);
blocs.forEach((members, at) => {
  for (const member of members) bloc[member] = at;
});
const peer = peerFigures(
  'connectors',
  { purchases: dense({ ...table, purchases }), valueAdded, finalDemand, output, economyOf, bloc, positions, trade },
  found,
);
writeResult('connectors', {
  table: stated.title,
  nodes: n,
  blocs: blocs.length,
  pairs: (blocs.length * (blocs.length - 1)) / 2,
  economies,
  runs: RUNS,
  ours: { ms: rounded(ms), cpuMs: rounded(cpuMs) },
  peer: peer && { ...peer, ms: rounded(peer.ms), cpuMs: rounded(peer.cpuMs) },
  ratio: peer && rounded(cpuMs / peer.cpuMs),
});
promised('the connector index', cpuMs, 5_000, peer);

/** By pair, then by economy; NaN for members of the pair. */
function scores(): Float64Array {
  const inverse = leontiefInverse(purchases);
  const sides = blocs.map((members) => ({ members, finalDemand: demandOf(members) }));
  const size = new Float64Array(economies);
  output.forEach((usd, i) => {
    size[economyOf[i]!] = size[economyOf[i]!]! + usd;
  });
  const world = size.reduce((sum, usd) => sum + usd, 0);
  const centre = blocs.map((members) => members.reduce((sum, member) => sum + positions[member]!, 0) / members.length);
  const scored: number[] = [];
  for (const [at, first] of sides.entries())
    for (const [more, second] of sides.slice(at + 1).entries()) {
      const passage = blocPairIntermediation({ purchases, valueAdded, economyOf, economies }, inverse, first, second);
      for (let c = 0; c < economies; c++) {
        if (first.members.includes(c) || second.members.includes(c)) {
          scored.push(Number.NaN);
          continue;
        }
        const distance = (bloc: number) => Math.abs(positions[c]! - centre[bloc]!);
        const markets = Array.from({ length: economies }, (_, d) => (d === c ? 0 : trade[c * economies + d]!));
        const { score } = connectorScore({
          balance: balance([{ first: tied(c, first.members), second: tied(c, second.members) }, null]),
          neutrality: neutrality([0, 0], { first: distance(at), second: distance(at + 1 + more) }),
          intermediation: intermediation(twoWayShareThrough(passage, c), size[c]! / world),
          growth: null,
          diversification: diversification(partnerConcentration(markets, economies - 1)?.normalised ?? null, null),
        });
        scored.push(score ?? Number.NaN);
      }
    }
  return Float64Array.from(scored);
}

function tied(economy: number, members: readonly number[]): number {
  return members.reduce(
    (sum, member) => sum + trade[economy * economies + member]! + trade[member * economies + economy]!,
    0,
  );
}

function demandOf(members: readonly number[]): Float64Array {
  return Float64Array.from({ length: n }, (_, i) =>
    members.reduce((sum, member) => sum + finalDemand[member * n + i]!, 0),
  );
}

function tradeOfTable(): Float64Array {
  const sold = new Float64Array(economies * economies);
  const add = (seller: number, buyer: number, usd: number) => {
    const at = seller * economies + buyer;
    sold[at] = sold[at]! + Math.max(0, usd);
  };
  for (let j = 0; j < n; j++)
    for (let k = purchases.starts[j]!; k < purchases.starts[j + 1]!; k++)
      add(economyOf[purchases.heads[k]!]!, economyOf[j]!, purchases.weights[k]! * output[j]!);
  for (let c = 0; c < economies; c++) for (let i = 0; i < n; i++) add(economyOf[i]!, c, finalDemand[c * n + i]!);
  return sold;
}

function within(balanced: typeof table): typeof table {
  const { starts, heads } = balanced.purchases;
  const weights = Float64Array.from(balanced.purchases.weights);
  for (let j = 0; j + 1 < starts.length; j++) {
    let spent = 0;
    for (let k = starts[j]!; k < starts[j + 1]!; k++) spent += weights[k]!;
    if (spent > 1) for (let k = starts[j]!; k < starts[j + 1]!; k++) weights[k] = weights[k]! / spent;
  }
  return { ...balanced, purchases: { starts, heads, weights } };
}
