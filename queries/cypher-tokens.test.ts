import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cypherCode, cypherTokens, labelPositions } from './cypher-tokens.ts';

const labels = (statement: string): string[] => {
  const code = cypherCode(statement);
  return [...labelPositions(code)].map((at) => code[at]?.text ?? '');
};

test('a parameter inside a comment, a string or backticks is no parameter', () => {
  const code = cypherCode(
    'MATCH (n {a: $real}) // $no\n/* $no */ WHERE n.b = \'$no\' AND n.c = "$no" RETURN n.`$no` AS x',
  );
  expect(code.filter(({ kind }) => kind === 'parameter').map(({ text }) => text)).toEqual(['real']);
});

test('a quote after a backslash does not end a string', () => {
  expect(cypherCode("'it\\'s' x").map(({ kind }) => kind)).toEqual(['string', 'word']);
});

test('a line comment ends at a lone carriage return, as in Neo4j', () => {
  expect(cypherCode('// text \rCREATE').map(({ text }) => text)).toEqual(['CREATE']);
});

test('a range keeps its two numbers apart', () => {
  expect(cypherCode('*1..3').map(({ text }) => text)).toEqual(['*', '1', '..', '3']);
});

test.each(["RETURN 'open", 'RETURN 1 /* open', 'RETURN `open'])('%s ends in an unterminated token', (statement) => {
  expect(cypherTokens(statement).at(-1)?.kind).toBe('unterminated');
});

test('labels and types are told from map keys and properties', () => {
  expect(
    labels(
      'MATCH (a:Firm:Party {id: $id})-[r:HOLDS|SUPPLIES*1..3 {year: 2012}]->(b:`A b`) WHERE b:Bloc RETURN a.name AS x',
    ),
  ).toEqual(['Firm', 'Party', 'HOLDS', 'SUPPLIES', 'A b', 'Bloc']);
  expect(labels('MATCH (n:(A|B)&!C) RETURN n {.id, name: n.label, of: [(n)-[:T]->(m:D) | m.id]} AS n')).toEqual([
    'A',
    'B',
    'C',
    'T',
    'D',
  ]);
  expect(labels('MATCH (n IS Firm) WHERE n.x IS NOT NULL AND EXISTS { (n)-[:HOLDS]->(:Firm) } RETURN 1 AS x')).toEqual([
    'Firm',
    'HOLDS',
    'Firm',
  ]);
});

test('whatever the text, tokens stand in order and nothing but white space lies between them', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      let end = 0;
      for (const token of cypherTokens(text)) {
        expect(text.slice(end, token.start).trim()).toBe('');
        expect(token.start).toBeGreaterThanOrEqual(end);
        end = token.end;
      }
      expect(text.slice(end).trim()).toBe('');
    }),
  );
});
