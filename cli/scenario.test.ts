import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { readScenario } from './scenario.ts';

const folder = mkdtempSync(join(tmpdir(), 'isthmus-scenario-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const fileOf = (text: string) => {
  const path = join(folder, `${Math.random()}.json`);
  writeFileSync(path, text);
  return path;
};

test('flags name what is removed, who moves, and the bloc', () => {
  expect(
    readScenario({
      remove: ['economy:CHN', 'firm:a:b', 'industry:CHN:two:G', 'link:x>y', 'product:8542', 'firm:c'],
      move: ['VNM:pact>china', 'MEX:>china', 'CHN:reach>'],
      bloc: 'members:CHN,VNM',
    }),
  ).toEqual({
    remove: {
      economies: ['CHN'],
      firms: ['a:b', 'c'],
      industries: ['CHN:two:G'],
      links: [{ from: 'x', to: 'y' }],
      products: ['8542'],
    },
    move: [
      { economy: 'VNM', from: 'pact', to: 'china' },
      { economy: 'MEX', to: 'china' },
      { economy: 'CHN', from: 'reach' },
    ],
    bloc: ['CHN', 'VNM'],
  });
  expect(readScenario({})).toBeNull();
});

test('flags add to what a file names', () => {
  const scenario = fileOf('{"remove":{"firms":["a"]},"move":[{"economy":"VNM","to":"china"}]}');
  expect(readScenario({ scenario })).toEqual({ remove: { firms: ['a'] }, move: [{ economy: 'VNM', to: 'china' }] });
  expect(readScenario({ scenario, remove: ['firm:b', 'product:85'] })).toEqual({
    remove: { firms: ['a', 'b'], products: ['85'] },
    move: [{ economy: 'VNM', to: 'china' }],
  });
});

test('what can’t be read is refused, and named', () => {
  for (const options of [
    { remove: ['chip'] },
    { remove: ['link:a'] },
    { remove: ['link:a>b>c'] },
    { remove: ['bloc:china'] },
    { move: ['VNM'] },
    { move: ['VNM:>'] },
    { bloc: 'china' },
    { scenario: join(folder, 'none.json') },
    { scenario: fileOf('[]') },
    { scenario: fileOf('{') },
  ])
    expect(() => readScenario(options)).toThrow(expect.objectContaining({ code: 'WRONG_USAGE' }));
});
