import fc from 'fast-check';
import { type BalancedTable, balancedTable, type StatedTable } from './balanced-table.ts';
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

interface ThreeEconomies {
  input: { economies: string[]; sectors: string[]; cells: string[]; Z: number[][]; F: number[][] };
}

/** The table of g10 and g12: three economies, two products, amounts that balance. */
export function threeEconomies() {
  const { economies, sectors, cells, Z, F } = golden<ThreeEconomies>('g10_fragmentation_extraction_reallocation').input;
  const stated = statedTable(
    Z,
    F,
    cells.map((cell) => economies.indexOf(cell.split('.')[0]!)),
    cells.map((cell) => sectors.indexOf(cell.split('.')[1]!)),
  );
  return { economies, sectors, cells, stated, table: balancedTable(stated).table };
}

/** A table in money whose stated output is what it sells: `sales` row = supplier, `demand` row = supplier. */
export function statedTable(
  sales: readonly number[][],
  demand: readonly number[][],
  economyOf: readonly number[],
  productOf: readonly number[],
): StatedTable {
  const output = sales.map((row, i) => [...row, ...demand[i]!].reduce((sum, usd) => sum + usd, 0));
  const economies = demand[0]?.length ?? 0;
  const arcs = sales.flatMap((row, supplier) =>
    row.flatMap((usd, buyer) => (usd > 0 ? [{ supplier, buyer, share: usd / output[buyer]! }] : [])),
  );
  return {
    purchases: csr(
      sales.length,
      arcs.map(({ buyer }) => buyer),
      arcs.map(({ supplier }) => supplier),
      arcs.map(({ share }) => share),
    ),
    output: Float64Array.from(output),
    finalDemand: Float64Array.from(Array.from({ length: economies }, (_, c) => demand.map((row) => row[c]!)).flat()),
    economyOf: Uint32Array.from(economyOf),
    economies,
    productOf: Uint32Array.from(productOf),
    products: Math.max(-1, ...productOf) + 1,
  };
}

/**
 * Tables in balance of four economies and three products with any number of industries, each of which sells enough to
 * final demand that purchases leave value added.
 */
export function anyBalancedTable(largest: number): fc.Arbitrary<BalancedTable> {
  return fc.integer({ min: 1, max: largest }).chain((n) => {
    const perIndustry = <T>(of: fc.Arbitrary<T>) => fc.array(of, { minLength: n, maxLength: n });
    return fc
      .record({
        sales: perIndustry(perIndustry(fc.nat(9))),
        demand: perIndustry(fc.array(fc.nat(20), { minLength: 4, maxLength: 4 })),
        economyOf: perIndustry(fc.nat(3)),
        productOf: perIndustry(fc.nat(2)),
      })
      .map(({ sales, demand, economyOf, productOf }) => {
        const bought = sales.map((_, buyer) => sales.reduce((sum, row) => sum + row[buyer]!, 0));
        const enough = demand.map((row, i) => row.map((usd, c) => (c === 0 ? usd + bought[i]! + 1 : usd)));
        const stated = statedTable(sales, enough, economyOf, productOf);
        return balancedTable({ ...stated, products: 3 }).table;
      });
  });
}
