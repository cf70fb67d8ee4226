import { expect, test } from '@jest/globals';
import { mirroredTrade } from './mirror-trade.ts';
import { golden } from './supply-shares.fixture.ts';

interface Mirror {
  readonly input: { readonly cifMargin: number; readonly weightExporter: number; readonly weightImporter: number };
  readonly expected: {
    readonly mirror: readonly {
      readonly exporterFob: number | null;
      readonly importerCif: number | null;
      readonly expected: {
        readonly value: number | null;
        readonly discrepancy: number | null;
        readonly method: string;
      };
    }[];
  };
  readonly tolerance: number;
}
const { input, expected, tolerance } = golden<Mirror>('g16_alignment_and_resolution');

test.each(expected.mirror)('two reports come to what an independent computation says (case %#)', (mirror) => {
  const { figure, discrepancy, method } = mirroredTrade(mirror.exporterFob, mirror.importerCif, input);
  const { value, ...rest } = mirror.expected;
  expect(method).toBe(rest.method);
  for (const [ours, theirs] of [
    [figure, value],
    [discrepancy, rest.discrepancy],
  ] as const) {
    expect(ours === null).toBe(theirs === null);
    expect(Math.abs((ours ?? 0) - (theirs ?? 0))).toBeLessThan(tolerance);
  }
});

test('reports that agree but for the margin give the exporter’s figure', () => {
  expect(mirroredTrade(100, 106)).toMatchObject({
    figure: expect.closeTo(100, 10),
    discrepancy: expect.closeTo(0, 10),
  });
  expect(() => mirroredTrade(-1, 1)).toThrow(RangeError);
  expect(() => mirroredTrade(1, Number.POSITIVE_INFINITY)).toThrow(RangeError);
});
