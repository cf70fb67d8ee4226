import { KnownError } from '../../../model/errors.ts';
import { year } from '../../columns.ts';
import { readJsonRecords } from '../../json-records.ts';
import type { Download } from '../../source.ts';
import type { InputFile } from '../../table.ts';

/** Records that an answer of the public interface holds at most; a longer one is cut without a word. */
const most = 500;

/** The public interface of UN Comtrade, which needs no key: a reporter, a flow and a year at a time. */
export const comtradeDownload: Download = {
  options: [
    { name: 'reporter', value: 'number', description: 'who reports, as UN Comtrade numbers economies: 842 is the USA' },
    { name: 'since', value: 'year', description: 'the first year' },
    { name: 'until', value: 'year', description: 'the last year; the first one unless said' },
    { name: 'flow', value: 'X|M|RX|RM', description: 'exports, imports, or what of each is sent back; X unless said' },
    { name: 'product', value: 'code', description: 'HS code, AG2 for all chapters, or TOTAL, which it is unless said' },
  ],
  files: ({ reporter, since, until = since, flow = 'X', product = 'TOTAL' }) => {
    check('--reporter', reporter, /^\d{1,3}$/, 'a number such as 842');
    check('--flow', flow, /^(X|M|RX|RM)$/, 'X, M, RX or RM');
    check('--product', product, /^(TOTAL|AG[246]|\d{2}|\d{4}|\d{6})$/, 'an HS code, AG2, AG4, AG6 or TOTAL');
    const first = year.read(since ?? '');
    const last = year.read(until ?? '');
    if (first === undefined || last === undefined || last < first || last - first > 50)
      throw new KnownError('WRONG_USAGE', {
        what: `--since and --until: found '${since ?? ''}' and '${until ?? ''}', wanted years in order, at most 50 apart.`,
      });
    return Array.from({ length: last - first + 1 }, (_, at) => {
      const query = new URLSearchParams({
        reporterCode: reporter ?? '',
        period: String(first + at),
        flowCode: flow,
        cmdCode: product,
        partner2Code: '0',
        customsCode: 'C00',
        motCode: '0',
        maxRecords: String(most),
      });
      return {
        url: `https://comtradeapi.un.org/public/v1/preview/C/A/HS?${query}`,
        name: `comtrade-${reporter}-${flow}-${product}-${first + at}.json`,
        form: 'JSON',
        refuse: refuseCut,
      };
    });
  },
};

/** An answer as long as one may be has lost its end. */
export async function refuseCut(file: InputFile): Promise<string | null> {
  let records = 0;
  try {
    for await (const _record of readJsonRecords(file, 'data')) records++;
  } catch (cause) {
    if (cause instanceof KnownError) return cause.message;
    throw cause;
  }
  return records < most ? null : `${most} records, as many as an answer holds: ask for less at a time`;
}

function check(option: string, found: string | undefined, pattern: RegExp, wanted: string): void {
  if (found === undefined || !pattern.test(found))
    throw new KnownError('WRONG_USAGE', { what: `${option}: found '${found ?? ''}', wanted ${wanted}.` });
}
