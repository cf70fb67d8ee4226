import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { graphql } from 'graphql';
import { type Graph, graphOver } from '../graph/graph.ts';
import { schema } from '../schema/index.ts';
import { requestContext } from '../server/context.ts';
import { describeOnEachEngine } from '../test/world/each-engine.ts';
import { loadExposure } from './exposure.ts';
import type { SubjectChoice } from './exposure-subject.ts';
import type { Scenario } from './scenario-choice.ts';

const goods = { industry: 'MEX:two:G' };
const acme = { firm: 'acme' };

// The same on Neo4j and embedded. What comes out is worked out from the tables in test/world/README.md.
describeOnEachEngine('exposure under a scenario', (world) => {
  let graph: Graph;
  beforeAll(() => {
    graph = graphOver(world.store);
  });
  afterAll(() => graph.solver.close());

  const ask = async (
    subject: SubjectChoice,
    scenario: Scenario,
    to: { id: string } | { members: string[] } = { id: 'china' },
  ) => {
    const exposure = await loadExposure(graph, { subject, to, year: 2011, dataset: null, scenario });
    const { share, elsewhere, unknown, trapped, face, lower, upper } = exposure;
    expect(share + elsewhere + unknown + trapped).toBeCloseTo(1, 9);
    expect([face <= share, lower <= share, share <= upper]).toEqual([true, true, true]);
    const effect = exposure.scenario;
    if (effect === null) throw new Error('a scenario was asked');
    expect(effect.difference.share).toBeCloseTo(share - effect.before.share, 12);
    return { exposure, effect };
  };

  test('without the rest of the world what was bought there is unknown, and its path goes', async () => {
    const { exposure, effect } = await ask(goods, { remove: { economies: ['ROW'] } });
    // a = 0.2 + 0.2 b, b = 0.1 a; unknown: 0.1 of a, 0.2 of b.
    expect(exposure.share).toBeCloseTo(0.2 / 0.98, 12);
    expect(exposure.unknown).toBeCloseTo((0.1 + 0.2 * 0.2) / 0.98, 12);
    expect(effect.before.share).toBeCloseTo(349 / 1592, 12);
    expect(effect.difference.usd).toBeCloseTo((0.2 / 0.98 - 349 / 1592) * 100e6, 2);
    const { gone, come, nodes } = await effect.flips(2);
    expect(gone.map((path) => [path.nodes.join(' < '), path.share])).toEqual([
      ['MEX:two:G < ROW:two:G < CHN:two:G', expect.closeTo(0.01, 12)],
    ]);
    expect(come.map((path) => [path.nodes.join(' < '), path.share])).toEqual([
      ['MEX:two:G < MEX:two:S < MEX:two:G < CHN:two:G', expect.closeTo(0.004, 12)],
    ]);
    expect(gone[0]?.hops).toHaveLength(2);
    expect(nodes.map(({ key }) => key).toSorted()).toEqual(['CHN:two:G', 'MEX:two:G', 'MEX:two:S', 'ROW:two:G']);
    expect(exposure.assumptions[0]).toMatchObject({
      code: 'SCENARIO_REMOVED',
      text: expect.stringContaining('the economy ROW'),
    });
  });

  test('a sale that is gone takes what it takes among the choke links, loops included', async () => {
    for (const subject of [goods, acme]) {
      const exposed = await loadExposure(graph, { subject, to: { id: 'china' }, year: 2011, dataset: null });
      const links = await exposed.chokeLinks(20);
      expect(links.length).toBeGreaterThan(1);
      expect(links.map(({ share }) => share)).toEqual(links.map(({ share }) => share).toSorted((a, b) => b - a));
      for (const { hop, supplier, buyer, share, after, lower, upper, gradient } of links) {
        expect([supplier.key, buyer.key]).toEqual([hop.from, hop.to]);
        expect(hop.record).toMatch(/^[a-z0-9-]+\/[0-9a-f]{12}\//);
        expect([lower <= share, share <= upper, share <= gradient * hop.share + 1e-12]).toEqual([true, true, true]);
        const { exposure } = await ask(subject, { remove: { links: [{ from: hop.from, to: hop.to }] } });
        expect(after).toBeCloseTo(exposure.share, 9);
      }
    }
  });

  test('without the bloc itself nothing meets it, and all that did is unknown', async () => {
    const { exposure, effect } = await ask(goods, { remove: { economies: ['CHN'] } });
    expect(exposure.share).toBe(0);
    expect(exposure.unknown).toBeCloseTo(effect.before.share, 12);
    expect((await effect.flips(3)).gone).toHaveLength(3);
  });

  test('an industry, a firm and a sale can go by themselves', async () => {
    const withoutIndustry = await ask(goods, { remove: { industries: ['CHN:two:G'] } });
    // a = 0.2 b + 0.1 c, b = 0.1 a + 0.2 d, c = 0.05 a + 0.2 d, d = 0.05 + 0.1 c
    const [a] = solution([
      [1, -0.2, -0.1, 0, 0],
      [-0.1, 1, 0, -0.2, 0],
      [-0.05, 0, 1, -0.2, 0],
      [0, 0, -0.1, 1, 0.05],
    ]);
    expect(withoutIndustry.exposure.share).toBeCloseTo(a as number, 12);

    const withoutFirm = await ask(acme, { remove: { firms: ['bolt'] } });
    expect(withoutFirm.exposure.share).toBeCloseTo(0.215 - 0.2 * 0.2, 12);
    expect(withoutFirm.exposure.unknown).toBeCloseTo(0.15 + 0.2, 12);

    const withoutSale = await ask(acme, { remove: { links: [{ from: 'chip', to: 'bolt' }] } });
    expect(withoutSale.exposure.share).toBeCloseTo(0.215 - 0.2 * 0.2, 12);
    expect(withoutSale.exposure.unknown).toBeCloseTo(0.15 + 0.2 * 0.4, 12);
  });

  test('a product goes with all sales of it, and a heading stands for what is below it', async () => {
    // Of chip acme buys 0.06 under 8542 and bolt 0.2; what dyes and fern buy of it has no code.
    const { exposure } = await ask(acme, { remove: { products: ['85'] } });
    expect(exposure.share).toBeCloseTo(0.215 - 0.06 - 0.2 * 0.2, 12);
    expect(exposure.unknown).toBeCloseTo(0.19 + 0.06 + 0.2 * 0.2, 12);
  });

  test('of a firm with two seats the part in the removed economy goes', async () => {
    // gale is half in China and half in Vietnam: of hull's 0.25 half is left, and half of that counts.
    const { exposure } = await ask({ firm: 'hull' }, { remove: { economies: ['VNM'] } });
    expect(exposure.share).toBeCloseTo(0.0625, 12);
    expect(exposure.unknown).toBeCloseTo(0.125 + 0.25, 12); // ouro is in Vietnam
  });

  test('an economy that joins counts to the bloc, one that leaves does not, and a bloc can be made up', async () => {
    const joined = await ask(acme, { move: [{ economy: 'VNM', to: 'china' }] });
    expect(joined.exposure.share).toBeCloseTo(0.1 + 0.2 * 0.2 + 0.05 + 0.1, 12); // dyes and fern are in Vietnam
    expect((await joined.effect.flips(4)).come.map(({ nodes }) => nodes.at(-1)).toSorted()).toEqual(['dyes', 'fern']);
    expect((await ask(acme, { move: [{ economy: 'CHN', from: 'china' }] })).exposure.share).toBe(0);
    const madeUp = await ask(acme, { bloc: ['VNM'] });
    expect(madeUp.exposure.share).toBeCloseTo(0.05 + 0.1, 12);
    expect(madeUp.exposure.bloc).toBe('members:VNM');
    const idle = await ask(acme, { move: [{ economy: 'VNM', from: 'pact', to: 'reach' }] });
    expect(idle.effect.difference.share).toBe(0);
    expect(idle.exposure.assumptions.map(({ code }) => code)).toContain('MOVE_WITHOUT_EFFECT');
  });

  test('a subject that loses a part of itself has it among the unknown', async () => {
    const { exposure, effect } = await ask({ economy: 'MEX' }, { remove: { industries: ['MEX:two:S'] } });
    // a = 0.2 + 0.1 c, c = 0.1 + 0.05 a + 0.2 d, d = 0.05 + 0.1 c: half of a is left of the economy.
    const a = solution([
      [1, -0.1, 0, 0.2],
      [-0.05, 1, -0.2, 0.1],
      [0, -0.1, 1, 0.05],
    ])[0] as number;
    expect(exposure.share).toBeCloseTo(a / 2, 12);
    expect(exposure.usd).toBeCloseTo((a / 2) * ((effect.before.usd as number) / effect.before.share), 2);
  });

  test('what is not there can’t be taken away, nor all of the subject', async () => {
    for (const [scenario, code] of [
      [{}, 'BAD_USER_INPUT'],
      [{ remove: { firms: [] } }, 'BAD_USER_INPUT'],
      [{ remove: { firms: ['acme'] } }, 'BAD_USER_INPUT'],
      [{ remove: { industries: ['MEX:two:G'] } }, 'BAD_USER_INPUT'],
      [{ remove: { firms: ['nobody'] } }, 'NOT_FOUND'],
      [{ remove: { links: [{ from: 'acme', to: 'chip' }] } }, 'NOT_FOUND'],
      [{ remove: { products: ['99'] } }, 'NOT_FOUND'],
      [{ remove: { economies: ['XXX'] } }, 'NOT_FOUND'],
      [{ move: [{ economy: 'VNM' }] }, 'BAD_USER_INPUT'],
      [{ move: [{ economy: 'VNM', to: 'nobody' }] }, 'NOT_FOUND'],
      [{ move: [{ economy: 'VNM', from: 'china' }] }, 'NOT_FOUND'],
    ] as const)
      await expect(ask(acme, scenario)).rejects.toMatchObject({ code });
    await expect(ask(goods, { remove: { products: ['85'] } })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  });

  test('GraphQL gives before, after, the difference and what flips in one answer', async () => {
    const source = /* GraphQL */ `{
      exposure(subject: { firm: "acme" }, to: { id: "china" }, year: 2011, scenario: { remove: { firms: ["bolt"] } }) {
        share
        scenario {
          before { share scenario { difference { share } } }
          after { share }
          difference { share unknown usd }
          flips(first: 4) { gone { nodes share hops { record } } come { nodes } nodes { key name } }
        }
      }
      plain: exposure(subject: { firm: "acme" }, to: { id: "china" }, year: 2011) { share scenario { before { share } } }
    }`;
    const contextValue = requestContext(graph, new AbortController().signal, 'test');
    const { data, errors } = await graphql({ schema, source, contextValue });
    expect(errors).toBeUndefined();
    expect(data).toMatchObject({
      exposure: {
        share: expect.closeTo(0.175, 12),
        scenario: {
          before: { share: expect.closeTo(0.215, 12), scenario: null },
          after: { share: expect.closeTo(0.175, 12) },
          difference: {
            share: expect.closeTo(-0.04, 12),
            unknown: expect.closeTo(0.16, 12),
            usd: expect.closeTo(-4, 9),
          },
          flips: {
            gone: [{ nodes: ['acme', 'bolt', 'chip'] }],
            come: [],
            nodes: [{ key: 'acme' }, { key: 'bolt' }, { key: 'chip' }],
          },
        },
      },
      plain: { share: expect.closeTo(0.215, 12), scenario: null },
    });
  });
});

/** Solves a small system by elimination; each row ends with its right-hand side. */
function solution(rows: readonly (readonly number[])[]): number[] {
  const system = rows.map((row) => [...row]);
  for (const [p, pivot] of system.entries()) {
    for (const row of system) {
      if (row === pivot) continue;
      const factor = (row[p] as number) / (pivot[p] as number);
      row.forEach((value, k) => {
        row[k] = value - factor * (pivot[k] as number);
      });
    }
  }
  return system.map((row, p) => (row.at(-1) as number) / (row[p] as number));
}
