import { expect, test } from '@jest/globals';
import { blocColour, readBloc } from './bloc.ts';
import { readSubject } from './subject.ts';

test('subjects are read as the command line writes them', () => {
  expect(
    ['economy:MEX', 'final-demand:USA', 'industry:MEX:wiod8:MFE', 'firm:lei:5299', 'MEX', 'planet:mars', 'firm:'].map(
      readSubject,
    ),
  ).toEqual([
    { economy: 'MEX' },
    { finalDemand: 'USA' },
    { industry: 'MEX:wiod8:MFE' },
    { firm: 'lei:5299' },
    null,
    null,
    null,
  ]);
});

test('a bloc is a key, or its members', () => {
  expect([readBloc('china'), readBloc('members:CHN,RUS'), readBloc('members:')]).toEqual([
    { id: 'china' },
    { members: ['CHN', 'RUS'] },
    { members: [] },
  ]);
});

test('a bloc has one colour, and the two most compared have different ones', () => {
  expect(blocColour('mercosur')).toBe(blocColour('mercosur'));
  expect(blocColour('china')).not.toBe(blocColour('us'));
});
