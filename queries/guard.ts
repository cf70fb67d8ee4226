import { KnownError } from '../model/errors.ts';
import {
  closingPosition,
  cypherTokens,
  isKeyword,
  isSymbol,
  isWord,
  labelPositions,
  openingPosition,
  type Token,
} from './cypher-tokens.ts';

/** The longest walk a saved query may ask for, in relationships. */
export const longestWalk = 12;

// Clauses and commands that write, load, call out, look into the server or steer the session, of Cypher and of GQL.
const forbidden = new Set(
  (
    'CREATE MERGE SET DELETE DETACH NODETACH REMOVE DROP FOREACH INSERT LOAD CSV EXPLAIN PROFILE USE SHOW TERMINATE ' +
    'ALTER RENAME GRANT DENY REVOKE DEALLOCATE REALLOCATE DRYRUN CYPHER SESSION COMMIT ROLLBACK TRANSACTION TRANSACTIONS YIELD NEXT'
  ).split(' '),
);

const openings = ['MATCH', 'OPTIONAL', 'WITH', 'UNWIND', 'RETURN', 'CALL'];

// `apoc.cypher.runFirstColumn('…')` is a function and runs any text, so a dotted name is a call only where it is the language's own.
const functionSpaces = new Set([
  'date',
  'datetime',
  'duration',
  'localdatetime',
  'localtime',
  'point',
  'time',
  'vector',
]);

/**
 * Lets a saved query pass only if its text can do nothing but read the graph, in bounded walks, on either engine.
 *
 * A gate by text: the embedded engine has no read-only transaction, and Neo4j's runs LOAD CSV, SHOW and TERMINATE. It
 * refuses what it is unsure of. A word is judged by its place, so `f.set`, `(:Load)` and `{use: 1}` pass, and a
 * variable of such a name does not.
 *
 * @param file  how the statement is named to whoever has to mend it.
 * @throws KnownError INVALID_QUERY_FILE, naming the file and the rule.
 */
export function assertOnlyReads(statement: string, file: string): void {
  const refuse = (rule: string): never => {
    throw new KnownError('INVALID_QUERY_FILE', { file, rule });
  };
  const tokens = cypherTokens(statement);
  assertReadAlike(tokens, statement, refuse);
  const code = tokens.filter(({ kind }) => kind !== 'comment');
  const labels = labelPositions(code);

  const separator = code.findIndex((token) => isSymbol(token, ';'));
  if (separator >= 0 && separator < code.length - 1) refuse('one statement a file');
  if (!isWord(code[0], ...openings)) refuse(`a saved query begins with one of ${openings.join(', ')}`);

  for (let at = 0; at < code.length; at++) {
    if (isKeyword(code, at, labels)) assertReadingWord(code, at, refuse);
    assertOwnFunction(code, at, refuse);
    assertBoundedWalk(code, at, refuse);
  }
}

type Refuse = (rule: string) => never;

/**
 * Refuses text that two engines could cut into words differently.
 *
 * Neo4j reads \u0043REATE as CREATE, ends a line comment at a lone carriage return and knows `` inside backticks;
 * Grafeo does none of these.
 */
function assertReadAlike(tokens: readonly Token[], statement: string, refuse: Refuse): void {
  if (tokens.some(({ kind }) => kind === 'unterminated')) refuse('a string, a comment or a quoted name is not closed');
  if (statement.includes('\\')) refuse('no backslash: a saved query spells its characters out, [.] for a dot');
  if (/\r(?!\n)|(?![\t\n\r])[\p{C}\p{Zl}\p{Zp}]/u.test(statement)) refuse('no control or invisible characters');
  for (const [at, token] of tokens.entries()) {
    const written = statement.slice(token.start, token.end);
    if (token.kind === 'comment') {
      if (written.indexOf('/*', 1) > 0) refuse('no comment inside a comment');
    } else if (token.kind === 'name' || token.kind === 'parameter') {
      if (written.includes('``')) refuse('no backtick inside a quoted name');
    } else if (token.kind === 'symbol') {
      if (!/^[()[\]{}.,:;|&!+\-*/%^=<>]/.test(written) && written !== '=~')
        refuse(`'${written}' has no place in a saved query`);
    } else if (token.kind === 'number' && tokens[at + 1]?.kind === 'word' && tokens[at + 1]?.start === token.end) {
      refuse(`a number runs into a word at '${written}${tokens[at + 1]?.text}'`);
    }
  }
  if (/[^\p{ASCII}]/u.test(gaps(tokens, statement))) refuse('no white space but spaces, tabs and line ends');
}

/** What stands between the tokens. */
function gaps(tokens: readonly Token[], statement: string): string {
  let end = 0;
  let between = '';
  for (const token of tokens) {
    between += statement.slice(end, token.start);
    end = token.end;
  }
  return between + statement.slice(end);
}

function assertReadingWord(code: readonly Token[], at: number, refuse: Refuse): void {
  const word = code[at]?.text.toUpperCase() ?? '';
  if (forbidden.has(word)) refuse(`${word} is not reading: a saved query only reads the graph`);
  if (word !== 'CALL') return;
  const scope = isSymbol(code[at + 1], '(') ? closingPosition(code, at + 1) : at;
  if (!isSymbol(code[scope + 1], '{')) refuse('CALL opens a subquery, CALL { … }; procedures are not called');
}

function assertOwnFunction(code: readonly Token[], at: number, refuse: Refuse): void {
  if (!isSymbol(code[at], '(') || !isSymbol(code[at - 2], '.')) return;
  let start = at - 1;
  while (isSymbol(code[start - 1], '.') && start >= 2) start -= 2;
  const name = code.slice(start, at).map(({ text }) => text);
  if (!functionSpaces.has(name[0]?.toLowerCase() ?? '')) refuse(`${name.join('')}() is not a function of the language`);
}

/** Refuses a walk without an upper bound, or with one above `longestWalk`, in each of Cypher's three spellings. */
function assertBoundedWalk(code: readonly Token[], at: number, refuse: Refuse): void {
  const refuseUnbounded = (): never => refuse(`a walk has an upper bound, a number up to ${longestWalk}`);
  const assertBound = (bound: Token | undefined): void => {
    if (bound?.kind !== 'number' || !/^\d+$/.test(bound.text) || Number(bound.text) > longestWalk) refuseUnbounded();
  };

  // -[:HOLDS*1..6]-
  if (isSymbol(code[at], '[') && isSymbol(code[at - 1], '-')) {
    const end = closingPosition(code, at);
    for (let star = at + 1; star < end; star++) {
      if (!isSymbol(code[star], '*') || code[star]?.inside !== 'brackets') continue;
      const dots = [star + 1, star + 2].find((next) => isSymbol(code[next], '..'));
      assertBound(code[(dots ?? star) + 1]);
    }
  }

  // ((a)-[:HOLDS]->(b)){1,6} and -[:HOLDS]->{1,6}
  if (!isSymbol(code[at], '+') && !isSymbol(code[at], '*') && !isSymbol(code[at], '{')) return;
  if (!endsPattern(code, at - 1)) return;
  if (!isSymbol(code[at], '{')) refuseUnbounded();
  assertBound(code[closingPosition(code, at) - 1]);
}

/** Whether a relationship, or a parenthesised pattern with one, ends here: what follows counts its repetitions. */
function endsPattern(code: readonly Token[], at: number): boolean {
  const [before, token] = [code[at - 1], code[at]];
  if (isSymbol(token, '>')) return isSymbol(before, '-');
  if (isSymbol(token, '-')) return isSymbol(before, '-') || isSymbol(before, ']');
  if (!isSymbol(token, ')')) return false;
  const inner = (code[at]?.depth ?? 0) + 1;
  for (let arrow = openingPosition(code, at) + 1; arrow < at; arrow++) {
    if (code[arrow]?.depth !== inner || !isSymbol(code[arrow], '-')) continue;
    const next = code[arrow + 1];
    if (isSymbol(next, '[') || isSymbol(next, '-') || isSymbol(next, '>') || isSymbol(code[arrow - 1], '<'))
      return true;
  }
  return false;
}

/** One operator of an execution plan, as Neo4j's driver gives it in `summary.plan`. */
export interface PlanOperator {
  readonly operatorType: string;
  readonly children?: readonly PlanOperator[];
}

// Operators of Neo4j 5 that only read. One that is not listed, such as a later version's, is refused until somebody has looked at it.
const readingOperators: readonly RegExp[] = [
  /^(Partitioned)?(AllNodesScan|NodeByLabelScan|(Union|Intersection|Subtraction)NodeByLabelsScan)$/,
  /^(Partitioned)?(Node(Unique)?Index(Seek|SeekByRange|Scan|ContainsScan|EndsWithScan)|MultiNodeIndexSeek|NodeBy(Element)?IdSeek)$/,
  /^(Partitioned)?(Directed|Undirected)(AllRelationshipsScan|RelationshipTypeScan|UnionRelationshipTypesScan)$/,
  /^(Partitioned)?(Directed|Undirected)Relationship(Unique)?Index(Seek|SeekByRange|Scan|ContainsScan|EndsWithScan)$/,
  /^(Directed|Undirected)RelationshipBy(Element)?IdSeek$/,
  /^(Node|Relationship)CountFromCountStore$/,
  /^(Optional)?Expand\((All|Into)\)$/,
  /^VarLengthExpand\((All|Into|Pruning|Pruning,BFS,All|Pruning,BFS,Into|Pruning,BFS)\)$/,
  /^(Bidirectional)?Repeat\((Trail|Walk|Acyclic)\)$/,
  /^(StatefulShortestPath\((All|Into)\)|ShortestPath|PathPropagatingBFS)$/,
  /^(Filter|Projection|CacheProperties|Nullify(Metadata)?|Argument|Input|Eager|EmptyRow|EmptyResult|PreserveOrder|ProduceResults?)$/,
  /^(EagerAggregation|OrderedAggregation|Distinct|OrderedDistinct|Sort|PartialSort|Top|PartialTop|Limit|Skip)$/,
  /^(Apply|(Let)?(Anti)?SemiApply|(Let)?SelectOr(Anti)?SemiApply|RollUpApply|(Anti)?ConditionalApply|Optional|Anti)$/,
  /^(CartesianProduct|(Node|Value)HashJoin|(Node)?(Left|Right)OuterHashJoin|Union|OrderedUnion|(Partitioned)?Unwind)$/,
  /^(TriadicSelection|TriadicBuild|TriadicFilter|AssertSameRelationship)$/,
];

/**
 * Lets a saved query pass only if Neo4j itself plans to do nothing but read: every operator is one known to only read.
 *
 * Stricter than `queryType`, which is `r` for LOAD CSV, SHOW and TERMINATE too.
 *
 * @param plan       `summary.plan` of `EXPLAIN` with the statement.
 * @param queryType  `summary.queryType` of the same.
 * @throws KnownError INVALID_QUERY_FILE, naming the file and the operator.
 */
export function assertPlanOnlyReads(plan: PlanOperator, queryType: string, file: string): void {
  if (queryType !== 'r') {
    throw new KnownError('INVALID_QUERY_FILE', { file, rule: `Neo4j plans it as '${queryType}', not as reading` });
  }
  const operator = plan.operatorType.replace(/@.*$/, '');
  if (!readingOperators.some((known) => known.test(operator))) {
    throw new KnownError('INVALID_QUERY_FILE', {
      file,
      rule: `its plan has ${operator}, which is not known to only read`,
    });
  }
  for (const child of plan.children ?? []) assertPlanOnlyReads(child, queryType, file);
}
