import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { graphDump, ofLoads } from '../ingest/graph-dump.fixture.ts';
import { assertPlanOnlyReads, type PlanOperator } from '../queries/guard.ts';
import { readParameters } from '../queries/saved-parameters.ts';
import { type Row, type Statement, savedStatements, statement } from '../queries/statement.ts';
import { describeOnNeo4j } from '../test/neo4j/neo4j-under-test.ts';
import { describeOnEachEngine } from '../test/world/each-engine.ts';
import { loadWorld } from '../test/world/world.ts';
import { type BoltStore, openBoltStore, type PlanStep } from './bolt/bolt-store.ts';
import { type EmbeddedStore, openEmbeddedStore } from './embedded/embedded-store.ts';
import {
  answers,
  comparable,
  describeStoreContract,
  notSupported,
  ofTheEngine,
  readRuns,
  retireRuns,
  savedRuns,
  statementsOnDisk,
  storeInside,
  writeRuns,
} from './store.contract.ts';

const runsOfContract = [...readRuns, ...writeRuns, ...retireRuns];

test.each([...statementsOnDisk('read'), ...statementsOnDisk('write')])('the contract runs %s', (name) => {
  if (!runsOfContract.some((run) => run.statement.name === name))
    throw new Error(`queries/${name}.cypher is not run: add it to graph/store.contract.ts`);
});

test.each(statementsOnDisk('saved'))('the saved query %s has expected rows on the test world', (name) => {
  expect(savedRuns(name)).not.toEqual([]);
});

test('a saved query without expected rows is told which file to add', () => {
  expect(() => savedRuns('no-such-query')).toThrow('add test/world/expected/no-such-query.json');
});

test('a statement that one engine lacks is listed with the reason', () => {
  const onlyNeo4j = [...statementsOnDisk('read'), ...statementsOnDisk('write')]
    .map((name) => statement(name))
    .concat(savedStatements())
    .filter(({ engine }) => engine === 'neo4j');
  expect(onlyNeo4j.map(({ name }) => name).filter((name) => !(name in notSupported.embedded))).toEqual([]);
});

describeOnEachEngine('the store contract', describeStoreContract);

describeOnNeo4j('Neo4j and the embedded store', (neo4j) => {
  let bolt: BoltStore;
  let embedded: EmbeddedStore;

  beforeAll(async () => {
    bolt = await openBoltStore(neo4j);
    embedded = openEmbeddedStore(null);
    await loadWorld(bolt);
    await loadWorld(embedded);
  });
  afterAll(async () => {
    await bolt.close();
    await embedded.close();
  });

  test('hold the same graph once the same files are loaded', async () => {
    expect(await graphDump(bolt, ofLoads)).toEqual(await graphDump(embedded, ofLoads));
  });

  test.each(readRuns.map((run) => [run.statement.name, run] as const))(
    'give the same answer to %s',
    async (_, { statement, parameters }) => {
      for (const given of parameters) {
        const asked = statement as Statement<object, Row>;
        const [there, here] = await Promise.all([bolt.rows(asked, given), embedded.rows(asked, given)]);
        expect(comparable(statement, here)).toEqual(comparable(statement, there));
      }
    },
  );

  test.each(statementsOnDisk('saved'))('give the same answer to the saved query %s', async (name) => {
    const saved = savedStatements().find((candidate) => candidate.name === name) as Statement;
    for (const { parameters } of savedRuns(name)) {
      const given = readParameters(saved.parameters, parameters);
      expect(await embedded.rows(saved, given)).toEqual(await bolt.rows(saved, given));
    }
  });

  test('hold the same graph after every statement that writes, and after every one that takes back', async () => {
    const graphs = await Promise.all(
      [bolt, embedded].map(async (store) => {
        const seen: (readonly string[])[] = [];
        const undo = new Error('undo');
        const done = store.transaction(async (write) => {
          for (const run of [...writeRuns, ...retireRuns]) {
            await answers(write, [run]);
            seen.push([run.statement.name, ...(await graphDump(storeInside(store, write), ofLoads))]);
          }
          throw undo;
        });
        await expect(done).rejects.toBe(undo);
        return seen;
      }),
    );
    expect(graphs[0]).toHaveLength(writeRuns.length + retireRuns.length);
    expect(graphs[1]).toEqual(graphs[0]);
  });

  test.each([...statementsOnDisk('read'), ...statementsOnDisk('saved')])(
    'Neo4j plans to do nothing but read for %s',
    async (name) => {
      const asked = name.includes('/')
        ? statement(name)
        : (savedStatements().find((saved) => saved.name === name) as Statement);
      const { queryType, root, notifications } = await bolt.explain(asked);
      expect(() => assertPlanOnlyReads(asOperator(root), queryType, name)).not.toThrow();
      const remarks = notifications.filter(({ code }) => !code.includes('ParameterNotProvided'));
      const bad = remarks.filter(({ code }) => /Deprecat|CartesianProduct|UnboundedVariableLength/.test(code));
      const aboutNumber = bad.filter(
        ({ description }) => name in ofTheEngine && description.includes('function: `id`'),
      );
      expect(bad.filter((remark) => !aboutNumber.includes(remark))).toEqual([]);
    },
  );

  test.each(statementsOnDisk('write'))('Neo4j plans to write for %s', async (name) => {
    expect((await bolt.explain(statement(name))).queryType).toMatch(/^r?w$/);
  });
});

function asOperator({ operator, children }: PlanStep): PlanOperator {
  return { operatorType: operator, children: children.map(asOperator) };
}
