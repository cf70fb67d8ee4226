// The promise: all ultimate owners of 3 million companies with 4 million holdings in less than 10 seconds on one core.
// Run: npx tsx bench/ownership.ts [PYTHON=python with scipy]
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type HoldingStatements, holdings, type OwnershipChain, ownershipChain } from '../analytics/holdings.ts';
import { integratedOwnership } from '../analytics/integrated-ownership.ts';
import { majorityHeads } from '../analytics/majority-control.ts';
import { controlChain } from '../analytics/network-control.ts';
import { sanctionsRule } from '../analytics/sanctions-rules.ts';
import { screening } from '../analytics/sanctions-screening.ts';
import { strongComponents } from '../analytics/strong-components.ts';
import { type UltimateOwners, ultimateOwners } from '../analytics/ultimate-owners.ts';
import { rounded, writeResult } from './results.ts';

const COMPANIES = 3_000_000;
const PERSONS = 1_500_000;
const LISTED = 2_000;
const WANT_SECONDS = 10;
const n = COMPANIES + PERSONS;

const seconds: Record<string, number> = {};
function timed<T>(name: string, work: () => T): T {
  const begun = performance.now();
  const found = work();
  seconds[name] = rounded((performance.now() - begun) / 1000);
  return found;
}

const statements = generatedStatements();
const stated = timed('holdings', () => holdings(n, statements));
const chain = timed('ownershipChain', () => ownershipChain(stated));
const owners = timed('ultimateOwners', () => ultimateOwners(chain));
const peakGiB = rounded(process.resourceUsage().maxRSS / 2 ** 20);
timed('majorityHeads', () => majorityHeads(stated));
timed('controlChain', () => controlChain(stated));
// A bloc of every hundredth person, and two thousand others on a list.
const bloc = Float64Array.from({ length: n }, (_, party) => (party >= COMPANIES && party % 100 === 0 ? 1 : 0));
timed('integratedOwnership', () => integratedOwnership(chain, bloc));
const listed = Array.from({ length: LISTED }, (_, k) => COMPANIES + 1 + 700 * k);
const blocked = (['OFAC', 'UK'] as const).map((regime) => {
  const { reaches } = timed(`screening ${regime}`, () =>
    screening({ ownership: stated }, listed, sanctionsRule(regime, '2025-10-01')!),
  );
  return [regime, new Set(reaches.flatMap(({ certain }) => [...certain.keys()])).size - LISTED];
});

const loops = loopsOf(chain);
const peer = peerOf(chain, owners);
const result = {
  companies: COMPANIES,
  persons: PERSONS,
  holdings: stated.holders.heads.length,
  ...loops,
  ownersFound: owners.owners.heads.length,
  blocked: Object.fromEntries(blocked),
  seconds,
  peakGiB,
  peer,
  ratio: peer === null ? null : rounded(seconds.ultimateOwners! / peer.seconds),
};
writeResult('ownership', result);
if (!(seconds.ultimateOwners! < WANT_SECONDS)) {
  console.error(`All ultimate owners took ${seconds.ultimateOwners} s: want less than ${WANT_SECONDS}.`);
  process.exitCode = 1;
}
if (peer !== null && !(peer.largestDifference <= 1e-9)) {
  console.error(`The two answers differ by ${peer.largestDifference}.`);
  process.exitCode = 1;
}

if (peer?.igraph && peer.igraph.oursNotReached > 0) {
  console.error(`${peer.igraph.oursNotReached} owners are reached by no walk.`);
  process.exitCode = 1;
}

/**
 * Registers look like this: most companies have one holder, most holders are persons, a few holding companies have
 * thousands of subsidiaries, chains are short, and once in a while shares go round in a circle.
 */
function generatedStatements(): HoldingStatements {
  let state = 12345;
  const uniform = (): number => {
    state = (1664525 * state + 1013904223) % 2 ** 32;
    return state / 2 ** 32;
  };
  const most = 2 * COMPANIES;
  const ownersOf = new Uint32Array(most);
  const companies = new Uint32Array(most);
  const shares = new Float64Array(most);
  let count = 0;
  for (let company = 0; company < COMPANIES; company++) {
    const draw = uniform();
    const holders = draw < 0.75 ? 1 : draw < 0.93 ? 2 : draw < 0.99 ? 3 : 4;
    let left = uniform() < 0.8 ? 1 : 0.5 + 0.5 * uniform();
    const used = new Set([company]);
    for (let h = 0; h < holders && count < most; h++) {
      const kind = uniform();
      // A person; a holding company, which are the first companies, the more often the earlier; a sister company, which
      // may be held in turn.
      const owner =
        kind < 0.65
          ? COMPANIES + Math.floor(PERSONS * uniform())
          : kind < 0.93
            ? Math.floor(company * uniform() ** 3)
            : Math.min(COMPANIES - 1, Math.max(0, company + (kind < 0.98 ? -1 : 1) * Math.ceil(4 * uniform())));
      // A minority among sisters: where they own each other wholly a sum over chains never ends.
      const share = (h + 1 === holders ? left : left * (0.2 + 0.6 * uniform())) * (kind < 0.93 ? 1 : 0.4);
      if (used.has(owner)) continue;
      used.add(owner);
      ownersOf[count] = owner;
      companies[count] = company;
      shares[count++] = share;
      left -= share;
    }
  }
  const least = shares.subarray(0, count);
  return { owners: ownersOf.subarray(0, count), companies: companies.subarray(0, count), least, most: least };
}

function loopsOf({ holders }: OwnershipChain): { loops: number; largestLoop: number } {
  const { starts } = strongComponents(holders);
  let loops = 0;
  let largestLoop = 0;
  for (let c = 0; c + 1 < starts.length; c++) {
    const size = starts[c + 1]! - starts[c]!;
    if (size > 1) loops++;
    largestLoop = Math.max(largestLoop, size);
  }
  return { loops, largestLoop };
}

interface Peer {
  scipy: string;
  /** The sum over chains of one, two, three … holdings, as products of sparse matrices, until none is above 1e-12. */
  seconds: number;
  products: number;
  /** One solve with one right-hand side (the unknown part), which answers much less. */
  spsolveSeconds: number;
  peakGiB: number;
  largestDifference: number;
  /** Who the owners are, by walking from every company, without their shares; null without igraph. */
  igraph: { igraph: string; loadSeconds: number; seconds: number; pairs: number; oursNotReached: number } | null;
}

function peerOf({ holders, unknown }: OwnershipChain, found: UltimateOwners): Peer | null {
  const folder = mkdtempSync(join(tmpdir(), 'ownership-'));
  try {
    const files = {
      starts: holders.starts,
      heads: holders.heads,
      weights: holders.weights,
      unknown,
      foundStarts: found.owners.starts,
      foundHeads: found.owners.heads,
      foundWeights: found.owners.weights,
      foundUnknown: found.unknown,
    };
    for (const [name, array] of Object.entries(files)) writeFileSync(join(folder, name), array);
    const script = fileURLToPath(new URL('./ownership.peer.py', import.meta.url));
    const printed = execFileSync(process.env.PYTHON ?? 'python3', [script, folder], { encoding: 'utf8' });
    const answer = JSON.parse(printed) as Peer | { missing: string };
    if ('missing' in answer) {
      console.error('No comparison: this Python has no scipy (name one that has in PYTHON).');
      return null;
    }
    return {
      ...answer,
      seconds: rounded(answer.seconds),
      spsolveSeconds: rounded(answer.spsolveSeconds),
      peakGiB: rounded(answer.peakGiB),
      igraph: answer.igraph && {
        ...answer.igraph,
        loadSeconds: rounded(answer.igraph.loadSeconds),
        seconds: rounded(answer.igraph.seconds),
      },
    };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    console.error('No comparison: no Python found (name one that has scipy in PYTHON).');
    return null;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
