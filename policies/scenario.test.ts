import { expect, test } from '@jest/globals';
import { fragmentationScenarios, readFragmentationScenario } from './scenario.ts';

const parted = { description: 'Two part.', between: [[{ id: 'us' }], [{ members: ['CHN'] }]] };

test('every scenario of the folder is read, by the name of its file', () => {
  expect(fragmentationScenarios().map(({ name }) => name)).toEqual(
    expect.arrayContaining(['each-alone', 'mexico-aligns', 'tariffs-on-manufactures', 'two-blocs']),
  );
});

test('a file says as much of a scenario as it wants to', () => {
  expect(readFragmentationScenario('own', JSON.stringify({ ...parted, tariff: 0.1, oneWay: true }))).toEqual({
    name: 'own',
    ...parted,
    tariff: 0.1,
    oneWay: true,
  });
});

test.each([
  ['text that is not JSON', '{', 'not JSON'],
  ['one camp', JSON.stringify({ ...parted, between: [[{ id: 'us' }]] }), 'between'],
  ['a bloc that is neither', JSON.stringify({ ...parted, between: [[{ key: 'us' }], [{ id: 'china' }]] }), 'between'],
  ['a degree of two', JSON.stringify({ ...parted, degree: 2 }), 'degree'],
  ['a degree and a tariff', JSON.stringify({ ...parted, degree: 1, tariff: 0.2 }), 'tariff'],
  ['a word that no scenario has', JSON.stringify({ ...parted, colour: 'red' }), 'colour'],
])('%s is refused, naming the file and the field', (_, text, field) => {
  expect(() => readFragmentationScenario('own', text)).toThrow(
    expect.objectContaining({
      code: 'INVALID_SETTING',
      message: expect.stringMatching(new RegExp(`scenarios/own.json[^]*${field}`)),
    }),
  );
});
