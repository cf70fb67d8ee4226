import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { firmName } from './firm-name.ts';
import { BlockIndex, blocksOfName } from './name-blocks.ts';

const blocks = (text: string) => {
  const name = firmName(text);
  return name ? blocksOfName(name) : [];
};
const indexOf = (texts: readonly string[]) => {
  const index = new BlockIndex();
  for (const [item, text] of texts.entries()) for (const block of blocks(text)) index.add(item, block);
  return index.finish();
};

test.each([
  ['Sample Propeller Co., Ltd.', 'Propeller, Sample'],
  ['SMIC', 'Semiconductor Manufacturing International Corporation'],
  ['Аэроскан', 'Aeroscan'],
  ['Sampel Propeller', 'Sample Propeller'],
  ['CETC', 'Research Institute of CETC'],
])('%s shares a block with %s', (a, b) => {
  expect(indexOf(['Another Firm', b]).sharing(blocks(a), 10)).toContain(1);
});

test('who shares the rarest block comes first, and no more come than are wanted', () => {
  const index = indexOf(['Common One', 'Common Two', 'Common Three', 'Common Rarity']);
  expect(index.sharing(blocks('Rarity Common'), 10)[0]).toBe(3);
  expect(index.sharing(blocks('Rarity Common'), 2)).toHaveLength(2);
  expect(index.sharing([], 10)).toEqual([]);
  expect(new BlockIndex().finish().sharing(['a'], 10)).toEqual([]);
});

test('every item is found by each of its blocks', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(fc.string({ minLength: 1, maxLength: 3 }), { maxLength: 4 }), { maxLength: 40 }),
      (all) => {
        const index = new BlockIndex();
        for (const [item, of] of all.entries()) for (const block of of) index.add(item, block);
        index.finish();
        return all.every((of, item) => of.every((block) => index.sharing([block], 1_000).includes(item)));
      },
    ),
  );
});

test('a block of too many is passed over', () => {
  const index = new BlockIndex();
  for (let item = 0; item < 5_000; item++) index.add(item, 'common');
  index.add(7, 'rare');
  expect(index.finish().sharing(['common', 'rare'], 10)).toEqual([7]);
});
