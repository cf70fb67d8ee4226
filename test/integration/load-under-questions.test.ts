import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { openEmbeddedStore } from '../../graph/embedded/embedded-store.ts';
import { graphOver } from '../../graph/graph.ts';
import { sourceNamed } from '../../ingest/catalog.ts';
import { load } from '../../ingest/run.ts';
import { serverOver } from './running-server.ts';

const firms = 24;
const names = Array.from({ length: firms }, (_, k) => `firm-${k}`);
/** A member is exposed to itself in either edition. */
const asked = names.filter((_, k) => k % 4 !== 0);

/** Each firm buys of three others and every fourth is of the bloc; the editions differ in every amount. */
function edition(factor: number): readonly [firmsCsv: string, suppliesCsv: string] {
  const rows = names.map((id, k) => `${id},FIRM,Firm ${k},${k % 4 === 0 ? 'CHN' : 'MEX'},,MEX:world:IND,2011,1000,600`);
  const links = names.flatMap((id, k) =>
    [1, 5, 7].map((step) => `${names[(k + step) % firms]},${id},,2011,${(20 + ((k * step) % 50)) * factor}`),
  );
  return [
    ['id,kind,name,economy,lei,industry,year,revenue_usd,purchases_usd', ...rows, ''].join('\n'),
    ['supplier,buyer,product,year,usd', ...links, ''].join('\n'),
  ];
}

test('while loads commit every answer is of the graph before a load or after it, never of both', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'isthmus-under-load-'));
  const store = openEmbeddedStore(null);
  const graph = graphOver(store, join(folder, 'projections'));
  const server = await serverOver(graph);
  try {
    const paths = [1, 2].map((factor) => {
      const written = edition(factor).map((text, at) => {
        const path = join(folder, `${['firms', 'supplies'][at]}-${factor}.csv`);
        writeFileSync(path, text);
        return path;
      });
      return written;
    });
    const say = (which: number) =>
      load(store, sourceNamed('chain'), paths[which] as string[], { settings: {}, workFolder: folder });
    const ask = (firm: string) =>
      server.data(
        `query ($firm: ID!) { exposure(subject: { firm: $firm }, to: { members: ["CHN"] }, year: 2011) {
           share face unknown tiers(first: 3) { share } paths(first: 5) { paths { share hops { from to usd } } } } }`,
        { firm },
      );
    const wanted: Map<string, string>[] = [];
    for (const which of [0, 1]) {
      await say(which);
      wanted.push(
        new Map(await Promise.all(asked.map(async (firm) => [firm, JSON.stringify(await ask(firm))] as const))),
      );
    }
    for (const firm of asked) expect(wanted[0]?.get(firm)).not.toBe(wanted[1]?.get(firm));

    let loading = true;
    let answers = 0;
    const seen = [0, 0];
    const client = async (from: number) => {
      for (let k = from; loading; k++) {
        const firm = asked[k % asked.length] as string;
        const answer = JSON.stringify(await ask(firm));
        const which = wanted.findIndex((answersOf) => answersOf.get(firm) === answer);
        expect({ firm, which, answer: which < 0 ? answer : null }).toEqual({
          firm,
          which: expect.any(Number),
          answer: null,
        });
        seen[which] = (seen[which] ?? 0) + 1;
        answers++;
      }
    };
    const clients = Promise.all(Array.from({ length: 10 }, (_, k) => client(k)));
    for (let turn = 0; turn < 6; turn++) await say(turn % 2);
    loading = false;
    await clients;
    expect(answers).toBeGreaterThan(20);
    expect(Math.min(...seen)).toBeGreaterThan(0);
  } finally {
    await server.close();
    await graph.close();
    rmSync(folder, { recursive: true, force: true });
  }
}, 120_000);
