// The promise: carbon bills of all economies of an inter-country table of 1,435 industries by all five rules in 2 s, beside
// producers', consumers' and chain-shared bills by dense algebra in numpy. Run: npx tsx bench/carbon.ts [PYTHON=…]
import { balancedTable } from '../analytics/balanced-table.ts';
import { carbonBalance } from '../analytics/carbon-balance.ts';
import { industryTable } from './industry-table.ts';
import { dense, peerFigures, promised, timed } from './peer.ts';
import { rounded, writeResult } from './results.ts';

const RUNS = 3;
const stated = industryTable(35);
const { table } = balancedTable(stated);
// What is emitted is made up: half a kilotonne a million by the first sector, less by each other.
const ofIndustries = table.output.map((usd, i) => (usd * 0.5) / (1 + table.productOf[i]!));

const { ms, cpuMs, found } = timed(RUNS, () => carbonBalance(table, { ofIndustries, ofHouseholds: null }));
const peer = peerFigures(
  'carbon',
  {
    purchases: dense(table),
    finalDemand: table.finalDemand,
    output: table.output,
    emitted: ofIndustries,
    economyOf: table.economyOf,
  },
  Float64Array.from([...found.producers, ...found.consumers]),
);
writeResult('carbon', {
  table: stated.title,
  nodes: table.output.length,
  runs: RUNS,
  ours: { ms: rounded(ms), cpuMs: rounded(cpuMs) },
  peer: peer && { ...peer, ms: rounded(peer.ms), cpuMs: rounded(peer.cpuMs) },
  ratio: peer && rounded(cpuMs / peer.cpuMs),
});
promised('carbon', cpuMs, 2_000, peer);
