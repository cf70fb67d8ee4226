import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Graph, graphOver } from '../graph/graph.ts';
import { describeOnEachEmptyStore, describeOnEachEngine } from '../test/world/each-engine.ts';
import { type GoldenHolding, loadRegisters } from '../test/world/register.ts';
import { recordOf } from '../test/world/world.ts';
import { countsFor, type ListedParty } from './regime-lists.ts';
import { type FirmScreening, loadScreenings } from './screening.ts';

interface CascadeCase {
  readonly name: string;
  readonly edges: readonly GoldenHolding[];
  readonly listed: readonly string[];
  readonly expectedBlocked?: readonly string[];
  readonly expectedStatus?: Readonly<Record<string, string>>;
}
const { cases } = (
  JSON.parse(readFileSync(new URL('../test/golden/g06_ofac50_cascade.json', import.meta.url), 'utf8')) as {
    expected: { cases: readonly CascadeCase[] };
  }
).expected;
// On Neo4j and embedded: the registers of all cases are loaded together.
describeOnEachEmptyStore('g06', (world) => {
  let graph: Graph;
  let keys: ReadonlyMap<string, (party: string) => string>;
  beforeAll(async () => {
    const registers = cases.map(({ edges, listed }) => ({ holdings: edges, listed }));
    const loaded = await loadRegisters(world.store, 'golden', registers);
    keys = new Map(cases.map(({ name }, at) => [name, loaded[at] as (party: string) => string]));
    graph = graphOver(world.store);
  });
  afterAll(() => graph.solver.close()); // the world closes its store

  test.each(cases.map((one) => [one.name, one] as const))('%s', async (name, one) => {
    const key = keys.get(name) as (party: string) => string;
    const firms = [...new Set(one.edges.flatMap(({ owner, company }) => [owner, company]))];
    const found = await loadScreenings(graph, { firms: firms.map(key), regime: 'OFAC', asOf: '2020-01-01' });
    expect(found.map(({ firm }) => firm)).toEqual(firms.map(key));
    for (const [at, { status, isListed, steps }] of found.entries()) {
      const firm = firms[at] as string;
      expect(isListed).toBe(one.listed.includes(firm));
      if (one.expectedBlocked && !isListed)
        expect([firm, status === 'BLOCKED']).toEqual([firm, one.expectedBlocked.includes(firm)]);
      if (one.expectedStatus?.[firm]) expect([firm, status]).toEqual([firm, one.expectedStatus[firm]]);
      expect(steps.length > 0).toBe(status !== 'CLEAR' && !isListed);
    }
  });
});

test('a list counts to a regime by who keeps it, and a part or a sectoral programme does not', () => {
  const listing = (authority: string, more: Partial<ListedParty> = {}) =>
    ({ authority, programme: null, type: 'SANCTIONS', scope: null, ...more }) as ListedParty;
  expect(countsFor('OFAC', listing('Office of Foreign Assets Control'))).toBe(true);
  expect(countsFor('OFAC', listing('us_ofac_sdn'))).toBe(true);
  expect(countsFor('OFAC', listing('us_ofac_cons', { programme: 'Sectoral Sanctions (SSI)' }))).toBe(false);
  expect(countsFor('OFAC', listing('us_ofac_sdn', { scope: 'a branch' }))).toBe(false);
  expect(countsFor('OFAC', listing('European Union'))).toBe(false);
  expect(countsFor('EU', listing('Council of the European Union'))).toBe(true);
  expect(countsFor('EU', listing('eu_fsf'))).toBe(true);
  expect(countsFor('UK', listing('Foreign, Commonwealth & Development Office'))).toBe(true);
  expect(countsFor('UK', listing('His Majesty’s Treasury'))).toBe(true);
  expect(countsFor('UK', listing('Ukraine, National Security and Defense Council'))).toBe(false);
  expect(countsFor('BIS', listing('Bureau of Industry and Security', { type: 'EXPORT_CONTROL' }))).toBe(true);
  expect(countsFor('BIS', listing('Sample Customs', { type: 'FORCED_LABOUR' }))).toBe(false);
});

// Worked out in test/world/README.md; a server of Neo4j is started for the second engine.
describeOnEachEngine('screening', (world) => {
  let graph: Graph;
  beforeAll(() => {
    graph = graphOver(world.store);
  });
  afterAll(() => graph.solver.close()); // the world closes its store

  const screened = async (firm: string, regime: FirmScreening['regime'], asOf: string) => {
    const [found] = await loadScreenings(graph, { firms: [firm], regime, asOf });
    return found as FirmScreening;
  };

  test('finds what a listed person has through companies, with the rows that say so', async () => {
    const found = await screened('nori', 'OFAC', '2015-01-01');
    expect(found).toMatchObject({
      status: 'BLOCKED',
      isListed: false,
      unstated: 0.5,
      listings: [
        { party: 'olga', authority: 'Office of Foreign Assets Control', record: recordOf('sanctions.jsonl/11') },
      ],
      otherListings: [{ party: 'olga', authority: 'Council of the European Union' }],
      coverage: { level: 'PARTIAL' },
    });
    expect(found.attributedLeast).toBeCloseTo(0.5, 12);
    expect(
      found.steps.map(({ company, by, holdings }) => [
        company,
        by,
        holdings.map(({ owner, record }) => [owner, record]),
      ]),
    ).toEqual([
      ['lotus', 'OWNERSHIP', [['olga', recordOf('sanctions.jsonl/5')]]],
      [
        'nori',
        'OWNERSHIP',
        [
          ['lotus', recordOf('sanctions.jsonl/7')],
          ['olga', recordOf('sanctions.jsonl/8')],
        ],
      ],
    ]);
  });

  test('says possible where a range allows it, and goes by the rule of the day', async () => {
    expect((await screened('mill', 'OFAC', '2015-01-01')).status).toBe('POSSIBLE');
    expect((await screened('lotus', 'EU', '2024-07-02')).status).toBe('CLEAR'); // more than 50 % was wanted, and mill is hers only through lotus
    expect((await screened('nori', 'EU', '2024-07-03')).status).toBe('BLOCKED');
    expect((await screened('nori', 'EU', '2025-01-01')).status).toBe('CLEAR'); // delisted on that day
    expect((await screened('nori', 'OFAC', '2011-06-29')).status).toBe('CLEAR'); // not listed yet
  });

  test('says when CLEAR means nothing: no list, no rule, nothing known of the owners', async () => {
    const codes = ({ assumptions }: FirmScreening) => assumptions.map(({ code }) => code);
    const uk = await screened('nori', 'UK', '2015-01-01');
    expect(uk).toMatchObject({ status: 'CLEAR', coverage: { level: 'NONE' } });
    expect(codes(uk)).toContain('NO_LIST');
    const bis = await screened('nori', 'BIS', '2026-01-01');
    expect(bis).toMatchObject({ status: 'CLEAR', rule: null });
    expect(codes(bis)).toContain('NO_RULE_IN_FORCE');
    expect(await screened('king', 'OFAC', '2015-01-01')).toMatchObject({ unstated: 1, coverage: { level: 'NONE' } });
  });

  test('names lists of forced labour beside the answer, of the firm and of those above it, in the spells of the day', async () => {
    const parties = ({ otherListings }: FirmScreening) => otherListings.map(({ party, type }) => [party, type]);
    expect(parties(await screened('bolt', 'OFAC', '2011-12-30'))).toEqual([['chip', 'FORCED_LABOUR']]);
    expect(parties(await screened('echo', 'OFAC', '2011-12-30'))).toEqual([['echo', 'FORCED_LABOUR']]);
    expect(parties(await screened('echo', 'OFAC', '2011-12-31'))).toEqual([]);
  });

  test('an unknown firm is an error, and the same firm may be asked twice', async () => {
    const ask = (firms: readonly string[]) => loadScreenings(graph, { firms, regime: 'OFAC', asOf: '2015-01-01' });
    await expect(ask(['nori', 'nobody'])).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await ask(['nori', 'acme', 'nori'])).map(({ firm, status }) => [firm, status])).toEqual([
      ['nori', 'BLOCKED'],
      ['acme', 'CLEAR'],
      ['nori', 'BLOCKED'],
    ]);
    expect(await ask([])).toEqual([]);
  });
});
