import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openEmbeddedStore } from '../graph/embedded/embedded-store.ts';
import { type Graph, graphOver } from '../graph/graph.ts';
import { loadInto, loadWorld } from '../test/world/world.ts';
import { type Fragmentation, type FragmentationQuestion, loadFragmentation } from './fragmentation.ts';

const mexico = [{ members: ['MEX'] }];
const china = [{ members: ['CHN'] }];
const apart: FragmentationQuestion = {
  between: [mexico, china],
  year: 2011,
  dataset: null,
  degree: 1,
  tariff: null,
  oneWay: false,
  sectors: null,
  resourced: 1,
  elasticity: 4,
};
const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);
const of = ({ economies }: Fragmentation, economy: string) => {
  const found = economies.find(({ key }) => key === economy);
  if (!found) throw new Error(`no ${economy}`);
  return found;
};

describe('fragmentation of the test world', () => {
  let graph: Graph;
  const ask = (more: Partial<FragmentationQuestion> = {}) => loadFragmentation(graph, { ...apart, ...more });

  beforeAll(async () => {
    const store = openEmbeddedStore(null);
    await loadWorld(store);
    graph = graphOver(store);
  });
  afterAll(() => graph.close());

  test('what is all found elsewhere changes who makes value and not how much the world makes', async () => {
    const found = await ask();
    expect(found.unmet).toEqual({ items: [], count: 0, usd: 0 });
    expect(found.worldValueAddedUsd).toBeCloseTo(sum(found.economies.map(({ valueAddedUsd }) => valueAddedUsd)), 0);
    expect(found.worldValueAddedChangeUsd / found.worldValueAddedUsd).toBeCloseTo(0, 12);
    // The rest of the world takes the place of both; at old prices it gains, and in equilibrium those who cut lose.
    expect(of(found, 'ROW').valueAddedChangeUsd).toBeGreaterThan(0);
    expect(found.losersOfWelfare).toEqual(expect.arrayContaining(['MEX', 'CHN']));
    expect(found.equilibrium).toMatchObject({ converged: true, deficits: 'kept' });
    for (const residual of Object.values(found.equilibrium.residuals)) expect(residual).toBeLessThan(1e-9);
    expect(of(found, 'MEX')).toMatchObject({ camp: 'members:MEX', aggregate: false, valueAddedUsd: 120e6 });
    expect(of(found, 'ROW')).toMatchObject({ camp: null, aggregate: true });
    expect(found.assumptions.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['TWO_METHODS', 'REST_OF_WORLD', 'BALANCED_TABLE']),
    );
  });

  test('a tariff ends as much trade as the elasticity turns away', async () => {
    const [tariff, cut] = [await ask({ tariff: 0.25 }), await ask({ degree: 1 - 1.25 ** -4 })];
    expect(tariff.endsShare).toBeCloseTo(1 - 0.4096, 12);
    expect(of(tariff, 'MEX').welfareChange).toBeCloseTo(of(cut, 'MEX').welfareChange, 12);
    expect(of(tariff, 'MEX').valueAddedChangeUsd).toBeCloseTo(of(cut, 'MEX').valueAddedChangeUsd, 3);
    expect(tariff.assumptions.map(({ code }) => code)).toContain('TARIFF_AS_COST');
    await expect(ask({ tariff: 0.25, degree: 0.5 })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    await expect(ask({ tariff: -0.1 })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  });

  test('one way ends only what the first camp buys of the others', async () => {
    const { unmet } = await ask({ resourced: 0, oneWay: true });
    // Chinese users keep their 5 of Mexican goods.
    expect(unmet).toMatchObject({ count: 2, usd: 50e6 });
    expect(unmet.items.every(({ economy }) => economy === 'MEX')).toBe(true);
  });

  test('inequality compares the economies alone, each counting alike', async () => {
    const found = await ask();
    // Without the rest of the world: T of two sizes m and c with shares p and 1 − p is Σ share · ln (2 · share).
    const [m, c] = [of(found, 'MEX').valueAddedUsd, of(found, 'CHN').valueAddedUsd];
    const theil = (one: number, other: number) =>
      [one, other].reduce((total, size) => total + (size / (one + other)) * Math.log((2 * size) / (one + other)), 0);
    expect(found.inequality).toMatchObject({ economies: 2 });
    expect(found.inequality.valueAdded.before).toBeCloseTo(theil(m, c), 12);
    const left = (key: string, usd: number) => usd + of(found, key).valueAddedChangeUsd;
    expect(found.inequality.valueAdded.after).toBeCloseTo(theil(left('MEX', m), left('CHN', c)), 12);
    const spent = (key: string, usd: number) => usd * (1 + of(found, key).welfareChange);
    expect(found.inequality.spending.after).toBeCloseTo(theil(spent('MEX', m), spent('CHN', c)), 12);
  });

  test('what is not found is listed by who needs it', async () => {
    // Mexican goods industries bought 20 of Chinese goods beside 10 of the rest of the world's; Mexican users 30 beside 50
    // of their own; Chinese users 5 of Mexican goods beside 80 and 25.
    const { unmet } = await ask({ resourced: 0 });
    expect(unmet).toMatchObject({ count: 3, usd: 55e6 });
    const [users, industry, chinese] = unmet.items;
    expect(users).toMatchObject({ economy: 'MEX', industry: null, sector: 'G', usd: 30e6, ofNeed: 30 / 80 });
    expect(industry).toMatchObject({ industry: 'MEX:two:G', sector: 'G', withoutSource: false });
    expect(industry?.usd).toBeCloseTo(20e6, 3);
    expect(industry?.outputAtMost).toBeCloseTo(1 / 3, 12);
    expect(chinese).toMatchObject({ economy: 'CHN', industry: null, usd: 5e6 });
  });

  test('an empty cut leaves all as it is, and says so', async () => {
    for (const nothing of [await ask({ degree: 0 }), await ask({ sectors: [] })]) {
      for (const { valueAddedChange, welfareChange, origins } of nothing.economies) {
        expect(valueAddedChange).toBeCloseTo(0, 12);
        expect(welfareChange).toBeCloseTo(0, 12);
        expect(origins.after).toBeCloseTo(origins.before as number, 12);
      }
      expect(nothing).toMatchObject({ losersOfValueAdded: [], losersOfWelfare: [], unmet: { count: 0 } });
      expect(nothing.assumptions.map(({ code }) => code)).toContain('NOTHING_CUT');
    }
  });

  test('a cut of everything leaves each economy with what it makes itself', async () => {
    const alone = await ask({ between: 'each-alone' });
    expect(alone.camps.map(({ key }) => key)).toEqual(['CHN', 'MEX', 'ROW']);
    for (const { origins, largestForeign, secondLoss, realWageChange } of alone.economies) {
      expect(origins.after).toBeCloseTo(1, 12);
      expect(largestForeign.after).toBeNull();
      expect(secondLoss).toBeNull();
      expect(realWageChange).toBeLessThan(0);
    }
    // Mexico spends 150 of 225 on its own products, and 0.6 of its output is value added: in closed form, (2/3)^(1/(4 · 0.6)).
    expect(of(alone, 'MEX').realWageChange).toBeCloseTo((2 / 3) ** (1 / 2.4) - 1, 9);
    expect(alone.equilibrium.deficits).toBe('balanced-within-groups');
    expect(alone.assumptions.map(({ code }) => code)).toContain('DEFICITS_BALANCED');
    expect((await alone.hiddenTies()).there.after).toBeCloseTo(0, 6);
  });

  test('ties survive through a third economy', async () => {
    const ties = await (await ask()).hiddenTies();
    expect(ties).toMatchObject({ first: 'members:MEX', second: 'members:CHN' });
    expect(ties.back.after).toBeGreaterThan(0);
    expect(ties.throughAnyBack.before).toBeLessThan(1);
    expect(ties.throughAnyBack.after).toBeCloseTo(1, 9);
    expect(ties.through.map(({ key }) => key)).toEqual(['ROW']);
    expect(ties.through[0]?.backUsd.after).toBeCloseTo(ties.back.after, 0);
    expect(ties.through[0]?.backUsd.after).toBeGreaterThan(ties.through[0]?.backUsd.before as number);
  });

  test('exposure after a cut that replaces nothing is what reaches through others', async () => {
    const exposed = async (more: Partial<FragmentationQuestion>) => {
      const rows = await (await ask(more)).exposures('members:CHN');
      expect(rows.map(({ key }) => key).sort()).toEqual(['MEX', 'ROW']);
      return rows.find(({ key }) => key === 'MEX');
    };
    // README.md: half of Mexico's output at 349/1592, half at 219/6368.
    const left = await exposed({ resourced: 0 });
    expect(left?.before).toBeCloseTo(1615 / 12736, 9);
    // Without the 0.2 bought directly: a = 0.2 b + 0.1 c; the others as in README.md.
    let [a, b, c, d] = [0, 0, 0, 0];
    for (let round = 0; round < 100; round++)
      [a, b, c, d] = [0.2 * b + 0.1 * c, 0.1 * a + 0.2 * d, 0.1 + 0.05 * a + 0.2 * d, 0.05 + 0.1 * c];
    // What is put out for the demand left: Mexican users without 30 of CHN_G, Chinese without 5 of MEX_G.
    let [mg, ms, cg, cs, rg, rs] = [0, 0, 0, 0, 0, 0];
    for (let round = 0; round < 200; round++)
      [mg, ms, cg, cs, rg, rs] = [
        65 + 0.1 * ms + 0.05 * rg,
        80 + 0.2 * mg,
        100 + 0.1 * cs + 0.1 * rg,
        50 + 0.2 * cg + 0.05 * rs,
        330 + 0.1 * mg + 0.2 * cg + 0.1 * rs,
        100 + 0.2 * ms + 0.2 * rg,
      ];
    expect(left?.after).toBeCloseTo((mg * a + ms * b) / (mg + ms), 9);
  });

  test('a band holds the scenario asked, and who loses always does so at both its ends', async () => {
    const found = await ask();
    const band = await found.band();
    expect(band).toMatchObject({ scenarios: 27, converged: true });
    for (const { key, valueAddedChange, welfareChange, losesAlways } of band.economies) {
      const one = of(found, key);
      expect(welfareChange.lower).toBeLessThanOrEqual(one.welfareChange);
      expect(welfareChange.upper).toBeGreaterThanOrEqual(one.welfareChange);
      expect(valueAddedChange?.lower).toBeLessThanOrEqual((one.valueAddedChange as number) + 1e-12);
      expect(valueAddedChange?.upper).toBeGreaterThanOrEqual((one.valueAddedChange as number) - 1e-12);
      expect(losesAlways).toBe(welfareChange.upper < 0 && (valueAddedChange?.upper as number) < 0);
    }
    // Mexico loses welfare whatever is assumed, and value added where nothing is found elsewhere.
    const mexicoIn = band.economies.find(({ key }) => key === 'MEX');
    expect(mexicoIn?.welfareChange.upper).toBeLessThan(0);
    expect(mexicoIn?.valueAddedChange?.lower).toBeLessThan(0);
  });

  test('the carbon bill after a cut still sums to one world', async () => {
    const { totals, economies, assumptions } = await (await ask()).carbon();
    expect(totals.before.producers).toBeCloseTo(720, 9);
    expect(totals.after.consumers / totals.after.producers).toBeCloseTo(1, 9);
    expect(sum(economies.map(({ after }) => after.shared))).toBeCloseTo(totals.after.shared, 9);
    expect(assumptions.map(({ code }) => code)).toContain('EMISSIONS_PER_OUTPUT_KEPT');
  });

  test.each([
    ['a single camp', { between: [mexico] }, 'BAD_USER_INPUT'],
    ['camps that share a member', { between: [mexico, [{ members: ['CHN', 'MEX'] }]] }, 'BAD_USER_INPUT'],
    ['an elasticity of 0', { elasticity: 0 }, 'BAD_USER_INPUT'],
    ['an aggregate in a camp', { between: [mexico, [{ members: ['ROW'] }]] }, 'BAD_USER_INPUT'],
    ['a camp of which the table shows nobody', { between: [mexico, [{ members: ['USA'] }]] }, 'NOT_FOUND'],
    ['a sector that the table does not have', { sectors: ['G', 'C29'] }, 'NOT_FOUND'],
    ['a bloc that there is not', { between: [mexico, [{ id: 'nobody' }]] }, 'NOT_FOUND'],
    ['a year without a table', { year: 1950 }, 'NOT_FOUND'],
  ])('%s is refused', async (_, more, code) => {
    await expect(ask(more)).rejects.toMatchObject({ code });
  });

  test('exposure to a bloc that is no camp is refused', async () => {
    await expect((await ask()).exposures('members:USA')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

const table = fileURLToPath(new URL('../../shared/data/io/wiot_2011_41c_8s.csv', import.meta.url));
const isThere = existsSync(table);
if (!isThere) process.stderr.write('../shared/data is not there: the world table is not asked about fragmentation.\n');

(isThere ? test : test.skip)('the United States and China part, on the world table of 2011', async () => {
  const store = openEmbeddedStore(null);
  const graph = graphOver(store);
  try {
    await loadInto(store, 'mrio', [table], 'wiod', { year: '2011', unit: 'million-usd', scheme: 'wiod8' });
    const found = await loadFragmentation(graph, { ...apart, between: [[{ members: ['USA'] }], china] });
    expect(found.unmet.count).toBe(0);
    expect(found.worldValueAddedChangeUsd / found.worldValueAddedUsd).toBeCloseTo(0, 12);
    expect(found.equilibrium.converged).toBe(true);
    for (const residual of Object.values(found.equilibrium.residuals)) expect(residual).toBeLessThan(1e-9);
    expect(of(found, 'USA').welfareChange).toBeLessThan(0);
    expect(of(found, 'CHN').welfareChange).toBeLessThan(0);
    const band = await found.band();
    expect(band).toMatchObject({ scenarios: 27, converged: true });
  } finally {
    await graph.close();
  }
});
