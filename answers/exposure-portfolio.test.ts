import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { type Graph, graphOver } from '../graph/graph.ts';
import type { Store } from '../graph/store.ts';
import { trustPolicies } from '../policies/trust-policy.ts';
import { chainsOfFirms } from '../queries/__generated__/read.ts';
import { describeOnEachEngine } from '../test/world/each-engine.ts';
import { loadInto } from '../test/world/world.ts';
import { loadExposure } from './exposure.ts';
import type { PortfolioPart, SubjectChoice } from './exposure-subject.ts';
import { loadTrust } from './trust.ts';

const usual = trustPolicies().find(({ name }) => name === 'usual');
if (!usual) throw new Error('there is no policy of the name usual');

const folder = mkdtempSync(join(tmpdir(), 'isthmus-portfolio-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const fileOf = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const firms = (weights: Readonly<Record<string, number>>) =>
  Object.entries(weights).map(([firm, weight]) => ({ firm, weight }));
const industries = (weights: Readonly<Record<string, number>>) =>
  Object.entries(weights).map(([industry, weight]) => ({ industry, weight }));

// Firms whom nobody states revenue, purchases or suppliers of: more of them than one read asks about.
const idle = Array.from({ length: 600 }, (_, one) => `idle-${one}`);
// Of test/world/supplies.csv: of 40 dollars Fern spends 10 in China, and says of no other purchase; of 50 Bolt spends 10
// there and 10 with suppliers whose amounts nobody states.
const [fern, bolt, boltUnknown] = [0.25, 0.2, 0.2];
// README.md of the test world works them out.
const [goods, services] = [349 / 1592, 219 / 6368];

// On Neo4j and embedded.
describeOnEachEngine('a portfolio', (world) => {
  let graph: Graph;
  beforeAll(async () => {
    const rows = idle.map((one) => `${one},FIRM,Idle,MEX,,,,,\n`).join('');
    const file = fileOf('firms.csv', `id,kind,name,economy,lei,industry,year,revenue_usd,purchases_usd\n${rows}`);
    await loadInto(world.store, 'chain', [file], 'idle');
    graph = graphOver(world.store);
  });
  afterAll(() => graph.solver.close());

  const ask = async (portfolio: readonly PortfolioPart[], dataset: string | null = null) => {
    const exposure = await loadExposure(graph, {
      subject: { portfolio },
      to: { members: ['CHN'] },
      year: 2011,
      dataset,
    });
    const { share, unknown, elsewhere, trapped, upper, coverage, assumptions } = exposure;
    expect(share + unknown + elsewhere + trapped).toBeCloseTo(1, 9);
    expect(coverage.unknownShare).toBe(unknown);
    const notShown = assumptions.find(({ code }) => code === 'PARTS_NOT_SHOWN')?.text ?? null;
    return { dataset: exposure.dataset, share, unknown, upper, notShown };
  };
  /** Decisions that records are one firm, in place of those before. */
  const decide = (store: Store, ...pairs: readonly (readonly [string, string])[]) => {
    const rows = [...pairs.map((pair) => `${pair.join(',')},1,,Ada,\n`), 'nobody,nothing,,,,\n'];
    const file = fileOf('decisions.csv', `firm,same_as,weight,method,author,reason\n${rows.join('')}`);
    return loadInto(store, 'same-as', [file], 'decisions');
  };

  test('is answered on the layer of its heaviest part that is in one; the heavier parts in none are unknown, and named', async () => {
    expect(await ask(firms({ nori: 3, fern: 1 }))).toEqual({
      dataset: 'chain',
      share: expect.closeTo(fern / 4, 12),
      unknown: expect.closeTo(3 / 4, 12),
      upper: expect.closeTo(fern / 4 + 3 / 4, 12),
      notShown: "Of the portfolio 1 part is not in 'chain' of 2011 and counts as unknown: nori.",
    });
    expect(await ask(firms({ fern: 1, bolt: 3 }))).toMatchObject({
      share: expect.closeTo((fern + 3 * bolt) / 4, 12),
      unknown: expect.closeTo((3 * boltUnknown) / 4, 12),
      notShown: null,
    });
  });

  test('says what each part brings, and of each what it would be alone', async () => {
    const portfolio = firms({ fern: 1, bolt: 3, nori: 4 });
    const exposure = await loadExposure(graph, {
      subject: { portfolio },
      to: { members: ['CHN'] },
      year: 2011,
      dataset: null,
    });
    const { partCount, share } = exposure;
    const parts = exposure.parts(10);
    expect(partCount).toBe(2); // nori is in no layer: it is among what is unknown, and named
    expect(parts.map(({ key, weight }) => [key, weight])).toEqual([
      ['bolt', expect.closeTo(3 / 8, 12)],
      ['fern', expect.closeTo(1 / 8, 12)],
    ]);
    expect(parts.reduce((sum, part) => sum + part.share, 0)).toBeCloseTo(share, 12);
    expect(parts.reduce((sum, part) => sum + part.shareOfExposure, 0)).toBeCloseTo(1, 12);
    expect(exposure.parts(1)).toEqual(parts.slice(0, 1));
    for (const part of parts) {
      const alone = await loadExposure(graph, {
        subject: { firm: part.key },
        to: { members: ['CHN'] },
        year: 2011,
        dataset: null,
      });
      expect(part).toMatchObject({
        exposure: expect.closeTo(alone.share, 12),
        lower: expect.closeTo(alone.lower, 12),
        upper: expect.closeTo(alone.upper, 12),
        unknown: expect.closeTo(alone.unknown, 12),
        share: expect.closeTo(part.weight * alone.share, 12),
      });
    }
    expect(parts.map((part) => part.exposure)).toEqual([expect.closeTo(bolt, 12), expect.closeTo(fern, 12)]);
  });

  test('of many parts in no layer is read by the page', async () => {
    const rows = jest.spyOn(world.store, 'rows');
    try {
      expect(await ask(firms({ ...Object.fromEntries(idle.map((one) => [one, 2])), fern: 1 }))).toMatchObject({
        dataset: 'chain',
        share: expect.closeTo(fern / 1201, 12),
        unknown: expect.closeTo(1200 / 1201, 12),
        notShown: expect.stringMatching(/^Of the portfolio 600 parts .* idle-0, idle-1, .* and more\.$/),
      });
      expect(rows.mock.calls.filter(([{ name }]) => name === chainsOfFirms.name)).toHaveLength(3 + 1);
      expect(rows.mock.calls.length).toBeLessThan(40);
    } finally {
      rows.mockRestore();
    }
  });

  test('is refused where no layer shows any part that weighs, or the graph does not know one', async () => {
    for (const [parts, key] of [
      [firms({ nori: 3, lotus: 1 }), 'firm:nori'],
      [firms({ nori: 1, fern: 0 }), 'firm:nori'],
      [firms({ nobody: 3, fern: 1 }), 'nobody'],
      [firms({ nobody: 1, fern: 3 }), 'nobody'],
      [industries({ 'MEX:two:Z': 1, 'MEX:two:G': 3 }), 'MEX:two:Z'],
      [industries({ 'MEX:Z': 3, 'MEX:two:G': 1 }), 'MEX:Z'],
      [industries({ 'MEX:isic4:C29': 1 }), 'industry:MEX:isic4:C29'],
    ] as const)
      await expect(ask(parts)).rejects.toMatchObject({ code: 'NOT_FOUND', details: { key } });
  });

  test('has a firm under any of its records, and once', async () => {
    const [alone, ofHull] = [await ask(firms({ bolt: 1 })), await ask(firms({ hull: 1 }))];
    await decide(world.store, ['fern', 'nori'], ['hull', 'bolt']);
    try {
      expect(await ask(firms({ nori: 3, echo: 1 }))).toMatchObject({
        share: expect.closeTo((3 * fern) / 4, 12),
        notShown: null,
      });
      expect(await ask(firms({ nori: 1, fern: 1 }))).toMatchObject({ share: expect.closeTo(fern, 12), unknown: 0 });
      // Of the two records in the chain each counts by what it makes: 50 dollars as Bolt, 20 as Hull.
      const both = {
        share: expect.closeTo((50 * alone.share + 20 * ofHull.share) / 70, 12),
        unknown: expect.closeTo((50 * alone.unknown + 20 * ofHull.unknown) / 70, 12),
        notShown: null,
      };
      expect(alone.share).not.toBeCloseTo(ofHull.share, 3);
      for (const parts of [{ hull: 1 }, { bolt: 1 }, { hull: 1, bolt: 5 }])
        expect(await ask(firms(parts))).toMatchObject(both);
    } finally {
      await decide(world.store);
    }
    expect(await ask(firms({ nori: 3, fern: 1 }))).toMatchObject({ unknown: expect.closeTo(3 / 4, 12) });
  });

  test('and a firm are followed by what they are made of now, whatever was asked of them before', async () => {
    const asked = { to: { members: ['CHN'] }, year: 2011, dataset: 'chain' } as const;
    const followed = async (subject: SubjectChoice) => {
      const exposure = await loadExposure(graph, { ...asked, subject });
      const { paths, covered, remainder } = await exposure.paths(10);
      expect(covered + remainder).toBeCloseTo(exposure.share, 12);
      const above = await exposure.pathsAbove(0.001);
      const { entries } = await exposure.entries(10);
      // Of a portfolio its own parts are choke points too.
      const points = (await exposure.chokePoints(10)).filter(({ membership }) => membership > 0);
      const links = await exposure.chokeLinks(10);
      return {
        share: exposure.share,
        paths: paths.map(({ nodes, share }) => [nodes.join(' < '), share]),
        above: above.paths.map(({ nodes, share }) => [nodes.join(' < '), share]),
        entries: entries.map(({ key, share }) => [key, share]),
        points: points.map(({ key, share }) => [key, share]),
        links: links.map(({ supplier, buyer, share }) => [`${buyer.key} < ${supplier.key}`, share]),
      };
    };
    const close = (value: number) => expect.closeTo(value, 12);
    const ofBolt = {
      share: close(1 / 5),
      paths: [['bolt < chip', close(1 / 5)]],
      above: [['bolt < chip', close(1 / 5)]],
      entries: [['chip', close(1 / 5)]],
      points: [['chip', close(1 / 5)]],
      links: [['bolt < chip', close(1 / 5)]],
    };
    // Bolt makes 50 of 70 dollars, Hull 20: an eighth of what Hull makes is Gale's in China.
    const [chip, gale] = [close(1 / 7), close(1 / 28)];
    const chains = [
      ['bolt < chip', chip],
      ['hull < gale', gale],
    ];
    const members = [
      ['chip', chip],
      ['gale', gale],
    ];
    const ofBoth = {
      share: close(5 / 28),
      paths: chains,
      above: chains,
      entries: members,
      points: members,
      links: chains,
    };
    const subjects = [{ firm: 'bolt' }, { portfolio: firms({ bolt: 1 }) }];
    for (const subject of subjects) expect(await followed(subject)).toEqual(ofBolt);
    await decide(world.store, ['hull', 'bolt']);
    try {
      for (const subject of subjects) expect(await followed(subject)).toEqual(ofBoth);
    } finally {
      await decide(world.store);
    }
    for (const subject of subjects) expect(await followed(subject)).toEqual(ofBolt);
  });

  test('has industries with or without their classification, and asks back where two have one', async () => {
    const share = expect.closeTo((goods + 3 * services) / 4, 11);
    for (const parts of [
      { 'MEX:G': 1, 'MEX:S': 3 },
      { 'MEX:two:G': 1, 'MEX:S': 3 },
      { 'MEX:G': 1, 'MEX:S': 1, 'MEX:two:S': 2 },
    ])
      expect(await ask(industries(parts), 'table')).toMatchObject({ share, notShown: null });
    expect(await ask(industries({ 'MEX:two:G': 1, 'MEX:S': 3 }))).toMatchObject({ share, notShown: null });
    await expect(ask(industries({ 'MEX:G': 1, 'MEX:two:S': 3 }))).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      details: { found: 'MEX:G', wanted: 'one of MEX:one:G, MEX:two:G, or a dataset' },
    });
  });

  test('has industries that its table does not show as unknown, and names them', async () => {
    const parts = industries({ 'MEX:isic4:C29': 3, 'MEX:one:G': 2, 'MEX:two:S': 1 });
    expect(await ask(parts, 'table')).toMatchObject({
      dataset: 'table',
      share: expect.closeTo(services / 6, 11),
      unknown: expect.closeTo(5 / 6, 11),
      notShown: "Of the portfolio 2 parts are not in 'table' of 2011 and count as unknown: MEX:isic4:C29, MEX:one:G.",
    });
    // The heaviest that has a table has that of 2008.
    expect(await ask(parts)).toMatchObject({ dataset: 'goods', unknown: expect.closeTo(4 / 6, 11) });
  });

  test('is trusted no further than its parts are shown', async () => {
    const trustOf = async (weights: Readonly<Record<string, number>>) => {
      const subject = { portfolio: firms(weights) };
      const { indicators, assumptions } = await loadTrust(graph, {
        subject,
        policy: usual,
        concern: [],
        year: 2011,
        dataset: null,
      });
      return {
        known: indicators.find(({ name }) => name === 'knownSuppliers')?.value,
        said: assumptions.find(({ code }) => code === 'PARTS_NOT_SHOWN')?.text ?? null,
      };
    };
    const { known, said } = await trustOf({ fern: 1 });
    expect(said).toBeNull();
    expect(await trustOf({ nori: 3, fern: 1 })).toEqual({
      known: expect.closeTo((known ?? Number.NaN) / 4, 12),
      said: expect.stringMatching(/: nori\.$/),
    });
  });
});
