import { gzipSync } from 'node:zlib';
import { expect, test } from '@jest/globals';
import { fileOf } from './load.fixture.ts';
import { readInputFile } from './table.ts';
import { readXmlRecords, type XmlRecord } from './xml-records.ts';

async function records(content: string | Uint8Array, ...names: string[]): Promise<XmlRecord[]> {
  const file = await readInputFile(fileOf('records.xml', content));
  const found: XmlRecord[] = [];
  for await (const record of readXmlRecords(file, names.length > 0 ? names : ['Firm'])) found.push(record);
  return found;
}

const document = `<?xml version="1.0" encoding="UTF-8"?>
<x:Firms xmlns:x="urn:x"><x:Header><x:Count>2</x:Count></x:Header>
  <!-- one that has all -->
  <x:Firm lang="en"><x:Name>A &amp; B &#x9F8D;<![CDATA[ <Ltd>]]></x:Name><x:Alias>Ah</x:Alias><x:Alias>Be</x:Alias>
    <x:Seat><x:Country>MX</x:Country></x:Seat><x:Empty/></x:Firm>
  <x:Firm/>
</x:Firms>`;

test('elements of a name become objects: elements inside, repeated ones as arrays, references and CDATA as text', async () => {
  const expected = [
    {
      name: 'Firm',
      row: 1,
      record: { Name: 'A & B 龍 <Ltd>', Alias: ['Ah', 'Be'], Seat: { Country: 'MX' }, Empty: '' },
    },
    { name: 'Firm', row: 2, record: {} },
  ];
  expect(JSON.parse(JSON.stringify(await records(document)))).toEqual(expected);
  expect(await records(gzipSync(document))).toHaveLength(2);
  expect((await records(document, 'Header', 'Firm')).map(({ name, row }) => [name, row])).toEqual([
    ['Header', 1],
    ['Firm', 1],
    ['Firm', 2],
  ]);
});

test('records that lie across the pieces in which a file is read are whole', async () => {
  const names = Array.from({ length: 20_000 }, (_, n) => `${'é'.repeat(n % 7)}龍😀 ${n}`);
  const found = await records(`<Firms>${names.map((name) => `<Firm><Name>${name}</Name></Firm>`).join('\n')}</Firms>`);
  expect(found.map(({ record }) => record.Name)).toEqual(names);
});

const bomb = ['<!DOCTYPE x [<!ENTITY l0 "lol">']
  .concat(Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`))
  .join('');
test.each([
  [
    'an external entity',
    '<!DOCTYPE x [<!ENTITY passwords SYSTEM "file:///etc/passwd">]><Firms><Firm>&passwords;</Firm></Firms>',
    'found a document type declaration, wanted XML without one',
  ],
  [
    'entities that multiply',
    `${bomb}]><Firms><Firm>&l9;</Firm></Firms>`,
    'found a document type declaration, wanted XML without one',
  ],
  ['an entity of nobody', '<Firms><Firm>&l9;</Firm></Firms>', 'found undefined entity'],
  ['a cut file', '<Firms><Firm><Name>A</Name></Firm><Firm><Na', 'wanted well-formed XML'],
  ['an element that is not closed', '<Firms><Firm></Firms>', 'wanted well-formed XML'],
  ['no such element', '<Firms><Other/></Firms>', 'found no element Firm, wanted at least one'],
  ['an empty file', '', 'wanted well-formed XML'],
  ['a table', 'a,b\n1,2\n', 'wanted well-formed XML'],
  ['a NUL', '<Firms><Firm>\0</Firm></Firms>', 'line 1: found a NUL'],
  [
    'another encoding',
    '<?xml version="1.0" encoding="ISO-8859-1"?><Firms/>',
    'found the encoding ISO-8859-1, wanted UTF-8',
  ],
  ['elements nested 100,000 deep', `<Firms>${'<Firm>'.repeat(100_000)}`, 'found more than 100 levels'],
  [
    'a text of 20 MB',
    `<Firms><Firm>${'x'.repeat(20 * 1024 * 1024)}</Firm></Firms>`,
    'found more than 16 MB in one record',
  ],
])('%s is refused with its place', async (_, content, message) => {
  await expect(records(content)).rejects.toMatchObject({
    code: 'BROKEN_FILE',
    message: expect.stringContaining(message),
  });
});

test('names that objects have of themselves are names like others', async () => {
  const [found] = await records(
    '<Firms><Firm><__proto__><x>1</x></__proto__><constructor>2</constructor></Firm></Firms>',
  );
  expect(Object.keys(found?.record ?? {})).toEqual(['__proto__', 'constructor']);
  expect(({} as Record<string, unknown>).x).toBeUndefined();
});
