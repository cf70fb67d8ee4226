import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openEmbeddedStore } from '../graph/embedded/embedded-store.ts';
import { type Graph, graphOver } from '../graph/graph.ts';
import { trustPolicies } from '../policies/trust-policy.ts';
import { loadInto, loadWorld } from '../test/world/world.ts';
import type { SubjectChoice } from './exposure-subject.ts';
import { loadTrust, type TrustAnswer } from './trust.ts';

const usual = trustPolicies().find(({ name }) => name === 'usual');
if (!usual) throw new Error('there is no policy of the name usual');

describe('trust in the test world', () => {
  let graph: Graph;
  const ask = (subject: SubjectChoice, concern: readonly { members: string[] }[] = [], year: number | null = 2011) =>
    loadTrust(graph, { subject, policy: usual, concern, year, dataset: null });
  const indicatorOf = (answer: TrustAnswer, wanted: string) =>
    answer.indicators.find(({ name }) => name === wanted)?.value;

  beforeAll(async () => {
    const store = openEmbeddedStore(null);
    await loadWorld(store);
    graph = graphOver(store);
  });
  afterAll(() => graph.close());

  test('each indicator of a firm is what the graph says, and null where it says nothing', async () => {
    const acme = await ask({ firm: 'acme' });
    // Chip stands on a list; all that acme has of China comes from it: test/world/README.md works out 0.215.
    expect(indicatorOf(acme, 'forcedLabourExposureInv')).toBeCloseTo(0.785, 12);
    // Unknown 0.19; fern and chip do not state what they buy in all: 0.1 · 0.75 and 0.215.
    expect(indicatorOf(acme, 'knownSuppliers')).toBeCloseTo(1 - 0.19 - 0.075 - 0.215, 12);
    // Of 0.45 bought of named suppliers: chip (0.1) names none, and alone has an identifier.
    expect(indicatorOf(acme, 'visibleSuppliers')).toBeCloseTo(0.35 / 0.45, 12);
    expect(indicatorOf(acme, 'counterpartyIdentifiers')).toBeCloseTo(0.1 / 0.45, 12);
    expect(indicatorOf(acme, 'ownershipTraced')).toBeCloseTo(0.75, 12); // ines half, fern a quarter
    expect(indicatorOf(acme, 'dataAge')).toBe(1);
    for (const unknown of ['concernExposureInv', 'emissionsIntensity', 'federatedAnswers'])
      expect(indicatorOf(acme, unknown)).toBeNull();
    expect(indicatorOf(acme, 'sanctionsClear')).toBe(1); // lists of sanctions are loaded, and acme stands on none
    expect(acme).toMatchObject({ gate: 'PASS', stops: [] });
    expect(acme.dimensions.dataGovernance).toMatchObject({ score: 1, coverage: 0.5, lower: 0.5, upper: 1 });
    expect(acme.lower).toBeLessThanOrEqual(acme.score as number);
    expect(acme.upper).toBeGreaterThanOrEqual(acme.score as number);
  });

  test('a firm that is listed itself fails', async () => {
    const chip = await ask({ firm: 'chip' });
    expect(indicatorOf(chip, 'forcedLabourExposureInv')).toBe(0);
    expect(chip).toMatchObject({ gate: 'FAIL', stops: ['forcedLabourExposureInv'] });
  });

  test('what the indicators are read from is among the datasets of the answer', async () => {
    const read = async (subject: SubjectChoice, concern: readonly { id: string }[] = []) =>
      (await loadTrust(graph, { subject, policy: usual, concern, year: 2011, dataset: null })).datasets;
    // Emissions of an industry; who is of the bloc; investment in an economy; holdings and identifiers of a chain are its own.
    expect(await read({ industry: 'MEX:two:G' })).toEqual(expect.arrayContaining(['table', 'emissions', 'listings']));
    expect(await read({ industry: 'MEX:two:G' })).not.toContain('blocs');
    expect(await read({ industry: 'MEX:two:G' }, [{ id: 'china' }])).toContain('blocs');
    expect(await read({ economy: 'MEX' })).toContain('fdi');
    expect(await read({ industry: 'MEX:two:G' })).not.toContain('fdi');
    expect(await read({ firm: 'acme' })).not.toContain('emissions');
  });

  test('an entry counts only while it is in force', async () => {
    // Echo was on the list until 30 December 2011.
    expect(indicatorOf(await ask({ firm: 'echo' }), 'forcedLabourExposureInv')).toBe(1);
  });

  test('a violation names the chain, the entry and the rows of both', async () => {
    const acme = await ask({ firm: 'acme' });
    const [first] = await acme.violations(20);
    expect(first).toMatchObject({ indicator: 'forcedLabourExposureInv', certain: true, node: 'chip' });
    expect(first?.path.share).toBeCloseTo(0.1, 12);
    expect(first?.path.nodes).toEqual(['acme', 'chip']);
    expect(first?.path.hops[0]?.record).toMatch(/^chain\//);
    expect(first?.entries[0]).toMatchObject({ authority: 'Sample Customs', name: 'Entity list' });
    expect(first?.entries[0]?.record).toMatch(/^forced-labour\//);
  });

  test('an entry of a region or of some goods is possible only, and no part of the score', async () => {
    const goods = await ask({ industry: 'MEX:two:G' });
    expect(indicatorOf(goods, 'forcedLabourExposureInv')).toBe(1);
    const violations = await goods.violations(20);
    expect(violations.length).toBeGreaterThan(0);
    expect(violations.every(({ certain }) => !certain)).toBe(true);
    expect(violations[0]).toMatchObject({ node: 'CHN:two:G', path: { nodes: ['MEX:two:G', 'CHN:two:G'] } });
    expect(goods.assumptions.map(({ code }) => code)).toContain('PARTS_NOT_LOCATED');
  });

  test('reliance on a bloc counts where a policy is concerned about it', async () => {
    const goods = await ask({ industry: 'MEX:two:G' }, [{ members: ['CHN'] }]);
    expect(indicatorOf(goods, 'concernExposureInv')).toBeCloseTo(1 - 349 / 1592, 12);
  });

  test('an industry emits as its sector does elsewhere, or more', async () => {
    // Kilotonnes a million of goods: 0.5 in Mexico, 2 in China, 0.5 in the rest of the world.
    expect(indicatorOf(await ask({ industry: 'MEX:two:G' }), 'emissionsIntensity')).toBeCloseTo(1, 12);
    expect(indicatorOf(await ask({ industry: 'CHN:two:G' }), 'emissionsIntensity')).toBeCloseTo(0.25, 12);
  });

  test('what rests on weak nodes is an interval: those listed, and those that may be weak', async () => {
    const weak = await (await ask({ firm: 'acme' })).weakNodes();
    // Surely chip; possibly also dyes (0.05) and fern (0.1), which do not state what they buy: 0.1 + 0.05 + 0.1 + 0.2 · 0.2.
    expect(weak.surely).toBeCloseTo(0.215, 12);
    expect(weak.possibly).toBeCloseTo(0.29, 12);
  });

  test('a firm that stands on no list fails where a listed party holds enough of it, with the step that says so', async () => {
    // Olga, listed by the Office of Foreign Assets Control since 30 June 2011, is said to hold 60 % of hull.
    const folder = mkdtempSync(join(tmpdir(), 'isthmus-trust-'));
    const [table, mapping] = [join(folder, 'held.csv'), join(folder, 'held.yaml')];
    writeFileSync(table, 'owner,firm,share\nolga,hull,0.6\n');
    writeFileSync(
      mapping,
      `basis: REPORTED
records:
  - kind: holding
    fields:
      start: { column: owner }
      end: { column: firm }
      interest: { value: ECONOMIC }
      exactShare: { column: share, unit: fraction }
`,
    );
    const store = openEmbeddedStore(null);
    const held = graphOver(store);
    try {
      await loadWorld(store);
      await loadInto(store, 'spreadsheet', [table], 'held', { mapping });
      const hull = await loadTrust(held, {
        subject: { firm: 'hull' },
        policy: usual,
        concern: [],
        year: 2011,
        dataset: null,
      });
      expect(indicatorOf(hull, 'sanctionsClear')).toBe(0);
      expect(hull).toMatchObject({ gate: 'FAIL', stops: ['sanctionsClear'] });
      const [stop] = await hull.hardStops();
      expect(stop).toMatchObject({ indicator: 'sanctionsClear', value: 0 });
      const ofac = stop?.screenings.find(({ regime }) => regime === 'OFAC');
      expect(ofac).toMatchObject({ status: 'BLOCKED', isListed: false });
      expect(ofac?.steps[0]?.holdings[0]).toMatchObject({ owner: 'olga', company: 'hull', dataset: 'held' });
      expect(ofac?.listings[0]?.party).toBe('olga');
      // A policy that does not count her list lets the firm pass.
      const policy = { ...usual, lists: ['another'] };
      const passed = await loadTrust(held, {
        subject: { firm: 'hull' },
        policy,
        concern: [],
        year: 2011,
        dataset: null,
      });
      expect(passed.reached).toEqual([]);
    } finally {
      await held.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });

  test('a hard stop carries the chain and the entry behind it', async () => {
    const [stop] = await (await ask({ firm: 'chip' })).hardStops();
    expect(stop).toMatchObject({ indicator: 'forcedLabourExposureInv', value: 0, screenings: [] });
    expect(stop?.violations[0]).toMatchObject({ node: 'chip', path: { nodes: ['chip'] } });
  });

  test('an unknown subject is refused', async () => {
    await expect(ask({ firm: 'nobody' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
