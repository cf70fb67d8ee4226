import { closeSync, openSync, writeSync } from 'node:fs';
import { economyOfNumber } from '../ingest/iso-numeric.ts';

/** Characters that are written at once. */
const writtenAtOnce = 4 * 1024 * 1024;

/** Writes flows of one year as BACI has them, sorted by exporter, importer and product; the same at every call. */
export function writeBaci(path: string, rows: number): void {
  const numbers = [...economyOfNumber.keys()].sort((a, b) => a - b);
  const products = 200; // a pair: ten million rows take all pairs that there are, as a year of BACI does
  const next = figures();
  writeLines(path, function* () {
    yield 't,i,j,k,v,q';
    let row = 0;
    for (const exporter of numbers) {
      for (const importer of numbers) {
        if (exporter === importer) continue;
        let code = 10_000;
        for (let product = 0; product < products; product++) {
          if (row++ === rows) return;
          code += 1 + Math.floor(next() * 4_800);
          const tonnes = next() < 0.05 ? 'NA' : (next() * 100).toFixed(3);
          const thousands = (next() * 1_000).toFixed(3);
          yield `2018,${exporter},${importer},${String(code).padStart(6, '0')},${thousands.padStart(18)},${tonnes.padStart(18)}`;
        }
      }
    }
    throw new RangeError(`${rows} rows wanted, there are no more than ${row}`);
  });
}

/** Writes legal entities as the Level 1 file of GLEIF has them in JSON, a record a line; the same at every call. */
export function writeGleif(path: string, records: number): void {
  writeLines(path, function* () {
    yield '{"records":[';
    let mark = '';
    for (const entity of entities(records)) {
      yield mark + JSON.stringify(entity);
      mark = ',';
    }
    yield ']}';
  });
}

/** The same legal entities as the Level 1 file has them in XML. */
export function writeGleifXml(path: string, records: number): void {
  writeLines(path, function* () {
    yield '<?xml version="1.0" encoding="UTF-8"?>';
    yield '<lei:LEIData xmlns:lei="http://www.gleif.org/data/schema/leidata/2016"><lei:LEIRecords>';
    for (const entity of entities(records)) yield element('LEIRecord', entity);
    yield '</lei:LEIRecords></lei:LEIData>';
  });
}

interface Inside {
  readonly [name: string]: string | Inside;
}

/** An element of what is inside it, where `$` is text and `xmlLang` an attribute. */
function element(name: string, inside: string | Inside): string {
  if (typeof inside === 'string') return `<lei:${name}>${inside}</lei:${name}>`;
  const { xmlLang, ...others } = inside;
  const content = Object.entries(others).map(([one, value]) => (one === '$' ? value : element(one, value)));
  return `<lei:${name}${xmlLang === undefined ? '' : ` xml:lang="${xmlLang}"`}>${content.join('')}</lei:${name}>`;
}

function* entities(records: number): Generator<Inside> {
  const countries = ['US', 'DE', 'GB', 'CN', 'JP', 'MX', 'IN', 'FR', 'NL', 'LU'];
  const next = figures();
  const one = (of: readonly string[]) => of[Math.floor(next() * of.length)] as string;
  const address = (country: string) => ({
    xmlLang: 'en',
    FirstAddressLine: `${Math.floor(next() * 900)} Harbour Road`,
    City: `City ${Math.floor(next() * 5_000)}`,
    Region: `${country}-${Math.floor(next() * 50)}`,
    Country: country,
    PostalCode: String(10_000 + Math.floor(next() * 89_999)),
  });
  for (let record = 0; record < records; record++) {
    const [law, seat] = [one(countries), one(countries)];
    const day = `20${String(10 + Math.floor(next() * 14))}-0${1 + Math.floor(next() * 9)}-1${Math.floor(next() * 10)}`;
    yield {
      LEI: lei(record),
      Entity: {
        LegalName: { xmlLang: 'en', $: `Company of ${one(countries)} number ${record} Limited` },
        LegalAddress: address(law),
        HeadquartersAddress: address(seat),
        RegistrationAuthority: { RegistrationAuthorityID: 'RA000585', RegistrationAuthorityEntityID: `R${record}` },
        LegalJurisdiction: law,
        EntityCategory: 'GENERAL',
        LegalForm: { EntityLegalFormCode: '8888' },
        EntityStatus: 'ACTIVE',
        EntityCreationDate: `${day}T00:00:00Z`,
      },
      Registration: {
        InitialRegistrationDate: `${day}T08:00:00Z`,
        LastUpdateDate: `${day}T08:00:00Z`,
        RegistrationStatus: next() < 0.3 ? 'LAPSED' : 'ISSUED',
        NextRenewalDate: '2027-01-01T00:00:00Z',
        ManagingLOU: '5493001KJTIIGC8Y1R12',
        ValidationSources: 'FULLY_CORROBORATED',
      },
    };
  }
}

/** The Legal Entity Identifier of a number, its check digits by ISO 7064 MOD 97-10. */
function lei(number: number): string {
  const body = `549300${number.toString(36).toUpperCase().padStart(12, '0')}`;
  let rest = 0;
  for (const character of `${body}00`) {
    const digits = Number.parseInt(character, 36);
    rest = (rest * (digits > 9 ? 100 : 10) + digits) % 97;
  }
  return body + String(98 - rest).padStart(2, '0');
}

/** Figures from 0 to 1, the same in every run (Numerical Recipes, 3rd ed., 7.1.4). */
function figures(): () => number {
  let state = 1;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function writeLines(path: string, lines: () => Generator<string>): void {
  const file = openSync(path, 'w');
  let text = '';
  for (const line of lines()) {
    text += `${line}\n`;
    if (text.length < writtenAtOnce) continue;
    writeSync(file, text);
    text = '';
  }
  writeSync(file, text);
  closeSync(file);
}
