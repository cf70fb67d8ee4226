import { expect, test } from '@jest/globals';
import { KnownError } from './errors.ts';
import { assertMayBePassedOn, restrictedAmong } from './redistribution.ts';

const datasets = [
  { key: 'gleif', licence: 'CC0-1.0', redistribution: 'OPEN' },
  { key: 'eto-chain', licence: 'CC BY-NC 4.0', redistribution: 'NON_COMMERCIAL' },
  { key: 'comtrade', licence: null, redistribution: 'NO_REDISTRIBUTION' },
  { key: 'table', licence: null, redistribution: 'UNKNOWN' },
];

test('what is open or not known may be passed on; the rest only by its own name', () => {
  expect(restrictedAmong(datasets, []).map(({ key }) => key)).toEqual(['eto-chain', 'comtrade']);
  expect(restrictedAmong(datasets, ['comtrade', 'gleif']).map(({ key }) => key)).toEqual(['eto-chain']);
  expect(() => assertMayBePassedOn(datasets, ['comtrade', 'eto-chain'])).not.toThrow();
});

test('the refusal names each dataset, its licence and how to allow it', () => {
  const refusal = (() => {
    try {
      assertMayBePassedOn(datasets, []);
    } catch (error) {
      return error;
    }
    return null;
  })();
  expect(refusal).toBeInstanceOf(KnownError);
  expect(refusal).toMatchObject({
    code: 'LICENCE_FORBIDS',
    blame: 'caller',
    message:
      "The licences of 'eto-chain' (CC BY-NC 4.0: no commercial use) and 'comtrade' (none stated: not to be passed on) do not allow a file for everybody. Where yours does, name each: --allow-licence <dataset> on the command line, allow-licence=<dataset> in an address.",
  });
});
