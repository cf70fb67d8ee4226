import { expect, test } from '@jest/globals';
import { centroid, idealPointDistance } from './ideal-point.ts';
import { golden } from './supply-shares.fixture.ts';

interface IdealPoints {
  input: { idealPoints: Record<string, number[]>; blocs: Record<string, string[]> };
  expected: { distances: Record<string, Record<string, number>> };
}

test('g09: distances of six economies to three blocs', () => {
  const { input, expected } = golden<IdealPoints>('g09_connector_index_6x3');
  for (const [economy, distances] of Object.entries(expected.distances))
    for (const [bloc, distance] of Object.entries(distances)) {
      const centre = centroid(input.blocs[bloc]!.map((member) => input.idealPoints[member]!));
      expect(Math.abs(idealPointDistance(input.idealPoints[economy]!, centre!) - distance)).toBeLessThan(1e-9);
    }
});

test('a bloc stands in the middle of its members, and nowhere without them', () => {
  expect(
    centroid([
      [1, 0],
      [3, 2],
    ]),
  ).toEqual([2, 1]);
  expect(centroid([])).toBeNull();
});

test('positions of different dimensions are not compared', () => {
  expect(() => idealPointDistance([1], [1, 2])).toThrow(/1 and 2 dimensions/);
  expect(() => centroid([[1], [1, 2]])).toThrow(RangeError);
});
