import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { graphOver } from '../graph/graph.ts';
import type { Store } from '../graph/store.ts';
import { createExports } from '../queries/__generated__/write.ts';
import { describeOnEachEngine } from '../test/world/each-engine.ts';
import { loadInto, recordOf, worldFile } from '../test/world/world.ts';
import { type ContradictionsQuestion, loadContradictions } from './contradictions.ts';

const question: ContradictionsQuestion = {
  kind: 'TRADE',
  year: 2012,
  measure: 'FLOW',
  of: null,
  aligned: false,
  precedence: [],
};

async function asked(store: Store, rest: Partial<ContradictionsQuestion>) {
  const graph = graphOver(store);
  try {
    return await loadContradictions(graph, { ...question, ...rest });
  } finally {
    await graph.solver.close();
  }
}

// Figures by hand from test/world/*.csv; on Neo4j too.
describeOnEachEngine('contradicting statements', (world) => {
  test('of trade: two datasets stand side by side, and the precedence asked for turns them round', async () => {
    const { contradictions, precedence } = await asked(world.store, {});
    expect(contradictions).toEqual([
      expect.objectContaining({
        from: 'MEX',
        to: 'USA',
        unit: 'USD',
        preferred: expect.objectContaining({
          dataset: 'trade-mirror',
          figure: 400,
          alignment: 'exact',
          offYearWeight: 0,
        }),
        other: expect.objectContaining({ dataset: 'trade', figure: 360, records: [recordOf('trade.csv/9')] }),
        difference: 40,
        ratio: 400 / 360,
        discrepancy: 40 / 760,
        reconciled: null, // both are of the exporter
      }),
    ]);
    expect(precedence.indexOf('trade-mirror')).toBeLessThan(precedence.indexOf('trade'));
    const turned = await asked(world.store, { precedence: ['trade'] });
    expect(turned.contradictions).toMatchObject([{ preferred: { dataset: 'trade' }, difference: -40 }]);
    expect(turned.precedence[0]).toBe('trade');
    expect((await asked(world.store, { of: ['VNM'] })).contradictions).toEqual([]);
    await expect(asked(world.store, { precedence: ['nobody'] })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('of investment: the host is asked before the origin, and near years stand in where that is asked', async () => {
    const { contradictions } = await asked(world.store, { kind: 'FDI', year: 2011 });
    expect(contradictions).toMatchObject([
      {
        from: 'USA',
        to: 'MEX',
        preferred: { reportedBy: 'HOST', figure: 15e6 },
        other: { reportedBy: 'ORIGIN', figure: 20e6 },
        difference: -5e6,
        ratio: 0.75,
        discrepancy: 5 / 35,
      },
    ]);
    expect((await asked(world.store, { kind: 'FDI', year: 2013 })).contradictions).toEqual([]);
    const aligned = await asked(world.store, { kind: 'FDI', year: 2013, aligned: true });
    expect(aligned.contradictions).toMatchObject([
      { difference: -5e6, preferred: { alignment: 'carried', yearsUsed: [2011], offYearWeight: 1 } },
    ]);
  });

  test('of exporter and importer: freight and insurance taken off, and what both come to', async () => {
    const link = { ends: ['USA'], ids: ['cif'], records: ['hand/1'] };
    const [answer] = await world.store.transaction((write) =>
      write(createExports, {
        dataset: 'by-hand',
        rows: [
          {
            start: 'MEX',
            end: link.ends,
            id: link.ids,
            record: link.records,
            year: [2011],
            product: [null],
            sector: [null],
            usd: [424],
            tonnes: [null],
            reportedBy: ['IMPORTER'],
            valuation: ['CIF'],
            revision: [null],
            basis: ['MIRROR'],
          },
        ],
      }),
    );
    expect(answer).toEqual({ written: 1 });
    const { contradictions } = await asked(world.store, { year: 2011, of: ['USA'] });
    expect(contradictions).toMatchObject([
      {
        from: 'MEX',
        to: 'USA',
        preferred: { dataset: 'trade', figure: 300 },
        other: { dataset: 'by-hand', figure: 424, valuation: 'CIF' },
        difference: expect.closeTo(300 - 400, 9),
        ratio: expect.closeTo(0.75, 12),
        discrepancy: expect.closeTo(100 / 700, 12),
        reconciled: expect.closeTo(300 ** 0.4 * 400 ** 0.6, 9),
      },
    ]);
  });

  test('of two registers on one share: exact shares by their difference, ranges by how far they are apart', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'isthmus-registers-'));
    const file = join(folder, 'register.jsonl');
    const owned = (id: string, owner: string, asset: string, percentage: string) => ({
      id,
      caption: 'Ownership',
      schema: 'Ownership',
      properties: { owner: [owner], asset: [asset], percentage: [percentage] },
      datasets: ['register'],
    });
    const said = [
      owned('r-1', 'olga', 'lotus', '60'),
      owned('r-2', 'lotus', 'mill', '70'),
      owned('r-3', 'lotus', 'nori', '30'),
    ];
    const parties = readFileSync(worldFile('sanctions.jsonl'), 'utf8').split('\n').slice(0, 4); // the register knows them
    writeFileSync(file, [...parties, ...said.map((entity) => JSON.stringify(entity))].join('\n'));
    await loadInto(world.store, 'ftm', [file], 'register');
    rmSync(folder, { recursive: true });
    const { contradictions } = await asked(world.store, { kind: 'HOLDING', year: 2011 });
    expect(contradictions).toHaveLength(2); // on nori both agree
    expect(contradictions).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          from: 'olga',
          to: 'lotus',
          measure: 'ECONOMIC',
          unit: 'SHARE',
          preferred: expect.objectContaining({ dataset: 'register', figure: 0.6 }),
          other: expect.objectContaining({
            dataset: 'sanctions',
            figure: 0.5,
            records: [recordOf('sanctions.jsonl/5')],
          }),
          difference: expect.closeTo(0.1, 12),
          ratio: expect.closeTo(1.2, 12),
        }),
        expect.objectContaining({
          from: 'lotus',
          to: 'mill',
          preferred: expect.objectContaining({ dataset: 'register', figure: 0.7 }),
          other: expect.objectContaining({ figure: null, least: 0.4, most: 0.6 }),
          difference: expect.closeTo(0.1, 12),
          ratio: null,
          discrepancy: null,
        }),
      ]),
    );
  });
});
