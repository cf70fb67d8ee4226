// The promises: a scenario of fragmentation with both solves on an inter-country table of 328 industries in 1 s, beside the
// same two solves in numpy; and a band of 27 scenarios in 10 s. Run: npx tsx bench/fragmentation.ts [PYTHON=…]
import { balancedTable } from '../analytics/balanced-table.ts';
import { fragmentation, fragmentationBand, tradingWorld } from '../analytics/fragmentation.ts';
import { cutBetweenBlocs } from '../analytics/reallocation.ts';
import { industryTable } from './industry-table.ts';
import { dense, peerFigures, promised, timed } from './peer.ts';
import { rounded, writeResult } from './results.ts';

const RUNS = 3;
const stated = industryTable(8);
const { table } = balancedTable(stated);
const { economies } = table;
const place = (code: string, otherwise: number) => Math.max(stated.codes.indexOf(code), 0) || otherwise;
const [one, other] = [place('USA', 1), place('CHN', 2)];
const cutOf = (share: number) => ({ between: cutBetweenBlocs(economies, [[one], [other]], share), ofProduct: null });

const scenario = timed(RUNS, () => fragmentation(table, cutOf(0.5), { resourced: 1, elasticity: 4 }));
const band = timed(1, () => fragmentationBand(table, { cuts: [0.5, 0.75, 1].map(cutOf) }));
const { labourShare, flows } = tradingWorld(table);
const peer = peerFigures(
  'fragmentation',
  {
    purchases: dense(table),
    finalDemand: table.finalDemand,
    valueAdded: table.valueAdded,
    economyOf: table.economyOf,
    productOf: table.productOf,
    between: cutOf(0.5).between,
    labourShare,
    flows,
  },
  Float64Array.from([...scenario.found.after.valueAdded, ...scenario.found.equilibrium.welfare]),
);
writeResult('fragmentation', {
  table: stated.title,
  nodes: table.output.length,
  runs: RUNS,
  scenario: { ms: rounded(scenario.ms), cpuMs: rounded(scenario.cpuMs) },
  band: { scenarios: band.found.scenarios.length, ms: rounded(band.ms), cpuMs: rounded(band.cpuMs) },
  peer: peer && { ...peer, ms: rounded(peer.ms), cpuMs: rounded(peer.cpuMs) },
  ratio: peer && rounded(scenario.cpuMs / peer.cpuMs),
});
promised('a scenario', scenario.cpuMs, 1_000, peer);
promised('a band', band.cpuMs, 10_000, null);
