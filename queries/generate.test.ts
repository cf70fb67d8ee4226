import { expect, test } from '@jest/globals';
import { generatedSource } from './generate.ts';
import { readQueryFile } from './header.ts';
import type { Statement } from './statement.ts';

function fixture(name: string, text: string): Statement {
  const { header, body } = readQueryFile(text, name);
  return { name, text: body, ...header };
}

const sales = fixture(
  'read/sales-of-firm',
  '// Sales.\n// @param ids [ID!]! firms\n// @param year Year year, or null\n// @returns usd Usd US dollars\n// @returns paths [[ID]!]! keys\n' +
    'RETURN size($ids) * $year AS usd, [$ids] AS paths',
);

const batch = fixture(
  'write/write-sales',
  '// Writes.\n// @param rows [Row!]! batch\n// @row start ID! seller\n// @row links [Row!]! sales\n// @row usd Usd US dollars\n' +
    'UNWIND $rows AS row UNWIND row.links AS link CREATE ({id: row.start, usd: link.usd})',
);

test('one typed constant a statement, in order of names, whatever the order on disk', () => {
  const source = generatedSource([batch, sales]);
  expect(source).toBe(generatedSource([sales, batch]));
  expect(source).toBe(`// Written by \`npm run codegen\` from the headers of the .cypher files. Edit those.
import { statement } from '../statement.ts';

/** Sales. */
export const salesOfFirm = statement<
  {
    ids: readonly string[];
    year: number | null;
  },
  {
    usd: number | null;
    paths: readonly (readonly (string | null)[])[];
  }
>('read/sales-of-firm');

/** Writes. */
export const writeSales = statement<
  {
    rows: readonly {
      start: string;
      links: readonly {
        usd: number | null;
      }[];
    }[];
  },
  Record<string, never>
>('write/write-sales');
`);
});
