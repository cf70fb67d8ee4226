import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { valueFields } from './kinds.ts';
import type { IngestRecord } from './records.ts';
import { arrivalOf, lineOfRecord, Saying } from './saying.ts';

test('the values of a line are JSON of what the record says, whatever its texts hold', () => {
  const text = fc.oneof(
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc.constantFrom('"', '\\', '\u0001', '\ud800', '😀'),
  );
  fc.assert(
    fc.property(text, fc.option(text), fc.option(fc.array(text)), (name, status, aliases) => {
      const firm = { kind: 'firm', key: 'F1', name, lei: null, status, aliases } as const;
      const line = lineOfRecord('d', firm, 'SAID', arrivalOf(1, 0), 'source/0123456789ab/2');
      const said = valueFields('firm').map((field) => (firm as Record<string, unknown>)[field] ?? null);
      expect(new Saying(line).values).toBe(JSON.stringify(said));
    }),
  );
});

test('figures of a line are JSON too', () => {
  fc.assert(
    fc.property(fc.double(), fc.option(fc.double()), (usd, tonnes) => {
      const record = exportOf(usd, tonnes);
      const said = valueFields('export').map((field) => (record as unknown as Record<string, unknown>)[field] ?? null);
      const { values, year, mark, place } = new Saying(
        lineOfRecord('d', record, 'SAID', '', 'source/0123456789ab/2', 'a"b\u0001'),
      );
      expect(values).toBe(JSON.stringify(said));
      expect({ year, mark, place }).toEqual({ year: 2018, mark: 'SAID', place: 'source/0123456789ab/2:a"b\u0001' });
    }),
  );
});

test('places in the order of arrival sort as rows, and then as records of a row', () => {
  const rows = fc.tuple(fc.nat(36 ** 5), fc.nat(36 ** 3));
  fc.assert(
    fc.property(rows, rows, ([row, record], [otherRow, other]) => {
      const isEarlier = row < otherRow || (row === otherRow && record < other);
      expect(arrivalOf(row, record) < arrivalOf(otherRow, other)).toBe(isEarlier);
    }),
  );
});

function exportOf(usd: number, tonnes: number | null): IngestRecord {
  const ends = { start: 'MEX', end: 'USA', year: 2018, product: '010121', sector: null } as const;
  const terms = { reportedBy: null, valuation: 'FOB', revision: 'HS2017', basis: 'ESTIMATED' } as const;
  return { kind: 'export', ...ends, usd, tonnes, ...terms };
}
