import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { readPortfolio } from './portfolio.ts';

const folder = mkdtempSync(join(tmpdir(), 'isthmus-portfolio-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const fileOf = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

test('a portfolio has a supplier a row, by what the header calls it', () => {
  expect(readPortfolio(fileOf('firms.csv', '\ufefffirm,weight,note\r\nacme,2.5,x\r\n"a, b",0,\r\n'))).toEqual([
    { firm: 'acme', weight: 2.5 },
    { firm: 'a, b', weight: 0 },
  ]);
  expect(readPortfolio(fileOf('industries.csv', 'industry,firm,weight\nMEX:two:G,,1\n'))).toEqual([
    { industry: 'MEX:two:G', weight: 1 },
  ]);
});

test('a row that names no supplier, or no weight, is named', () => {
  for (const [text, said] of [
    ['firm,weight\nacme,\n', /row 2.*weight/],
    ['firm,weight\nacme,1\nbolt,-1\n', /row 3.*'-1'/],
    ['name,weight\nacme,1\n', /row 2.*firm and industry/],
    ['firm,industry,weight\nacme,MEX:two:G,1\n', /row 2/],
    ['firm,weight\nacme,1,2\n', /Invalid Record Length/],
  ] as const)
    expect(() => readPortfolio(fileOf('wrong.csv', text))).toThrow(said);
  expect(() => readPortfolio(join(folder, 'none.csv'))).toThrow(/no such file/);
});
