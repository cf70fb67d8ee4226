import { expect, test } from '@jest/globals';
import { keyOfName } from './key-of-name.ts';

test.each([
  ['Aviation Sample Corporation, Ltd.', 'aviation-sample-corporation-ltd'],
  ['Aviation Sample Corporation Ltd', 'aviation-sample-corporation-ltd'],
  ['  Müßiggang & Söhne (Probe)  ', 'müßiggang-söhne-probe'],
  ['样本 有限公司', '样本-有限公司'],
  ['नमूना कंपनी', 'नमूना-कंपनी'],
  ['Ｓａｍｐｌｅ', 'sample'], // letters of full width
])('%s becomes %s', (name, key) => {
  expect(keyOfName(name)).toBe(key);
});

test('an accent written as one sign or as two is the same, and an accent is more than none', () => {
  expect(keyOfName('Sa\u0303o Exemplo')).toBe(keyOfName('S\u00e3o Exemplo'));
  expect(keyOfName('São Exemplo')).not.toBe(keyOfName('Sao Exemplo'));
});
