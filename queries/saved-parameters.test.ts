import { expect, test } from '@jest/globals';
import { type Parameter, readQueryFile } from './header.ts';
import { assertWithinLimit, readParameters } from './saved-parameters.ts';

function declared(...parameters: readonly string[]): readonly Parameter[] {
  const names = parameters.map((text) => text.split(' ')[0]);
  const header = ['// One.', ...parameters.map((text) => `// @param ${text} meaning`), '// @returns x Int! one'].join(
    '\n',
  );
  return readQueryFile(`${header}\nWITH ${names.map((name) => `$${name} AS ${name}`)} RETURN 1 AS x`, 'x').header
    .parameters;
}

test('texts become values of the declared types', () => {
  expect(
    readParameters(
      declared('a ID!', 'b Year!', 'c Share!', 'd Boolean!', 'e Date!', 'f [Iso3!]!', 'g Int!', 'h [ID!]!'),
      {
        a: '12',
        b: '2012',
        c: '0.25',
        d: 'false',
        e: '2012-02-29',
        f: 'MEX, CHN',
        g: '-3',
        h: '',
      },
    ),
  ).toEqual({ a: '12', b: 2012, c: 0.25, d: false, e: '2012-02-29', f: ['MEX', 'CHN'], g: -3, h: [] });
});

test('what is left out becomes its default, else null', () => {
  expect(readParameters(declared('a Int! = 2', 'b ID', 'c String! = "x y"'), {})).toEqual({ a: 2, b: null, c: 'x y' });
});

test('a required value left out is named with its type and meaning', () => {
  expect(() => readParameters(declared('firm ID!'), {})).toThrow(
    "Parameter 'firm': found 'nothing', wanted ID! (meaning).",
  );
});

const limits = (type: string, limit: string): readonly Parameter[] =>
  declared(`a ${type}`).map((parameter) => ({
    ...parameter,
    limit: limit.includes('|') ? { words: limit.split('|') } : { min: 1, max: 4 },
  }));

test('a value at either end of its limit is taken, one beyond is answered with the limit', () => {
  expect(readParameters(limits('Int!', '1..4'), { a: '1' })).toEqual({ a: 1 });
  expect(readParameters(limits('Int!', '1..4'), { a: '4' })).toEqual({ a: 4 });
  expect(() => readParameters(limits('Int!', '1..4'), { a: '0' })).toThrow(
    "Parameter 'a': found '0', wanted 1..4 (meaning).",
  );
  expect(() => readParameters(limits('Float!', '1..4'), { a: '4.01' })).toThrow("found '4.01', wanted 1..4");
});

test('a word is one of those of its limit, letter for letter', () => {
  expect(readParameters(limits('String!', 'A|B'), { a: 'B' })).toEqual({ a: 'B' });
  expect(() => readParameters(limits('String!', 'A|B'), { a: 'b' })).toThrow("found 'b', wanted A|B (meaning)");
});

test('no value is within every limit', () => {
  expect(readParameters(limits('Int', '1..4'), {})).toEqual({ a: null });
  for (const parameter of limits('Int', '1..4')) {
    expect(() => assertWithinLimit(parameter, null)).not.toThrow();
    expect(() => assertWithinLimit(parameter, 5)).toThrow('wanted 1..4');
  }
});

test('a name that is not declared is answered with those that are', () => {
  expect(() => readParameters(declared('firm ID!'), { firm: 'a', frim: 'b' })).toThrow(
    "found 'frim', wanted one of firm",
  );
  expect(() => readParameters(declared('firm ID!'), { firm: 'a', constructor: 'b' })).toThrow('wanted one of firm');
});

test.each([
  ['Year!', '12'],
  ['Int!', '1.5'],
  ['Int!', ''],
  ['Float!', '1e999'],
  ['Share!', '25'],
  ['Boolean!', 'yes'],
  ['Boolean!', 'constructor'],
  ['Date!', '2012-02-30'],
  ['Iso3!', 'mex'],
  ['ID!', ''],
  ['[Year!]!', '2011,x'],
])('a %s is not %j', (type, text) => {
  expect(() => readParameters(declared(`a ${type}`), { a: text })).toThrow("Parameter 'a': found");
});
