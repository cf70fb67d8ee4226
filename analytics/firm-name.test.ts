import { expect, test } from '@jest/globals';
import { firmName, firmNames } from './firm-name.ts';

const words = (text: string) => firmName(text)?.words.join(' ');

test.each([
  ['Sample Propeller Co., Ltd.', 'sample propeller', 'LIMITED'],
  ['Sample Propeller Company Limited', 'sample propeller', 'LIMITED'],
  ['Müller & Söhne GmbH & Co. KG', 'muller sohne', 'PARTNERSHIP'],
  ['Koncern „Próba” Sp. z o.o.', 'koncern proba', 'LIMITED'],
  ['Próba S.p.A.', 'proba', 'STOCK'],
  ['Vestas A/S', 'vestas', 'STOCK'],
  ['Muestra, S.A. de C.V.', 'muestra', 'STOCK'],
  ['Joint-Stock Company "Sample Aero"', 'sample aero', 'STOCK'],
  ['LLC “Sample”', 'sample', 'LIMITED'],
  ['Ab Initio', 'ab initio', null],
  ['The Sample Company', 'sample', null],
])('%s is %s, with its form apart', (text, named, form) => {
  expect(words(text)).toBe(named);
  expect(firmName(text)?.form).toBe(form);
});

test.each([
  ['Общество с ограниченной ответственностью "Аэроскан"', 'aeroskan', 'LIMITED'],
  ['ООО «ЦСТ»', 'tsst', 'LIMITED'],
  ['Акціонерне товариство "Зала Аеро"', 'zala aero', 'STOCK'],
  ['株式会社カラシニコフ', 'karashinikofu', 'STOCK'],
  ['中芯国际有限公司', 'zhongxinguoji', 'LIMITED'],
  ['삼성전자 주식회사', 'samseongjeonja', 'STOCK'],
])('%s is spelled %s', (text, named, form) => {
  expect(firmName(text)).toMatchObject({ words: named.split(' '), form, transliterated: true });
});

test('a form is not taken from a name that has nothing else, and a text without letters is no name', () => {
  expect(words('Limited')).toBe('limited');
  expect(words('The')).toBe('the');
  expect(firmName(' – ')).toBeNull();
  expect(firmNames('…')).toEqual([]);
});

test('initials are with and without the group and the legal form', () => {
  expect(firmName('Semiconductor Manufacturing International Corporation')?.initials).toEqual(['smi', 'smic']);
  expect(firmName('China Electronics Technology Group Corporation')?.initials).toContain('cetc');
  expect(firmName('Taiwan Semiconductor Manufacturing Co., Ltd.')?.initials).toContain('tsmc');
  expect(firmName('Sample Works')?.initials).toEqual([]);
});

test('brackets behind a name are a second name where they name the firm, and a part of it where they do not', () => {
  const all = (text: string) => firmNames(text).map((name) => name.words.join(' '));
  expect(all('Sample Motor International Corporation (SMIC)*')).toEqual(['sample motor international', 'smic']);
  expect(all('LLC CST (Sample Aero Group)')).toEqual(['cst', 'sample aero group']);
  expect(all('CETC Sample Co., Ltd (formerly East Sample Co., Ltd.)')).toEqual(['cetc sample', 'east sample']);
  expect(all('Sample Technologies (Beijing)')).toEqual(['sample technologies beijing']);
});
