import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { graphOver } from '../graph/graph.ts';
import { serverOver } from '../test/integration/running-server.ts';
import { describeOnEachEngine } from '../test/world/each-engine.ts';
import { loadInto } from '../test/world/world.ts';

const question = `{
  acme: party(id: "acme") { records holders(on: "2011-12-30") { totalCount nodes { holder firm } } }
  fern: party(id: "fern") {
    name records
    sameAs { party key weight author reason followed dataset { key } }
    seats { party economy { iso3 } dataset { key } }
    holders(on: "2011-12-30") { totalCount nodes { holder firm exactShare } }
    holds(on: "2011-12-30") { totalCount nodes { holder firm { key } exactShare dataset } }
  }
  nori: firm(id: "nori") {
    name records
    sameAs { party key firm { name } followed }
    activities { firm industry }
    seats { party economy { iso3 } }
    holders(on: "2011-12-30") { holder firm }
  }
}`;

// Figures from test/world; on Neo4j too.
describeOnEachEngine('what is stated of a party under several keys', (world) => {
  test('is listed of each, under the key that the statement names, with who made them one and why', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'isthmus-records-'));
    const decide = async (rows: string) => {
      const file = join(folder, 'decisions.csv');
      writeFileSync(file, `firm,same_as,weight,method,author,reason\nnobody,nothing,,,,\n${rows}`);
      await loadInto(world.store, 'same-as', [file], 'decisions');
    };
    await decide('fern,nori,0.9,by hand,Ada,one register number\n');
    const graph = graphOver(world.store);
    const server = await serverOver(graph);
    try {
      const { fern, nori, acme } = await server.data(question);
      const said = { party: 'fern', key: 'nori', weight: 0.9, author: 'Ada', reason: 'one register number' };
      expect(fern).toMatchObject({
        name: 'Fern',
        records: ['fern', 'nori'],
        sameAs: [{ ...said, followed: true, dataset: { key: 'decisions' } }],
        // Fern is seated in Vietnam, says the chain; Nori in the United States, says the list.
        seats: [
          { party: 'fern', economy: { iso3: 'VNM' }, dataset: { key: 'chain' } },
          { party: 'nori', economy: { iso3: 'USA' }, dataset: { key: 'sanctions' } },
        ],
        holders: { totalCount: 2 },
        holds: {
          totalCount: 1,
          nodes: [{ holder: 'fern', firm: { key: 'acme' }, exactShare: 0.25, dataset: 'chain' }],
        },
      });
      const held = fern.holders.nodes as readonly { holder: string; firm: string; exactShare: number }[];
      expect(held.map(({ holder, firm, exactShare }) => `${holder} ${firm} ${exactShare}`).sort()).toEqual([
        'lotus nori 0.3',
        'olga nori 0.2',
      ]);
      expect(nori).toMatchObject({
        name: 'Nori',
        records: ['fern', 'nori'],
        sameAs: [{ party: 'nori', key: 'fern', firm: { name: 'Fern' }, followed: true }],
        activities: [{ firm: 'fern', industry: 'VNM:isic4:C27' }],
        seats: [
          { party: 'fern', economy: { iso3: 'VNM' } },
          { party: 'nori', economy: { iso3: 'USA' } },
        ],
        holders: [
          { holder: 'lotus', firm: 'nori' },
          { holder: 'olga', firm: 'nori' },
        ],
      });
      expect(acme.records).toEqual(['acme']);

      await decide('');
      const alone = await server.data(question);
      expect(alone.fern).toMatchObject({ records: ['fern'], sameAs: [], holders: { totalCount: 0 } });
      expect(alone.nori).toMatchObject({ records: ['nori'], sameAs: [], activities: [] });
      expect(alone.acme).toEqual(acme);
    } finally {
      await server.close();
      await graph.solver.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
