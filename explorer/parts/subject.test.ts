import { expect, test } from '@jest/globals';
import { blocColour, blocColours, readBloc, readBlocs } from './bloc.ts';
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

test('several blocs stand beside each other', () => {
  expect(readBlocs('us members:CHN,RUS')).toEqual([{ id: 'us' }, { members: ['CHN', 'RUS'] }]);
});

test('a bloc has one colour, and the two most compared have different ones', () => {
  expect(blocColour('mercosur')).toBe(blocColour('mercosur'));
  expect(blocColour('china')).not.toBe(blocColour('us'));
});

test('blocs in one picture are told apart, and keep their colour where they can', () => {
  const blocs = ['nafta', 'us', 'china', 'brics'];
  const colours = blocColours(blocs);
  expect(new Set(colours.values()).size).toBe(4);
  expect(['us', 'china', 'brics'].map((bloc) => colours.get(bloc))).toEqual(['us', 'china', 'brics'].map(blocColour));
});
