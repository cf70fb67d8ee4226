import { expect, test } from '@jest/globals';
import { documentOf, networkOfSteps, type SavedQuery, stepsOf, valuesOf } from './saved-query.ts';

const parameter = (name: string, type: string, required = false) => ({
  name,
  type,
  required,
  meaning: '',
  limit: null,
  default: null,
});
const query: SavedQuery = {
  name: 'owners-of-firm',
  field: 'ownersOfFirm',
  description: '',
  notes: '',
  paths: 'chains',
  needsNeo4j: false,
  cypher: '',
  parameters: [parameter('firm', 'ID!', true), parameter('year', 'Year!', true), parameter('deep', 'Boolean!')],
  columns: [
    { name: 'owner', type: 'ID!', meaning: '' },
    { name: 'chains', type: '[[ID!]!]!', meaning: '' },
  ],
};

test('the document asks for every column, with the parameters that have a value', () => {
  expect(String(documentOf(query, { firm: 'a', year: 2011 })).replace(/\s+/g, ' ')).toBe(
    'query OwnersOfFirm($firm: ID!, $year: Year!) { saved { rows: ownersOfFirm(firm: $firm, year: $year) { owner chains } } }',
  );
});

test('what is filled in becomes what the header declares, and what is missing stops the question', () => {
  expect(valuesOf(query.parameters, { firm: ' a ', year: '2011', deep: 'false' })).toEqual({
    firm: 'a',
    year: 2011,
    deep: false,
  });
  expect(valuesOf(query.parameters, { firm: 'a', year: '2011', deep: '' })).toEqual({ firm: 'a', year: 2011 });
  expect(valuesOf(query.parameters, { firm: 'a', year: 'soon' })).toBeNull();
  expect(valuesOf(query.parameters, { firm: '', year: '2011' })).toBeNull();
});

test('paths become steps, each once, round the party that was asked about', () => {
  const rows = [
    {
      chains: [
        ['c', 'b', 'a'],
        ['d', 'b', 'a'],
      ],
    },
    { chains: [['b', 'a']] },
  ];
  const steps = stepsOf(rows, 'chains');
  expect(steps).toEqual([
    ['c', 'b'],
    ['b', 'a'],
    ['d', 'b'],
  ]);
  const { nodes, links } = networkOfSteps(steps, 'a', (key) => key.toUpperCase());
  expect(nodes.map(({ id, name, level }) => [id, name, level])).toEqual([
    ['a', 'A', 0],
    ['b', 'B', 1],
    ['c', 'C', 2],
    ['d', 'D', 2],
  ]);
  expect(links).toHaveLength(3);
});
