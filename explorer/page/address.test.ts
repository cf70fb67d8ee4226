import { expect, test } from '@jest/globals';
import { hrefOf, readAddress } from './address.ts';

test('an address is read back as it was written', () => {
  const href = hrefOf('exposure', { subject: 'industry:MEX:MFE', to: 'members:CHN,RUS', year: 2011, other: undefined });
  expect(href).toBe('/exposure?subject=industry:MEX:MFE&to=members:CHN,RUS&year=2011');
  const { pathname, search } = new URL(href, 'http://127.0.0.1');
  const { view, parameters } = readAddress(pathname, search);
  expect([view, Object.fromEntries(parameters)]).toEqual([
    'exposure',
    { subject: 'industry:MEX:MFE', to: 'members:CHN,RUS', year: '2011' },
  ]);
});

test('the first page is at the root', () => {
  expect(hrefOf('start')).toBe('/');
  expect(readAddress('/', '').view).toBe('start');
});

test('a key with signs of its own stays one parameter', () => {
  const { search } = new URL(hrefOf('firm', { id: 'a&b=c#d/é' }), 'http://127.0.0.1');
  expect(readAddress('/firm', search).parameters.get('id')).toBe('a&b=c#d/é');
});
