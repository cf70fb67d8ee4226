import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { type Graph, graphOver } from '../graph/graph.ts';
import type { Store } from '../graph/store.ts';
import { describeOnEachEngine } from '../test/world/each-engine.ts';
import { graphOfHoldings } from '../test/world/register.ts';
import { loadInto } from '../test/world/world.ts';
import { loadExposure } from './exposure.ts';
import { loadOwnership } from './ownership.ts';
import { loadScreenings } from './screening.ts';

/** What follows from decisions that records are one party, then from none. */
async function decided(
  store: Store,
  pairs: readonly (readonly [string, string])[],
  work: (graph: Graph) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'isthmus-same-'));
  const file = join(folder, 'decisions.csv');
  const rows = [...pairs.map((pair) => `${pair.join(',')},1,,Ada,\n`), 'nobody,nothing,,,,\n'];
  writeFileSync(file, `firm,same_as,weight,method,author,reason\n${rows.join('')}`);
  await loadInto(store, 'same-as', [file], 'decisions');
  const graph = graphOver(store);
  try {
    await work(graph);
  } finally {
    await graph.solver.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const day = '2011-12-31';
const shares = (owners: readonly { readonly key: string; readonly share: number }[]) =>
  owners.map(({ key, share }) => [key, Number(share.toFixed(12))]);

// From test/world/holdings.csv and sanctions.jsonl; on Neo4j too.
describeOnEachEngine('records of one party', (world) => {
  const screened = async (graph: Graph, firm: string) =>
    (await loadScreenings(graph, { firms: [firm], regime: 'OFAC', asOf: day }))[0];

  test('are followed by ownership, screening and exposure, and no longer once the statement is taken back', async () => {
    const pairs = [
      ['fern', 'nori'],
      ['olga', 'ines'],
    ] as const;
    await decided(world.store, pairs, async (graph) => {
      // Olga has 20 % of nori and half of Lotus, which has 30 %: 35 %, whichever record of the firm is asked.
      for (const record of ['fern', 'nori']) {
        const found = await loadOwnership(graph, record, day);
        expect(shares(found.owners)).toEqual([['ines', 0.35]]);
        expect(found.records).toEqual(['fern', 'nori']);
        expect(found.datasets).toEqual(['decisions', 'sanctions']);
        expect(found.assumptions.map(({ code }) => code)).toContain('SAME_PARTIES');
      }
      // Half of Acme is hers as Ines, a quarter is Fern's, of which she has 35 % as Olga.
      const acme = await loadOwnership(graph, 'acme', day);
      expect(shares(acme.owners)).toEqual([['ines', 0.5 + 0.25 * 0.35]]);
      const { paths, covered } = await acme.paths('ines', 5);
      expect(covered).toBeCloseTo(0.5875, 9);
      expect(paths.map(({ hops }) => hops.map(({ owner, company }) => `${owner} in ${company}`))).toEqual([
        ['ines in acme'],
        ['fern in acme', 'olga in nori'],
        ['fern in acme', 'lotus in nori', 'olga in lotus'],
      ]);
      // She is listed as Olga, and has half of Acme as Ines.
      expect(await screened(graph, 'acme')).toMatchObject({
        status: 'BLOCKED',
        steps: [{ company: 'acme', holdings: [{ owner: 'ines', company: 'acme' }] }],
        listings: [{ party: 'olga' }],
      });
      const [nori, fern] = await Promise.all(
        ['nori', 'fern'].map((firm) =>
          loadExposure(graph, { subject: { firm }, to: { members: ['CHN'] }, year: 2011, dataset: null }),
        ),
      );
      expect(fern?.share).toBeGreaterThan(0);
      expect(nori?.share).toBe(fern?.share);
    });
    await decided(world.store, [], async (graph) => {
      expect(shares((await loadOwnership(graph, 'fern', day)).owners)).toEqual([]);
      expect(shares((await loadOwnership(graph, 'acme', day)).owners)).toEqual([
        ['ines', 0.5],
        ['fern', 0.25],
      ]);
      expect(await screened(graph, 'acme')).toMatchObject({ status: 'CLEAR', listings: [] });
    });
  });
});

// From test/world/supplies.csv: both are of one supply chain; on Neo4j too.
describeOnEachEngine('two records of one firm in one supply chain', (world) => {
  test('stand as two, and the answer says so', async () => {
    const asked = { subject: { firm: 'acme' }, to: { members: ['CHN'] }, year: 2011, dataset: null } as const;
    const apart = async (graph: Graph) => {
      const { share, assumptions } = await loadExposure(graph, asked);
      return { share, said: assumptions.find(({ code }) => code === 'RECORDS_APART')?.text ?? null };
    };
    const before = graphOver(world.store);
    const { share, said } = await apart(before);
    await before.solver.close();
    expect(said).toBeNull();
    await decided(world.store, [['hull', 'bolt']], async (graph) => {
      expect(await apart(graph)).toEqual({
        share,
        said: expect.stringMatching(
          /^'chain' lists a firm under several keys that statements make one \(bolt and hull\): each stands with its own/,
        ),
      });
    });
  });
});

test('a holder that is split over two records is whole: 30 % and 25 % of a listed party are more than half', async () => {
  const register = await graphOfHoldings(
    [
      { owner: 'a', company: 'firm', share: 0.3 },
      { owner: 'b', company: 'firm', share: 0.25 },
      { owner: 'a', company: 'b', share: 0.1 }, // one record in the other: nothing follows
    ],
    ['a'],
  );
  const statusAt = async (graph: Graph) =>
    (await loadScreenings(graph, { firms: ['firm'], regime: 'OFAC', asOf: day }))[0]?.status;
  try {
    expect(await statusAt(register)).toBe('CLEAR');
    await decided(register.store, [['a', 'b']], async (graph) => {
      expect(await statusAt(graph)).toBe('BLOCKED');
      const found = await loadOwnership(graph, 'firm', day);
      expect(shares(found.owners)).toEqual([['a', 0.55]]);
      expect(found.cycles).toEqual([]);
    });
    await decided(register.store, [], async (graph) => expect(await statusAt(graph)).toBe('CLEAR'));
  } finally {
    await register.close();
  }
});
