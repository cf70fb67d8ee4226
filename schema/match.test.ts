import { expect, test } from '@jest/globals';
import { graphql } from 'graphql';
import { openEmbeddedStore } from '../graph/embedded/embedded-store.ts';
import { type Graph, graphOver } from '../graph/graph.ts';
import { fileOf, loadFiles } from '../ingest/load.fixture.ts';
import { requestContext } from '../server/context.ts';
import { loadWorld } from '../test/world/world.ts';
import { schema } from './index.ts';

const matchOf = `query ($firms: [FirmQuery!]!, $dataset: ID, $first: Int! = 5) {
  match(firms: $firms, dataset: $dataset, first: $first) {
    name status reason
    candidates {
      key score decidedBy text dataset { key } firm { name sameAs { key firm { name } weight author reason } }
      explanation { feature outcome weight asked found }
    }
  }
}`;

async function withWorld(work: (ask: (variables: object) => Promise<object>, graph: Graph) => Promise<void>) {
  const graph = graphOver(openEmbeddedStore(null));
  try {
    await loadWorld(graph.store, ['economies', 'chain']);
    const ask = async (variables: object) =>
      JSON.parse(
        JSON.stringify(
          await graphql({
            schema,
            source: matchOf,
            variableValues: { ...variables },
            contextValue: requestContext(graph, new AbortController().signal, 'test'),
          }),
        ),
      );
    await work(ask, graph);
  } finally {
    await graph.close();
  }
}

test('a match names the firm, its dataset, its score and each feature, in the order of the question', async () => {
  await withWorld(async (ask) => {
    const firms = [
      { name: 'Nobody at All' },
      { name: 'ACME, S.A. de C.V.', country: 'MEX' },
      { name: 'Acme', country: 'CHN' },
      { country: 'MEX' },
    ];
    expect(await ask({ firms })).toMatchObject({
      data: {
        match: [
          { name: 'Nobody at All', status: 'NEW', candidates: [] },
          {
            status: 'MATCH',
            candidates: [
              {
                key: 'acme',
                dataset: { key: 'chain' },
                firm: { name: 'Acme', sameAs: [] },
                decidedBy: null,
                explanation: [
                  { feature: 'LEI', outcome: 'MISSING', weight: 0 },
                  { feature: 'REGISTER_NUMBER', outcome: 'MISSING', weight: 0 },
                  { feature: 'NAME', outcome: 'SHORT_EQUAL', asked: 'ACME, S.A. de C.V.', found: 'Acme' },
                  { feature: 'LEGAL_FORM', outcome: 'MISSING', asked: 'STOCK', found: null },
                  { feature: 'COUNTRY', outcome: 'EQUAL', asked: 'MEX', found: 'MEX' },
                ],
              },
            ],
          },
          { status: 'NEW', candidates: [{ key: 'acme' }] },
          { status: 'NONE', candidates: [] },
        ],
      },
    });
  });
});

test('links of the same firm are shown with author and reason, from either of the two', async () => {
  await withWorld(async (ask, graph) => {
    const decisions = 'firm,same_as,weight,method,author,reason\nking,hull,0.9,by hand,Ada Sample,one address\n';
    await loadFiles(graph.store, 'same-as', [fileOf('decided.csv', decisions)]);
    const link = { weight: 0.9, author: 'Ada Sample', reason: 'one address' };
    expect(
      await ask({
        firms: [
          { name: 'King', country: 'MEX' },
          { name: 'Hull', country: 'MEX' },
        ],
      }),
    ).toMatchObject({
      data: {
        match: [
          { candidates: [{ key: 'king', firm: { sameAs: [{ key: 'hull', firm: { name: 'Hull' }, ...link }] } }] },
          { candidates: [{ key: 'hull', firm: { sameAs: [{ key: 'king', firm: { name: 'King' }, ...link }] } }] },
        ],
      },
    });
  });
});

test('too many firms, too many candidates and a dataset that is not there are refused', async () => {
  await withWorld(async (ask) => {
    const message = (wanted: string) => ({ errors: [{ message: expect.stringContaining(wanted) }] });
    expect(await ask({ firms: [], first: 51 })).toMatchObject(message('wanted 0 to 50'));
    expect(await ask({ firms: [], dataset: 'nobody' })).toMatchObject(message("No dataset has the key 'nobody'"));
    expect(await ask({ firms: [] })).toEqual({ data: { match: [] } });
  });
});
