import { expect, test } from '@jest/globals';
import { openEmbeddedStore } from '../graph/embedded/embedded-store.ts';
import { type Graph, graphOver } from '../graph/graph.ts';
import { fileOf, loadFiles, testRealFiles } from '../ingest/load.fixture.ts';
import { firmsForMatching, seatsOfParties } from '../queries/__generated__/read.ts';
import { type FirmQuery, loadFirmMatches, type MatchSettings } from './firm-matches.ts';

const nobody: FirmQuery = {
  name: null,
  country: null,
  lei: null,
  registerNumber: null,
  registerAuthority: null,
  firm: null,
};
const anyOf: MatchSettings = { dataset: null, first: 5 };

const [leiOfAero, leiOfOther] = ['529900T8BM49AURSDO55', '5493001KJTIIGC8Y1R12'];
const header = 'id,kind,name,economy,lei,industry,year,revenue_usd,purchases_usd';
const firmsFile = (name: string, rows: readonly string[]) => fileOf(name, `${[header, ...rows].join('\n')}\n`);

/** A graph of a few made-up firms. */
async function withFirms<T>(work: (graph: Graph) => Promise<T>): Promise<T> {
  const store = openEmbeddedStore(null);
  const graph = graphOver(store);
  try {
    const file = firmsFile('matched.csv', [
      `aero,FIRM,Sample Aero LLC,RUS,${leiOfAero},,,,`,
      'propeller,FIRM,"Sample Propeller Co., Ltd.",CHN,,,,,',
      'chips,FIRM,Sample Microchip International Corporation,CHN,,,,,',
      'chips-south,FIRM,SMIC South Works,CHN,,,,,',
      'twin-1,FIRM,Sample Twin Limited,CHN,,,,,',
      'twin-2,FIRM,Sample Twin Ltd,CHN,,,,,',
    ]);
    await loadFiles(store, 'chain', [file]);
    return await work(graph);
  } finally {
    await graph.close();
  }
}
const matching = (graph: Graph, ...queries: readonly Partial<FirmQuery>[]) =>
  loadFirmMatches(
    graph,
    queries.map((query) => ({ ...nobody, ...query })),
    anyOf,
  );

test('a name matches in any order and with another spelling of its form, and each feature says its weight', async () => {
  await withFirms(async (graph) => {
    const [match] = await matching(graph, { name: 'PROPELLER SAMPLE COMPANY LIMITED', country: 'CHN' });
    expect(match).toMatchObject({ status: 'MATCH' });
    const [best] = match?.candidates ?? [];
    expect(best).toMatchObject({ firm: 'propeller', decidedBy: null });
    expect(best?.explanation.map(({ feature, outcome }) => [feature, outcome])).toEqual([
      ['LEI', 'MISSING'],
      ['REGISTER_NUMBER', 'MISSING'],
      ['NAME', 'EQUAL'],
      ['LEGAL_FORM', 'EQUAL'],
      ['COUNTRY', 'EQUAL'],
    ]);
    // log2(0.6 / 3e-7), log2(0.85 / 0.4), log2(0.97 / 0.15), and odds of one to 9,999 before them.
    const odds = (0.6 / 3e-7) * (0.85 / 0.4) * (0.97 / 0.15) * (1 / 9_999);
    expect(best?.score).toBeCloseTo(odds / (1 + odds), 12);
    expect(match?.reason).toContain('The same name (PROPELLER SAMPLE COMPANY LIMITED – Sample Propeller Co., Ltd.)');
  });
});

test('the same LEI is the same firm whatever its name, and another valid LEI is another firm', async () => {
  await withFirms(async (graph) => {
    const [same, other, bad] = await matching(
      graph,
      { name: 'Renamed Works', lei: leiOfAero },
      { name: 'Sample Aero LLC', country: 'RUS', lei: leiOfOther },
      { name: 'Sample Aero LLC', country: 'RUS', lei: '529900T8BM49AURSDO56' },
    );
    expect(same).toMatchObject({ status: 'MATCH', candidates: [{ firm: 'aero', score: 1, decidedBy: 'LEI' }] });
    expect(other).toMatchObject({ status: 'NEW', candidates: [{ firm: 'aero', score: 0, decidedBy: 'LEI' }] });
    expect(other?.reason).toContain('have another LEI');
    expect(bad).toMatchObject({ status: 'MATCH', candidates: [{ firm: 'aero', decidedBy: null }] });
    expect(bad?.reason).toContain('check digits');
  });
});

test('initials and a slip of the pen are for review, part of a group is shown, a stranger is new, nothing is none', async () => {
  await withFirms(async (graph) => {
    const [initials, slip, stranger, none, letterless] = await matching(
      graph,
      { name: 'SMIC', country: 'CHN' },
      { name: 'Sample Propeler', country: 'CHN' },
      { name: 'Unheard Of Bakery', country: 'CHN' },
      {},
      { name: '???' },
    );
    expect(initials?.status).toBe('REVIEW');
    expect(initials?.candidates.map(({ firm }) => firm)).toEqual(['chips', 'chips-south']);
    expect(initials?.reason).toContain('Initials of its name');
    expect(slip).toMatchObject({ status: 'REVIEW', candidates: [{ firm: 'propeller' }] });
    expect(stranger).toMatchObject({ status: 'NEW', candidates: [] });
    expect(none).toMatchObject({ status: 'NONE' });
    expect(letterless).toMatchObject({ status: 'NONE' });
  });
});

test('two firms of one dataset that are as likely are for review, and a firm is no candidate for itself', async () => {
  await withFirms(async (graph) => {
    const [both, itself] = await matching(
      graph,
      { name: 'Sample Twin Ltd', country: 'CHN' },
      { name: 'Sample Twin Ltd', country: 'CHN', firm: 'twin-2' },
    );
    expect(both?.status).toBe('REVIEW');
    expect(both?.reason).toContain('of the same dataset is as likely');
    expect(itself?.candidates.map(({ firm }) => firm)).toEqual(['twin-1']);
  });
});

test('the index is made anew when a load has changed the graph', async () => {
  await withFirms(async (graph) => {
    expect((await matching(graph, { name: 'Late Arrival' }))[0]?.status).toBe('NEW');
    const late = firmsFile('late.csv', ['late,FIRM,Late Arrival Inc.,USA,,,,,']);
    await loadFiles(graph.store, 'chain', [late], {}, { dataset: 'late' });
    expect((await matching(graph, { name: 'Late Arrival' }))[0]).toMatchObject({ status: 'MATCH' });
    await expect(loadFirmMatches(graph, [], { dataset: 'nobody', first: 5 })).rejects.toThrow('nobody');
  });
});

const chipFiles = ['providers', 'inputs', 'stages', 'provision', 'sequence'].map(
  (name) => `supply_chain/eto_semiconductors/${name}.csv`,
);
testRealFiles(
  'screening the chain of semiconductors against the list of military companies finds SMIC and the CETC group by name',
  ['sanctions/us_dod_chinese_milcorps.csv', ...chipFiles],
  async ([list = '', ...chain]) => {
    const store = openEmbeddedStore(null);
    const graph = graphOver(store);
    await loadFiles(store, 'dod-1260h', [list]);
    await loadFiles(store, 'eto-chain', chain);
    const providers = (await loadChainFirms(graph)).map((firm) => ({ ...nobody, ...firm }));
    const matches = await loadFirmMatches(graph, providers, { dataset: 'dod-1260h', first: 10 });
    const of = (name: string) => matches.find(({ query }) => query.name === name);
    const best = (name: string) => of(name)?.candidates[0];

    expect(best('SMIC')).toMatchObject({ name: 'Semiconductor Manufacturing International Corporation' });
    expect(of('SMIC')?.status).toBe('REVIEW'); // four letters and no country on the list: likely, not certain
    expect(of('SMIC')?.reason).toMatch(/^The same short name \(SMIC – SMIC\): 0\.9/);
    expect(best('CETC')).toMatchObject({ name: 'China Electronics Technology Group Corporation' });
    const group = of('CETC')?.candidates.slice(1) ?? [];
    expect(group.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        '14th Research Institute of CETC',
        'CETC Research Institute 32',
        'CETC Digital Technology Co., Ltd.',
      ]),
    );
    for (const { explanation, score } of group) {
      expect(explanation).toContainEqual(expect.objectContaining({ feature: 'NAME', outcome: 'CONTAINED' }));
      expect(score).toBeLessThan(0.5);
    }
    // Read by hand off both files: these and no others are on both.
    const found = matches.filter(({ status }) => status === 'MATCH' || status === 'REVIEW');
    expect(found.map(({ query }) => query.name).sort()).toEqual(['AMEC', 'CETC', 'SMIC']);
    await graph.close();
  },
);

async function loadChainFirms({ store }: Graph) {
  const rows = await store.rows(firmsForMatching, {});
  const chain = rows.filter(({ key }) => key.startsWith('eto:'));
  const seats = await store.rows(seatsOfParties, { keys: chain.map(({ key }) => key) });
  return chain.map(({ key, name }) => ({
    firm: key,
    name,
    country: seats.find(({ party }) => party === key)?.economy ?? null,
  }));
}

testRealFiles(
  'the firms around ZALA are found by Latin spellings of their Cyrillic names, and told apart by their legal forms',
  ['sanctions/opensanctions_zala_entities.ftm.json'],
  async (paths) => {
    const store = openEmbeddedStore(null);
    const graph = graphOver(store);
    await loadFiles(store, 'ftm', paths);
    const asked = ['Izhtelekom LLC', 'SPS OOO', 'Assotsiatsiya Bespilotnykh Sistem', 'Zala Aero JSC', 'Aeroskan'];
    const matches = await matching(graph, ...asked.map((name) => ({ name, country: 'RUS' })));
    const [izhtelekom, sps, association, zala, aeroskan] = matches;
    expect(izhtelekom).toMatchObject({ status: 'MATCH', candidates: [{ firm: 'NK-56Edov9bas9puzaChH5pBy' }] });
    expect(izhtelekom?.candidates[0]?.explanation[2]).toMatchObject({
      outcome: 'SPELLED_EQUAL',
      found: 'ОБЩЕСТВО С ОГРАНИЧЕННОЙ ОТВЕТСТВЕННОСТЬЮ "ИЖТЕЛЕКОМ"',
    });
    expect(sps).toMatchObject({ status: 'MATCH', candidates: [{ firm: 'NK-9Xa4Kg7Y7nfccE7VcZt6Q6' }] });
    expect(association).toMatchObject({ status: 'MATCH', candidates: [{ firm: 'NK-SiYwWfxwLVrVeFswsvAvsm' }] });
    expect(zala?.candidates[0]).toMatchObject({ firm: 'NK-cPks3aTbes8k4aCerfBAzN' });
    expect(zala?.candidates[0]?.explanation[3]).toMatchObject({ feature: 'LEGAL_FORM', outcome: 'EQUAL' });
    expect(aeroskan).toMatchObject({ status: 'MATCH', candidates: [{ firm: 'NK-iE6m5ryPeTAMZozfECVSL7' }] });
    await graph.close();
  },
);
