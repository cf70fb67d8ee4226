import { expect, test } from '@jest/globals';
import { holdingsOf, holdingText, type Neighbourhood, networkOf, remainderOf, type Stated } from './holdings.ts';
import { openedText, readOpened } from './opened.ts';

let row = 0;
const stated = (share: number | [number | null, number | null], interest = 'ECONOMIC'): Stated => ({
  interest,
  exactShare: typeof share === 'number' ? share : null,
  minShare: typeof share === 'number' ? null : share[0],
  maxShare: typeof share === 'number' ? null : share[1],
  from: null,
  dataset: 'register',
  record: `register/${row++}`,
});
const party = (key: string, kind: 'FIRM' | 'PERSON' = 'FIRM') => ({ key, name: key.toUpperCase(), kind });
const holder = (key: string, ...said: Parameters<typeof stated>) => ({ party: party(key), ...stated(...said) });
const held = (key: string, ...said: Parameters<typeof stated>) => ({ firm: party(key), ...stated(...said) });
const around = (
  key: string,
  holders: Neighbourhood['holders'],
  holds: Neighbourhood['holds'] = [],
  more: Partial<Neighbourhood> = {},
): Neighbourhood => ({
  ...party(key),
  holders,
  holds,
  holdersInAll: holders.length,
  holdsInAll: holds.length,
  ...more,
});

test('what nobody is stated to hold is what is left of the whole, between the ends of the ranges', () => {
  const { least, most } = remainderOf(around('firm', [holder('a', 0.5), holder('b', [0.1, 0.25])]))!;
  expect(least).toBeCloseTo(0.25, 12);
  expect(most).toBeCloseTo(0.4, 12);
});

test('nothing is said of the rest of a person, of a firm held in full, or before all holders are there', () => {
  expect(remainderOf(around('firm', [holder('a', 1)]))).toBeNull();
  expect(remainderOf(around('ines', [], [], { kind: 'PERSON' }))).toBeNull();
  expect(remainderOf(around('firm', [holder('a', 0.1)], [], { holdersInAll: 7 }))).toBeNull();
});

test('two datasets on one holder count once, and votes count only where no capital is stated', () => {
  const twice = remainderOf(around('firm', [holder('a', 0.4), holder('a', 0.5), holder('a', 0.9, 'VOTING')]));
  expect([twice?.least, twice?.most]).toEqual([0.5, 0.6]);
  expect(remainderOf(around('firm', [holder('a', 0.75, 'VOTING')]))?.most).toBe(0.25);
});

test('firms that hold each other are a circle, also round a third, and what leads there is not', () => {
  const { holdings } = holdingsOf([
    around('a', [holder('c', 0.1), holder('out', 0.5)], [held('b', 0.1)]),
    around('b', [], [held('c', 0.1), held('end', 0.1)]),
  ]);
  const inCircle = holdings.filter((one) => one.inCircle).map(({ holder, company }) => `${holder} ${company}`);
  expect(inCircle.sort()).toEqual(['a b', 'b c', 'c a']);
});

test('a pair stated from both sides is one holding, in all its interests', () => {
  const same = stated(0.55);
  const { holdings } = holdingsOf([
    around('firm', [{ party: party('ines', 'PERSON'), ...same }, holder('ines', 0.7, 'VOTING')]),
    around('ines', [], [{ firm: party('firm'), ...same }], { kind: 'PERSON' }),
  ]);
  expect(holdings.map(holdingText)).toEqual(['55.0%, votes 70.0%']);
});

test('owners stand above, holdings below, and what is not shown yet says how much it is', () => {
  const { nodes } = networkOf(
    holdingsOf([around('firm', [holder('owner', 1)], [held('daughter', 1)], { holdsInAll: 1201 })]),
    'firm',
  );
  expect(nodes.map(({ id, name, level }) => [id, name, level])).toEqual([
    ['party firm', 'FIRM', 0],
    ['party owner', 'OWNER', 1],
    ['party daughter', 'DAUGHTER', -1],
    ['more firm holdings', '1,200 more', -1],
  ]);
});

test('what is opened is read back as the address writes it', () => {
  const opened = new Map([
    ['quimera', 1],
    ['lei:52,9~9', 3],
  ]);
  expect(openedText(opened)).toBe('quimera,lei:52%2C9%7E9~3');
  expect(readOpened(openedText(opened))).toEqual(opened);
  expect(readOpened('')).toEqual(new Map());
});
