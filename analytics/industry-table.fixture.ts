import fc from 'fast-check';
import type { IndustryTable, TradingBloc } from './bloc-pair-intermediation.ts';
import { csr } from './csr.ts';
import { golden } from './supply-shares.fixture.ts';

interface SixEconomies {
  input: {
    economies: string[];
    Z_row_supplier_col_buyer: number[][];
    F_row_supplier_col_consumer: number[][];
  };
}

/** The table of g08 and g09, one industry an economy, with what each economy finally demands of each. */
export function sixEconomies() {
  const { input } = golden<SixEconomies>('g08_blocpair_intermediation');
  const { economies, Z_row_supplier_col_buyer: sales, F_row_supplier_col_consumer: demand } = input;
  const output = sales.map((row, i) => [...row, ...demand[i]!].reduce((sum, usd) => sum + usd, 0));
  const table = industryTable(
    economies.length,
    sales.map((_, buyer) => sales.map((row) => row[buyer]! / output[buyer]!)),
    economies.map((_, economy) => economy),
  );
  const bloc = (...names: string[]): TradingBloc => {
    const members = names.map((name) => economies.indexOf(name));
    const finalDemand = demand.map((row) => members.reduce((sum, member) => sum + row[member]!, 0));
    return { members, finalDemand: Float64Array.from(finalDemand) };
  };
  return { economies, sales, demand, output, table, bloc };
}

/** A table from rows of purchases (buyer by buyer, shares of its output); what is left of a row is value added. */
export function industryTable(
  economies: number,
  rows: readonly number[][],
  economyOf: readonly number[],
): IndustryTable {
  const arcs = rows.flatMap((row, buyer) =>
    row.flatMap((share, supplier) => (share > 0 ? [{ buyer, supplier, share }] : [])),
  );
  return {
    purchases: csr(
      rows.length,
      arcs.map(({ buyer }) => buyer),
      arcs.map(({ supplier }) => supplier),
      arcs.map(({ share }) => share),
    ),
    valueAdded: Float64Array.from(rows, (row) => 1 - row.reduce((sum, share) => sum + share, 0)),
    economyOf: Uint32Array.from(economyOf),
    economies,
  };
}

export interface TablePair {
  readonly rows: number[][];
  readonly economyOf: number[];
  readonly table: IndustryTable;
  readonly first: TradingBloc;
  readonly second: TradingBloc;
}

/**
 * Small tables of five economies with any number of industries, none a closed loop; economy 0 is the first bloc, economy
 * 1 the second. Shares are in 32nds, at least one of each row value added; final demand is whole.
 */
export function anyTablePair(largest: number): fc.Arbitrary<TablePair> {
  return fc.integer({ min: 1, max: largest }).chain((n) => {
    const perIndustry = <T>(of: fc.Arbitrary<T>) => fc.array(of, { minLength: n, maxLength: n });
    return fc
      .record({
        parts: perIndustry(perIndustry(fc.nat(12))),
        economyOf: perIndustry(fc.nat(4)),
        firstDemand: perIndustry(fc.nat(9)),
        secondDemand: perIndustry(fc.nat(9)),
      })
      .map(({ parts, economyOf, firstDemand, secondDemand }) => {
        const rows = parts.map((row) => {
          let left = 31;
          return row.map((part) => {
            const taken = Math.min(part, left);
            left -= taken;
            return taken / 32;
          });
        });
        return {
          rows,
          economyOf,
          table: industryTable(5, rows, economyOf),
          first: { members: [0], finalDemand: Float64Array.from(firstDemand) },
          second: { members: [1], finalDemand: Float64Array.from(secondDemand) },
        };
      });
  });
}
