import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { listEconomyCodes } from '../model/iso3.ts';
import type { ImportedFiles } from '../test/neo4j/java-neo4j.ts';
import type { GeneratedFirms } from './generated-firms.ts';

/** As a load writes it: a source's name, twelve digits of a checksum, a row. */
const record = 'chain/0123456789ab';
const idLength = 16;

/** The layer that the files make in the graph. */
export const generatedLayer = { of: 'firms', dataset: 'generated', year: 2011 } as const;

/** As long as an LEI, and in the order of the firms. */
export function firmKey(firm: number): string {
  return `FIRM${String(firm).padStart(16, '0')}`;
}

/** Gross output of a firm, US dollars. */
export function outputUsd(firm: number): number {
  return 1e6 * (1 + (firm % 7));
}

/** Writes generated firms as the files that Neo4j's import reads, with every property that a load writes. */
export function writeImport(
  folder: string,
  { shares: { purchases, unknown }, economyOf }: GeneratedFirms,
): ImportedFiles {
  const { starts, heads, weights } = purchases;
  const n = economyOf.length;
  const economies = [...new Set(economyOf)].sort((a, b) => a - b).map(economyKey);
  const { dataset, year } = generatedLayer;
  const said = (id: number) => `${relationshipId(id)},${dataset},${record}/${id}`;
  let relationships = 0;

  const file = (name: string, header: string, rows: Iterable<string>) => {
    const path = join(folder, name);
    const out = openSync(path, 'w');
    let chunk = `${header}\n`;
    for (const row of rows) {
      chunk += `${row}\n`;
      if (chunk.length < 2 ** 20) continue;
      writeSync(out, chunk);
      chunk = '';
    }
    writeSync(out, chunk);
    closeSync(out);
    return path;
  };
  const ofFirms = function* (row: (firm: number) => string) {
    for (let firm = 0; firm < n; firm++) yield row(firm);
  };
  const spent = (firm: number) => {
    let sum = unknown[firm]!;
    for (let k = starts[firm]!; k < starts[firm + 1]!; k++) sum += weights[k]!;
    return sum * outputUsd(firm);
  };
  const supplies = function* () {
    for (let buyer = 0; buyer < n; buyer++) {
      for (let k = starts[buyer]!; k < starts[buyer + 1]!; k++) {
        const usd = weights[k]! * outputUsd(buyer);
        yield `${firmKey(heads[k]!)},${firmKey(buyer)},${said(relationships++)},${year},${usd},ILLUSTRATIVE`;
      }
    }
  };
  const common = 'id,dataset,record';
  return {
    nodes: [
      ['Economy', file('economies.csv', 'iso3:ID(Economy)', economies)],
      ['Industry', file('industries.csv', 'key:ID(Industry)', economies.map(industryKey))],
      [
        'Party:Firm',
        file(
          'firms.csv',
          'id:ID(Firm),dataset,record,name',
          ofFirms((firm) => `${firmKey(firm)},${dataset},${record}/${firm},Firm ${firm}`),
        ),
      ],
    ],
    relationships: [
      [
        'SEATED_IN',
        file(
          'seats.csv',
          `:START_ID(Firm),:END_ID(Economy),${common},basis`,
          ofFirms((firm) => `${firmKey(firm)},${economyKey(economyOf[firm]!)},${said(relationships++)},ILLUSTRATIVE`),
        ),
      ],
      [
        'ACTIVE_IN',
        file(
          'activities.csv',
          `:START_ID(Firm),:END_ID(Industry),${common},year:int,revenueUsd:double,purchasesUsd:double,basis`,
          ofFirms(
            (firm) =>
              `${firmKey(firm)},${industryKey(economyKey(economyOf[firm]!))},${said(relationships++)},${year},${outputUsd(firm)},${spent(firm)},ILLUSTRATIVE`,
          ),
        ),
      ],
      [
        'SUPPLIES',
        file('supplies.csv', `:START_ID(Firm),:END_ID(Firm),${common},year:int,usd:double,basis`, supplies()),
      ],
    ],
  };
}

/** Any real code will do: the answers take no others. */
export function economyKey(economy: number): string {
  return listEconomyCodes()[economy]!;
}

function industryKey(economy: string): string {
  return `${economy}:generated:ALL`;
}

function relationshipId(at: number): string {
  return at.toString(36).padStart(idLength, 'q');
}
