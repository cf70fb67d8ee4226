import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openEmbeddedStore } from '../graph/embedded/embedded-store.ts';
import type { Store } from '../graph/store.ts';
import { fileOf } from '../ingest/load.fixture.ts';
import { usualPrecedence } from '../model/precedence.ts';
import { loadInto, loadWorld, recordOf } from '../test/world/world.ts';
import {
  loadInvestmentPartners,
  loadTradePartners,
  type PartnersQuestion,
  type TradePartners,
} from './partner-figures.ts';

const precedence = usualPrecedence;
let store: Store;

beforeAll(async () => {
  store = openEmbeddedStore(null);
  await loadWorld(store);
});
afterAll(() => store.close());

const outward = { direction: 'OUTWARD', year: 2012, dataset: null, partners: null } as const;
const inward = { ...outward, direction: 'INWARD', year: 2011 } as const;
const codes = ({ assumptions }: { readonly assumptions: TradePartners['assumptions'] }) =>
  assumptions.map(({ code }) => code);
const trade = async (economy: string, more: Partial<PartnersQuestion> = {}) =>
  (await loadTradePartners({ store, precedence }, { ...outward, economies: [economy], ...more }))[0] as TradePartners;
const investment = async (economy: string, more: Partial<PartnersQuestion> = {}) => {
  const question = { ...inward, economies: [economy], measure: 'FLOW', ...more } as const;
  const [answer] = await loadInvestmentPartners({ store, precedence }, question);
  if (!answer) throw new Error('one answer an economy');
  return answer;
};

describe('trade by partner', () => {
  test('shares are of the trade with all partners, the rest of the world included and the EU’s sum not', async () => {
    const exports = await trade('MEX', { dataset: 'trade' });
    // 360 to USA, 60 to ROW, 30 to CHN; 40 to EU27 repeat what its members buy.
    expect(exports.totalUsd).toBe(450);
    expect(exports.partners.map(({ key, usd, share, record }) => [key, usd, share, record])).toEqual([
      ['USA', 360, 360 / 450, recordOf('trade.csv/9')],
      ['ROW', 60, 60 / 450, recordOf('trade.csv/11')],
      ['CHN', 30, 30 / 450, recordOf('trade.csv/10')],
    ]);
    expect(codes(exports)).toEqual(['GOODS_ONLY', 'STATED_PRECEDENCE', 'AGGREGATES_LEFT_OUT']);
    expect(exports.assumptions[2]?.text).toContain('EU27 (40 US dollars)');
  });

  test('what another dataset states of the same trade stands beside it and is not added', async () => {
    const [usa, row] = (await trade('MEX', { dataset: 'trade' })).partners;
    expect(usa?.others).toEqual([
      {
        dataset: 'trade-mirror',
        basis: 'REPORTED',
        usd: 400,
        record: recordOf('trade-mirror.csv/2'),
        productsSummed: null,
      },
    ]);
    expect(row?.others).toEqual([]);
  });

  test('without a dataset named the one loaded last answers, and whom only others have is said', async () => {
    const exports = await trade('MEX');
    expect(exports.partners).toMatchObject([
      { key: 'USA', usd: 400, share: 1, others: [{ dataset: 'trade', usd: 360 }] },
    ]);
    expect(exports.assumptions.find(({ code }) => code === 'OTHER_DATASETS')?.text).toContain(
      'of CHN, ROW only others',
    );
  });

  test('imports are the partners’ exports', async () => {
    const imports = await trade('MEX', { direction: 'INWARD', year: 2011 });
    expect(imports.partners.map(({ key, usd, share }) => [key, usd, share])).toEqual([
      ['USA', 200, 200 / 260],
      ['CHN', 60, 60 / 260],
    ]);
  });

  test('the year used is the nearest there is, the same for all economies, and said', async () => {
    const [mexico, vietNam] = await loadTradePartners(
      { store, precedence },
      { ...outward, economies: ['MEX', 'VNM'], year: 2014 },
    );
    expect([mexico?.asked, mexico?.used, vietNam?.used]).toEqual([2014, 2012, 2012]);
    expect(mexico && codes(mexico)).toContain('YEAR_CARRIED');
    // VNM sold in 2011 alone: that is not taken for 2012, and an empty list says why it is empty.
    expect(vietNam?.partners).toEqual([]);
    expect(vietNam && codes(vietNam)).toContain('NOTHING_STATED');
  });

  test('asking for one partner leaves its share what it is', async () => {
    const exports = await trade('MEX', { dataset: 'trade', partners: ['CHN', 'VNM'] });
    expect(exports.partners.map(({ key, share }) => [key, share])).toEqual([['CHN', 30 / 450]]);
    expect(exports.totalUsd).toBe(450);
  });

  test.each([
    ['a year out of reach', { year: 1950 }],
    ['an unknown dataset', { dataset: 'nobody' }],
    ['a dataset without trade', { dataset: 'fdi' }],
  ])('%s is NOT_FOUND', async (_, more) => {
    await expect(trade('MEX', more)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('direct investment by partner', () => {
  test('both reports stand side by side, each with its share of its own side’s reports', async () => {
    const { partners, totals } = await investment('MEX');
    // The United States say 20 million, Mexico 15; China’s 0 is no statement, Mexico’s 2 is.
    expect(partners).toEqual([
      {
        key: 'USA',
        byOrigin: expect.objectContaining({ reportedBy: 'ORIGIN', usd: 20e6, share: 1 }),
        byHost: expect.objectContaining({ reportedBy: 'HOST', usd: 15e6, share: 15 / 17 }),
      },
      { key: 'CHN', byOrigin: null, byHost: expect.objectContaining({ usd: 2e6, share: 2 / 17 }) },
    ]);
    expect(partners[0]?.byOrigin?.record).toBe(recordOf('fdi.csv/2:outflow_reported_by_source_musd'));
    expect(totals).toEqual([
      { reportedBy: 'ORIGIN', positiveUsd: 20e6, netUsd: 20e6, partners: 1 },
      { reportedBy: 'HOST', positiveUsd: 17e6, netUsd: 17e6, partners: 2 },
    ]);
  });

  test('what a missing report may mean is said with every answer', async () => {
    expect(codes(await investment('MEX'))).toEqual(['TWO_REPORTS', 'ZERO_NOT_STATED', 'SHARES_OF_POSITIVE']);
  });

  test('the investor’s list holds what it reports itself and what the hosts do', async () => {
    const { partners, totals } = await investment('CHN', { direction: 'OUTWARD' });
    expect(partners.map(({ key, byOrigin, byHost }) => [key, byOrigin?.usd, byHost?.usd])).toEqual([
      ['VNM', 4e6, undefined],
      ['MEX', undefined, 2e6],
    ]);
    expect(totals.map(({ positiveUsd }) => positiveUsd)).toEqual([4e6, 2e6]);
  });

  test('disinvestment has no share', async () => {
    const { partners, totals } = await investment('CHN', { year: 2012 });
    expect(partners).toMatchObject([{ key: 'VNM', byOrigin: null, byHost: { usd: -1e6, share: null } }]);
    expect(totals).toEqual([{ reportedBy: 'HOST', positiveUsd: 0, netUsd: -1e6, partners: 1 }]);
  });

  test('a measure that nobody states is an empty list that says so', async () => {
    const [stock] = await loadInvestmentPartners(
      { store, precedence },
      { ...inward, economies: ['MEX'], measure: 'STOCK' },
    );
    expect(stock).toMatchObject({ partners: [], totals: [] });
    expect(stock && codes(stock)).toContain('NOTHING_STATED');
  });
});

test('a 0 is a figure where a dataset states it, and only of UNCTAD’s tables may it be missing', async () => {
  const own = openEmbeddedStore(null);
  const header =
    'REF_AREA,MEASURE,UNIT_MEASURE,MEASURE_PRINCIPLE,ACCOUNTING_ENTRY,TYPE_ENTITY,FDI_COMP,COUNTERPART_AREA,LEVEL_COUNTERPART,ACTIVITY,FREQ,TIME_PERIOD,OBS_VALUE,OBS_STATUS,UNIT_MULT,CONF_STATUS';
  const from = (origin: string, millions: number) =>
    `MEX,T_FA_F,USD_EXC,DI,NET_FDI,ALL,D,${origin},IMC,_T,A,2011,${millions},A,6,F`;
  const file = fileOf('oecd.csv', `${[header, from('USA', 15), from('CHN', 0)].join('\n')}\n`);
  await loadInto(own, 'fdi-sdmx', [file], 'oecd', { agency: 'oecd' });
  const question = { ...inward, economies: ['MEX'], measure: 'FLOW' } as const;
  const [answer] = await loadInvestmentPartners({ store: own, precedence }, question);
  expect(answer?.partners.map(({ key, byHost }) => [key, byHost?.usd])).toEqual([
    ['USA', 15e6],
    ['CHN', 0],
  ]);
  expect(answer && codes(answer)).toEqual(['TWO_REPORTS', 'SHARES_OF_POSITIVE']);
  await own.close();
});
