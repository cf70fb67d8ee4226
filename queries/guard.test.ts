import { expect, test } from '@jest/globals';
import { KnownError } from '../model/errors.ts';
import { assertOnlyReads, assertPlanOnlyReads, type PlanOperator } from './guard.ts';

function rule(statement: string): string {
  try {
    assertOnlyReads(statement, 'queries/saved/hostile.cypher');
  } catch (error) {
    if (error instanceof KnownError && error.code === 'INVALID_QUERY_FILE') return error.message;
    throw error;
  }
  return 'accepted';
}

test.each([
  // Writers.
  ['CREATE (:Firm)', 'begins with'],
  ['MATCH (f:Firm) CREATE (:Firm) RETURN f.id AS id', 'CREATE'],
  ["MATCH (f:Firm) MERGE (g:Firm {id: 'x'}) RETURN f.id AS id", 'MERGE'],
  ['MATCH (f:Firm) SET f.name = null RETURN f.id AS id', 'SET'],
  ['MATCH (f:Firm) set f:Bloc RETURN f.id AS id', 'SET'],
  ['MATCH (f:Firm) DELETE f', 'DELETE'],
  ['MATCH (f:Firm) DETACH DELETE f', 'DETACH'],
  ['MATCH (f:Firm) NODETACH DELETE f', 'NODETACH'],
  ['MATCH (f:Firm) REMOVE f.name RETURN f.id AS id', 'REMOVE'],
  ['MATCH (f:Firm) INSERT (:Firm) RETURN f.id AS id', 'INSERT'],
  ['MATCH (f:Firm) FOREACH (x IN [1] | SET f.x = x) RETURN f.id AS id', 'FOREACH'],
  ['MATCH (f:Firm) CALL { CREATE (:Firm) } RETURN f.id AS id', 'CREATE'],
  ['MATCH (x:Firm) CALL (x) { SET x.a = 1 } IN TRANSACTIONS OF 10 ROWS RETURN 1 AS one', 'SET'],
  ['MATCH (x:Firm) CALL (x) { RETURN 1 AS y } IN 4 CONCURRENT TRANSACTIONS RETURN y', 'TRANSACTIONS'],
  ['RETURN EXISTS { CREATE (:Firm) } AS x', 'CREATE'],
  ['RETURN 1 AS x UNION CREATE (:Firm) RETURN 1 AS x', 'CREATE'],
  ['RETURN 1 AS x NEXT CREATE (:Firm)', 'NEXT'],
  // Schema, users, the server, the session.
  ['CREATE INDEX i FOR (f:Firm) ON (f.id)', 'begins with'],
  ['DROP CONSTRAINT firm_id', 'begins with'],
  ['ALTER USER neo4j SET PASSWORD $p', 'begins with'],
  ['SHOW SETTINGS', 'begins with'],
  ['SHOW TRANSACTIONS YIELD * RETURN 1 AS x', 'begins with'],
  ["TERMINATE TRANSACTIONS 'neo4j-transaction-1'", 'begins with'],
  ['USE system RETURN 1 AS x', 'begins with'],
  ['CALL { USE other MATCH (n) RETURN n.id AS id } RETURN id', 'USE'],
  ['EXPLAIN MATCH (n) RETURN n.id AS id', 'begins with'],
  ['PROFILE MATCH (n) RETURN n.id AS id', 'begins with'],
  ['CYPHER runtime=slotted MATCH (n) RETURN n.id AS id', 'begins with'],
  ['START TRANSACTION', 'begins with'],
  ["SESSION SET TIME ZONE 'UTC'", 'begins with'],
  ['COMMIT', 'begins with'],
  // Files, the network, procedures.
  ["LOAD CSV FROM 'file:///etc/passwd' AS row RETURN row", 'begins with'],
  ["UNWIND [1] AS x LOAD CSV FROM 'http://127.0.0.1/' AS row RETURN row", 'LOAD'],
  ['CALL dbms.listConfig() YIELD name RETURN name', 'procedures are not called'],
  ['CALL db.clearQueryCaches()', 'procedures are not called'],
  ['CALL `dbms`.`listConfig`()', 'procedures are not called'],
  ['OPTIONAL CALL apoc.load.json($u) YIELD value RETURN value', 'procedures are not called'],
  ['MATCH (n) CALL (n) { CALL db.labels() YIELD label RETURN label } RETURN label', 'procedures are not called'],
  ["RETURN apoc.cypher.runFirstColumnSingle('CREATE (n)', {}) AS x", 'apoc.cypher.runFirstColumnSingle()'],
  ["RETURN `apoc`.`cypher`.`run`('x') AS x", 'apoc.cypher.run()'],
  // Walks.
  ['MATCH (a)-[:HOLDS*]->(b) RETURN a.id AS id', 'upper bound'],
  ['MATCH (a)-[*]-(b) RETURN a.id AS id', 'upper bound'],
  ['MATCH (a)-[:HOLDS*2..]->(b) RETURN a.id AS id', 'upper bound'],
  ['MATCH (a)-[:HOLDS*..]->(b) RETURN a.id AS id', 'upper bound'],
  ['MATCH (a)-[:HOLDS*1..13]->(b) RETURN a.id AS id', 'upper bound'],
  ['MATCH (a)-[:HOLDS*13]->(b) RETURN a.id AS id', 'upper bound'],
  ['MATCH (a)-[:HOLDS*1..0xFF]->(b) RETURN a.id AS id', 'upper bound'],
  ['MATCH (a)-[:HOLDS*1..$n]->(b) RETURN a.id AS id', 'upper bound'],
  ['MATCH (a)-[:HOLDS*1.. /* 3 */ {year: 3}]->(b) RETURN a.id AS id', 'upper bound'],
  ['MATCH (a)<-[h:HOLDS * 1 .. ]-(b) RETURN a.id AS id', 'upper bound'],
  ['MATCH p = shortestPath((a)-[*]-(b)) RETURN length(p) AS n', 'upper bound'],
  ['MATCH (a) ((x)-[:HOLDS]->(y))+ (b) RETURN a.id AS id', 'upper bound'],
  ['MATCH (a) ((x)<-[:HOLDS]-(y))* (b) RETURN a.id AS id', 'upper bound'],
  ['MATCH (a) ((x)-->(y)){1,} (b) RETURN a.id AS id', 'upper bound'],
  ['MATCH (a) ((x)-->(y) WHERE x.a > 1){,99} (b) RETURN a.id AS id', 'upper bound'],
  ['MATCH (a)-[:HOLDS]->+(b) RETURN a.id AS id', 'upper bound'],
  ['MATCH (a)-[:HOLDS]->*(b) RETURN a.id AS id', 'upper bound'],
  ['MATCH (a)-[:HOLDS]-{2,}(b) RETURN a.id AS id', 'upper bound'],
  ['MATCH (a)-->{1,}(b) RETURN a.id AS id', 'upper bound'],
  ['MATCH (a)--+(b) RETURN a.id AS id', 'upper bound'],
  ['MATCH SHORTEST 1 (a)-[:HOLDS]->+(b) RETURN a.id AS id', 'upper bound'],
  // Two statements, and text that two readers cut differently.
  ['RETURN 1 AS x; CREATE (:Firm)', 'one statement'],
  ['RETURN 1 AS x; ; ', 'one statement'],
  ['', 'begins with'],
  ['// only a comment', 'begins with'],
  ['/* a comment */ CREATE (:Firm)', 'begins with'],
  ['MATCH (n) /* */ DELETE /* */ n', 'DELETE'],
  ['MATCH (n) DE/**/LETE n RETURN CREATE', 'CREATE'],
  ["RETURN '// ' AS x CREATE (:Firm) //'", 'CREATE'],
  ['RETURN 1 AS `x` CREATE (:Firm) //`', 'CREATE'],
  ['RETURN 1 AS x // harmless \r CREATE (:Firm)', 'control'],
  ['RETURN 1 AS x /* one /* two */ CREATE (:Firm) // */', 'comment inside a comment'],
  ["RETURN 1 AS x /* one /* two */ , ' */ CREATE (:Firm) //' AS y", 'comment inside a comment'],
  ["RETURN '\\' CREATE (:Firm) //' AS x", 'backslash'],
  ['MATCH (n) \\u0044ELETE n', 'backslash'],
  ["RETURN '\\u0027 CREATE (:Firm) //' AS x", 'backslash'],
  ['RETURN 1 AS `a``b`', 'backtick'],
  ['MATCH (n)\u00a0DELETE n', 'white space'],
  ['MATCH (n) D\u200bELETE n', 'invisible'],
  ['MATCH (n) RETURN 1 AS x //\u2028 DELETE n', 'invisible'],
  ['MATCH (n) ＤＥＬＥＴＥ n', 'no place'],
  ["RETURN 'open AS x", 'not closed'],
  ['RETURN 1 AS x /* open', 'not closed'],
  ['RETURN 1CREATE (:Firm)', 'runs into'],
  ['RETURN 1.CREATE AS x', 'CREATE'],
  ['RETURN {a: CREATE} AS x', 'CREATE'],
  ['MATCH (a)~[:HOLDS]~(b) RETURN a.id AS id', 'no place'],
])('%j is refused', (statement, expected) => {
  expect(rule(statement)).toContain(expected);
});

test('the error names the file and the rule', () => {
  expect(rule('MATCH (n) DELETE n')).toBe(
    'queries/saved/hostile.cypher: DELETE is not reading: a saved query only reads the graph.',
  );
});

test.each([
  'MATCH (f:Firm {id: $firm}) RETURN f.id AS id',
  'MATCH (f:Firm {id: $firm}) RETURN f.id AS id;',
  'match (f:Firm) optional match (f)-[:HOLDS]->(g) return f.id as id, count(g) as n order by n desc limit 10',
  'OPTIONAL MATCH (f:Firm) RETURN f.id AS id',
  'WITH 1 AS one RETURN one',
  'UNWIND $ids AS id RETURN id',
  'MATCH (s:Firm) RETURN s.set AS a, s.delete AS b, s.load.create AS c, s.`merge` AS d',
  'MATCH (l:Load)-[:CREATE|SET*1..3]->(:`Drop`) RETURN l.id AS id',
  'MATCH (n:Load&!Merge) WHERE n:Show RETURN n.id AS id',
  'MATCH (n {use: $use, show: 1}) RETURN n {.create, set: n.merge} AS map',
  "RETURN 'CREATE (n) // DELETE' AS `delete`, \"it's; SET\" AS y // DROP ; LOAD CSV",
  '/* MERGE\n ; */ RETURN $create AS x, $`set` AS y',
  'CALL { MATCH (n:Firm) RETURN n.id AS id UNION MATCH (n:Person) RETURN n.id AS id } RETURN id',
  'MATCH (n:Firm) CALL (n) { MATCH (n)-[:HOLDS]->(m) RETURN m.id AS m } RETURN n.id AS n, m',
  'MATCH p = (a)-[:HOLDS*1..12]->(b) RETURN [n IN nodes(p) | n.id] AS ids',
  'MATCH (a)-[:HOLDS*3]-(b)<-[:SUPPLIES*..4 {year: 2 * 1006}]-(c) RETURN a.id AS id',
  'MATCH p = shortestPath((a)-[*..6]-(b)) RETURN length(p) AS n',
  'MATCH (a) ((x)-[:HOLDS]->(y)){1,3} (b)-[:SUPPLIES]->{2}(c)-->{,4}(d) RETURN a.id AS id',
  'RETURN (1 + 2) * 3 AS a, [x IN [1, 2] | x * 2] AS b, (1)+(2) AS c, 2 - [1, 2][0] * 3 AS d',
  'MATCH (a) WHERE (a)-->() RETURN count { (a)--() } * 2 AS n, count(*) AS all',
  'MATCH (a) WHERE NOT EXISTS { (a)<-[:HOLDS]-(:Party) } RETURN reduce(s = 0.0, x IN [1.5, .5, 1e3] | s + x) AS s',
  "RETURN date.truncate('year', date('2012-05-01')) AS d, duration.between(date($a), date($b)).days AS n",
  "MATCH (e:Economy) WHERE e.name =~ 'C[oô]te.*' OR e.name = 'Türkiye' RETURN e.iso3 AS iso3",
  'MATCH (a)-[h:HOLDS]->(b) WHERE h.share >= 0.25 AND h.share <= 1 AND a.id <> b.id RETURN a.id AS id\r\nORDER BY id',
  'MATCH (a)-[h {size: 1}]->(b) RETURN CASE WHEN h.x IS NULL THEN -1 ELSE h.x % 2 END AS x SKIP 1 LIMIT $n',
])('%j is accepted', (statement) => {
  expect(rule(statement)).toBe('accepted');
});

function planRule(plan: PlanOperator, queryType = 'r'): string {
  try {
    assertPlanOnlyReads(plan, queryType, 'x.cypher');
  } catch (error) {
    if (error instanceof KnownError && error.code === 'INVALID_QUERY_FILE') return error.message;
    throw error;
  }
  return 'accepted';
}

const over = (operatorType: string): PlanOperator => ({
  operatorType: 'ProduceResults@neo4j',
  children: [{ operatorType: 'Projection@neo4j', children: [{ operatorType, children: [] }] }],
});

test.each([
  'NodeByLabelScan@neo4j',
  'NodeUniqueIndexSeek@neo4j',
  'DirectedRelationshipTypeScan@neo4j',
  'Expand(All)@neo4j',
  'OptionalExpand(Into)@neo4j',
  'VarLengthExpand(Pruning,BFS,All)@neo4j',
  'Repeat(Trail)@neo4j',
  'LetSelectOrAntiSemiApply@neo4j',
  'NodeLeftOuterHashJoin@neo4j',
  'EagerAggregation@neo4j',
])('a plan with %s passes', (operator) => {
  expect(planRule(over(operator))).toBe('accepted');
});

test.each([
  'LoadCSV@neo4j',
  'ProcedureCall@neo4j',
  'ShowSettings@neo4j',
  'ShowTransactions@neo4j',
  'TerminateTransactions@neo4j',
  'AdministrationCommand@system',
  'Foreach@neo4j',
  'ForeachApply@neo4j',
  'TransactionForeach@neo4j',
  'TransactionApply@neo4j',
  'Create@neo4j',
  'Merge@neo4j',
  'SetProperty@neo4j',
  'DetachDelete@neo4j',
  'CreateIndex@neo4j',
  'SomethingNew@neo4j',
])('a plan with %s is refused, however deep', (operator) => {
  expect(planRule(over(operator))).toContain(operator.replace(/@.*/, ''));
});

test('a plan that Neo4j itself calls writing is refused', () => {
  expect(planRule(over('Argument@neo4j'), 'rw')).toContain("'rw'");
});
