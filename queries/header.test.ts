import { expect, test } from '@jest/globals';
import { KnownError } from '../model/errors.ts';
import { limitText, readQueryFile } from './header.ts';

const good = `// Sales of firms in a year. Only what is stated.
// Second line of the same paragraph.
//
// A second paragraph.
//
// @param   firm    ID!              key of the firm
// @param   year    Year! = 2012     calendar year,
//                                   not the fiscal one
// @limit   year    1995..2025
// @param   dataset ID = null        dataset; null for all
// @returns buyer   ID!              key of the buyer
// @returns chains  [[ID!]!]!        keys
// @reads   Firm, SUPPLIES
// @paths   chains
MATCH (f:Firm {id: $firm})-[s:SUPPLIES]->(b:Firm)
WHERE s.year = $year AND ($dataset IS NULL OR s.dataset = $dataset) // $never
RETURN b.id AS buyer, [[f.id, b.id]] AS chains
ORDER BY buyer
`;

const batch = `// Writes sales.
// @param   rows    [Row!]!  one seller each
// @row     start   ID!      seller
// @row     links   [Row!]!  its sales
// @row     end     ID!      buyer
// @row     usd     Usd      US dollars
// @returns written Int!     sales written
// @reads   Firm, SUPPLIES
UNWIND $rows AS row
MATCH (a:Firm {id: row.start})
UNWIND row.links AS link
MATCH (b:Firm {id: link.end})
CREATE (a)-[:SUPPLIES {usd: link.usd}]->(b)
RETURN count(*) AS written
`;

/** The rule that refuses the file. */
function rule(text: string): string {
  try {
    readQueryFile(text, 'queries/x.cypher');
  } catch (error) {
    if (error instanceof KnownError && error.code === 'INVALID_QUERY_FILE') return error.message;
    throw error;
  }
  return 'accepted';
}

test('a header says what the statement answers, takes and returns', () => {
  const { header, body } = readQueryFile(good, 'queries/x.cypher');
  expect(header).toMatchObject({
    description: 'Sales of firms in a year.',
    notes: 'Only what is stated. Second line of the same paragraph.\n\nA second paragraph.',
    reads: ['Firm', 'SUPPLIES'],
    paths: 'chains',
    engine: 'any',
    rowFields: [],
  });
  expect(header.parameters).toEqual([
    {
      name: 'firm',
      type: { kind: 'scalar', scalar: 'ID', required: true },
      graphqlType: 'ID!',
      meaning: 'key of the firm',
      default: undefined,
      limit: null,
    },
    {
      name: 'year',
      type: { kind: 'scalar', scalar: 'Year', required: true },
      graphqlType: 'Year!',
      meaning: 'calendar year, not the fiscal one',
      default: 2012,
      limit: { min: 1995, max: 2025 },
    },
    {
      name: 'dataset',
      type: { kind: 'scalar', scalar: 'ID', required: false },
      graphqlType: 'ID',
      meaning: 'dataset; null for all',
      default: null,
      limit: null,
    },
  ]);
  const id = { kind: 'scalar', scalar: 'ID', required: true };
  expect(header.returns[1]?.type).toEqual({
    kind: 'list',
    of: { kind: 'list', of: id, required: true },
    required: true,
  });
  expect(body.startsWith('MATCH (f:Firm')).toBe(true);
});

test.each([
  ['Int! = 2', '1..4', { min: 1, max: 4 }],
  ['Float! = 0', '-0.5..0.25', { min: -0.5, max: 0.25 }],
  ['String = null', 'A|B-2|C', { words: ['A', 'B-2', 'C'] }],
])('a parameter %s takes %s', (type, text, limit) => {
  const source = `// One.\n// @param x ${type} number\n// @limit x ${text}\n// @returns y Int! one\nWITH $x AS x RETURN 1 AS y`;
  const [parameter] = readQueryFile(source, 'x').header.parameters;
  expect(parameter?.limit).toEqual(limit);
  expect(limitText(limit)).toBe(text);
});

test('rows of rows name their fields in order', () => {
  expect(readQueryFile(batch, 'queries/x.cypher').header.rowFields.map(({ name }) => name)).toEqual([
    'start',
    'links',
    'end',
    'usd',
  ]);
});

test('the error names the file', () => {
  expect(rule('RETURN 1 AS x')).toMatch(/^queries\/x\.cypher: /);
});

test.each([
  ['no description', good.replace(/^(\/\/ [^@\n]*\n|\/\/\n)+/, ''), 'the first line is a sentence'],
  ['an unknown type', good.replace('Year! =', 'Money! ='), "'Money' is not one of"],
  ['a broken type', good.replace('[[ID!]!]!', '[[ID!]!'), 'is not a GraphQL type'],
  ['a row that is not a batch', batch.replaceAll('[Row!]!', '[Row]'), "'Row' is not one of"],
  ['a default of another type', good.replace('= 2012', '= "2012"'), "the default of 'year'"],
  ['a default that is no value', good.replace('= 2012', '= 20_12'), "the default of 'year' is JSON"],
  ['a required parameter that is null by default', good.replace('= 2012', '= null'), "the default of 'year'"],
  ['a limit of no parameter', good.replace('@limit   year', '@limit   month'), "@limit names 'month'"],
  ['a second limit', good.replace('// @reads', '// @limit year 1..2\n// @reads'), '@limit year stands twice'],
  ['a default outside its limit', good.replace('1995..2025', '1995..2011'), "the default of 'year' is 2012, outside"],
  ['a limit upside down', good.replace('1995..2025', '2025..1995'), '@limit year of a number is least..most'],
  ['a limit without its end', good.replace('1995..2025', '1995..'), '@limit year of a number is least..most'],
  ['words for a number', good.replace('1995..2025', 'A|B'), '@limit year of a number is least..most'],
  ['numbers for a text', good.replace('year    1995..2025', 'firm 1..2'), '@limit firm of a text is words'],
  ['a limit of a list', good.replace('Year! = 2012', '[Year!]!'), '@limit year wants one number or one text'],
  ['a field without meaning', good.replace('key of the firm', ''), 'wants a name, a type and a meaning'],
  ['a tag that does not exist', good.replace('@paths', '@path'), "'@path' is not a tag"],
  ['another engine', good.replace('@paths   chains', '@engine  kuzu'), "@engine is 'neo4j' or left out"],
  [
    'a column that does not hold paths',
    good.replace('@paths   chains', '@paths   buyer'),
    '@paths names a returned column',
  ],
  [
    'a parameter declared twice',
    good.replace('// @reads', '// @param firm ID! again\n// @reads'),
    '@param firm stands twice',
  ],
  ['prose after the tags', good.replace('// @paths', '// more\n// @paths'), 'prose comes before the tags'],
  ['an undeclared parameter', good.replace('= $year', '= $month'), "@param leaves out 'month'"],
  ['an unused parameter', good.replace('s.year = $year AND', ''), "@param names 'year'"],
  [
    'a parameter only in a comment',
    good.replace('$never', '$year').replace('s.year = $year AND', ''),
    "@param names 'year'",
  ],
  ['a parameter only in a string', good.replace('= $year', "= '$year'"), "@param names 'year'"],
  ['a quoted parameter that is not declared', good.replace('= $year', () => '= $`ye ar`'), "@param leaves out 'ye ar'"],
  [
    'columns in another order',
    good.replace('b.id AS buyer, [[f.id, b.id]] AS chains', '[[f.id, b.id]] AS chains, b.id AS buyer'),
    'order counts',
  ],
  ['a column without a name', good.replace('b.id AS buyer', 'b.id'), 'every returned column is given its name'],
  ['every variable as a column', good.replace('b.id AS buyer, [[f.id, b.id]] AS chains', '*'), 'every returned column'],
  ['a label left out', good.replace('Firm, SUPPLIES', 'Firm'), "@reads leaves out 'SUPPLIES'"],
  ['a label too many', good.replace('Firm, SUPPLIES', 'Firm, Person, SUPPLIES'), "@reads names 'Person'"],
  ['no statement', good.replace(/^MATCH[\s\S]*/m, ''), 'there is no statement'],
  ['an open string', good.replace('ORDER BY buyer', "ORDER BY 'buyer"), 'is not closed'],
  [
    'a field of the batch left out',
    batch.replace('// @row     usd     Usd      US dollars\n', ''),
    "@row of links leaves out 'usd'",
  ],
  ['a field of the batch not used', batch.replace('{id: row.start}', "{id: 'a'}"), "@row names 'start'"],
  [
    'a batch that is not unwound',
    batch.replace('UNWIND $rows AS row', 'WITH $rows[0] AS row'),
    'begins its batch with UNWIND',
  ],
])('%s is refused', (_, text, expected) => {
  expect(rule(text)).toContain(expected);
});

test('the last RETURN outside all brackets gives the columns', () => {
  const text = `// A union.
// @returns x Int! number
RETURN 1 AS y
UNION
CALL { RETURN 2 AS z }
RETURN DISTINCT size([1, 2]) AS x LIMIT 1`;
  expect(rule(text)).toBe('accepted');
});
