import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { inPrecedence, usualPrecedence } from '../model/precedence.ts';
import { readPrecedence } from './precedence.ts';

test('the file of the usual precedence says what counts without one', () => {
  const text = readFileSync(new URL('./precedence/usual.json', import.meta.url), 'utf8');
  expect(readPrecedence('usual', text)).toEqual({ ...usualPrecedence, name: 'usual' });
});

test('what a file leaves out is as usual', () => {
  const own = { description: 'Importers first.', trade: { reporters: ['IMPORTER', 'EXPORTER'] } };
  expect(readPrecedence('own', JSON.stringify(own))).toEqual({
    ...usualPrecedence,
    name: 'own',
    trade: { datasets: [], reporters: ['IMPORTER', 'EXPORTER'] },
  });
});

test.each([
  ['text that is not JSON', '{', 'not JSON'],
  ['no description', '{}', 'description'],
  ['a kind that is none', '{"description": "x", "votes": {}}', 'votes'],
  ['a reporter that is none', '{"description": "x", "trade": {"reporters": ["HOST", "ORIGIN"]}}', 'trade.reporters'],
  ['one reporter twice', '{"description": "x", "investment": {"reporters": ["HOST", "HOST"]}}', 'investment.reporters'],
  ['a dataset twice', '{"description": "x", "holdings": {"datasets": ["a", "a"]}}', 'holdings.datasets'],
])('%s is refused, naming the field', (_, text, field) => {
  expect(() => readPrecedence('own', text)).toThrow(
    expect.objectContaining({
      code: 'INVALID_SETTING',
      message: expect.stringMatching(new RegExp(`precedence/own.json[^]*${field}`)),
    }),
  );
});

test('datasets named come first, in their order; the others stay as they are', () => {
  expect(inPrecedence(['a', 'b', 'c', 'd'], (key) => key, ['c', 'x', 'a'])).toEqual(['c', 'a', 'b', 'd']);
});
