import { expect, test } from '@jest/globals';
import { graphiqlAddress, readHandedOver } from './handed-over.ts';

test('an operation arrives in GraphiQL as the view sent it', () => {
  const query = 'query Q($year: Year!) {\n  carbon(year: $year) { worldKt } # 100 % & more\n}';
  const { hash, pathname } = new URL(graphiqlAddress(query, { year: 2011 }), 'http://127.0.0.1');
  expect(pathname).toBe('/graphiql/');
  expect(readHandedOver(hash)).toEqual({ query, variables: '{\n  "year": 2011\n}' });
});

test('an address without an operation hands nothing over', () => {
  expect(readHandedOver('')).toBeNull();
  expect(readHandedOver('#variables={}')).toBeNull();
});
