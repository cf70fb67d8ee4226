import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A chain of firms in two editions of the same dataset, as files of the source `chain`. */
export interface TwoEditions {
  /** Files of either edition. */
  readonly files: readonly (readonly string[])[];
  /** Firms whose answers differ: a member of the bloc is exposed to itself in either edition. */
  readonly subjects: readonly string[];
}

/** Each firm buys of the firms so many steps further on; every fourth is of China. The editions differ in every amount. */
export function twoEditions(folder: string, firms: number, steps: readonly number[]): TwoEditions {
  const names = Array.from({ length: firms }, (_, k) => `firm-${k}`);
  const bought = steps.length * 400; // of the larger edition, at most
  const files = [1, 2].map((factor) => {
    const rows = names.map(
      (id, k) => `${id},FIRM,Firm ${k},${k % 4 === 0 ? 'CHN' : 'MEX'},,MEX:world:IND,2011,${2 * bought},${bought}`,
    );
    const links = names.flatMap((id, k) =>
      steps.map((step) => `${names[(k + step) % firms]},${id},,2011,${(20 + ((k * step) % 50)) * factor}`),
    );
    const texts = {
      firms: ['id,kind,name,economy,lei,industry,year,revenue_usd,purchases_usd', ...rows, ''],
      supplies: ['supplier,buyer,product,year,usd', ...links, ''],
    };
    return Object.entries(texts).map(([name, lines]) => {
      const path = join(folder, `${name}-${factor}.csv`);
      writeFileSync(path, lines.join('\n'));
      return path;
    });
  });
  return { files, subjects: names.filter((_, k) => k % 4 !== 0) };
}
