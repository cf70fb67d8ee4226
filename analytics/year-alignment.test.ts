import { expect, test } from '@jest/globals';
import { golden } from './supply-shares.fixture.ts';
import { alignedFigure } from './year-alignment.ts';

interface Alignment {
  readonly input: { readonly maxGapYears: number };
  readonly expected: {
    readonly align: readonly {
      readonly series: Readonly<Record<string, number>>;
      readonly target: number;
      readonly expected: { readonly value: number | null; readonly [field: string]: unknown };
    }[];
  };
  readonly tolerance: number;
}
const { input, expected, tolerance } = golden<Alignment>('g16_alignment_and_resolution');

test.each(expected.align)('figures of other years are those of an independent computation (case %#)', (align) => {
  const series = Object.entries(align.series).map(([year, figure]) => [Number(year), figure] as const);
  const { figure, ...rest } = alignedFigure(series, align.target, input.maxGapYears);
  const { value, ...others } = align.expected;
  expect(rest).toEqual(others);
  expect(figure === null).toBe(value === null);
  expect(Math.abs((figure ?? 0) - (value ?? 0))).toBeLessThan(tolerance);
});

test('of two years at one distance on one side and the other too far the near one is carried, and nothing is prolonged', () => {
  expect(
    alignedFigure(
      [
        [2010, 1],
        [2018, 9],
      ],
      2016,
    ),
  ).toMatchObject({ figure: 9, method: 'carried', yearsUsed: [2018] });
  expect(
    alignedFigure(
      [
        [2018, 9],
        [2017, 3],
      ],
      2020,
    ),
  ).toMatchObject({ figure: 9, method: 'carried' });
});

test('nothing known is missing, and figures that differ in sign are joined by a line', () => {
  expect(alignedFigure([], 2020)).toEqual({ figure: null, method: 'missing', yearsUsed: [], gap: null });
  expect(
    alignedFigure(
      [
        [2019, -2],
        [2021, 4],
      ],
      2020,
    ),
  ).toMatchObject({ figure: 1, method: 'linear' });
  expect(() => alignedFigure([[2019, Number.NaN]], 2020)).toThrow(RangeError);
});
