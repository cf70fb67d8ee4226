import { expect, test } from '@jest/globals';
import { describeOnEachEngine } from '../test/world/each-engine.ts';
import { loadSubjects, type SubjectKind } from './subjects.ts';

const all: ReadonlySet<SubjectKind> = new Set(['ECONOMY', 'INDUSTRY', 'FIRM'] as const);

// By hand from test/world/*.csv; on Neo4j too.
describeOnEachEngine('subjects by name', (world) => {
  const keysOf = async (search: string, kinds = all, most = 10) =>
    (await loadSubjects(world.store, search, kinds, most)).map(({ key }) => key);

  test('a name finds its economy, then the industries there', async () => {
    const keys = await keysOf('MEXICO');
    expect(keys[0]).toBe('MEX');
    expect(keys).toEqual(expect.arrayContaining(['MEX:two:G', 'MEX:two:S']));
    expect(await keysOf('nam', new Set(['ECONOMY']))).toEqual(['VNM']);
  });

  test('words of an industry and of its economy find it, in any order', async () => {
    expect(await keysOf('mexico goods')).toEqual(['MEX:two:G']);
    expect(await keysOf('goods mexico')).toEqual(['MEX:two:G']);
    expect(await loadSubjects(world.store, 'goods rest of the world', all, 10)).toEqual([
      { kind: 'INDUSTRY', key: 'ROW:two:G', name: 'Goods', economy: 'ROW' },
    ]);
  });

  test('of several words the last may be half typed', async () => {
    expect(await keysOf('mexico s', new Set(['INDUSTRY']), 1)).toEqual(['MEX:two:S']);
    expect(await keysOf('mexico g', new Set(['INDUSTRY']), 1)).toEqual(['MEX:two:G']);
  });

  test('whose key it is comes first, with or without the classification', async () => {
    expect((await keysOf('chn:two:s'))[0]).toBe('CHN:two:S');
    expect((await keysOf('CHN:S'))[0]).toBe('CHN:two:S');
    expect(await keysOf('hull')).toEqual(['hull']);
  });

  test('sums of economies, dissolved ones and nothing at all are not found', async () => {
    expect(await keysOf('czechoslovakia')).toEqual([]);
    expect(await keysOf('eu27')).toEqual([]);
    expect(await keysOf('  ')).toEqual([]);
    expect(await keysOf('no such name')).toEqual([]);
  });

  test('of each kind no more than asked, and no other kinds', async () => {
    expect(await keysOf('mexico', new Set(['INDUSTRY']), 1)).toHaveLength(1);
    expect(await keysOf('l', new Set(['FIRM']), 3)).toHaveLength(3);
  });
});
