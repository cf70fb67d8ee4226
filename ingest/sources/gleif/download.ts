import { KnownError } from '../../../model/errors.ts';
import { date } from '../../columns.ts';
import type { Download, Settings } from '../../source.ts';

/** The spans of which GLEIF publishes the changes, by the days that they reach back. */
const spans = [
  [1, 'LastDay'],
  [7, 'LastWeek'],
  [31, 'LastMonth'],
] as const;

/** The Golden Copy: entities, relationships and exceptions, whole or what has changed since a day of the last month. */
export const gleifDownload: Download = {
  options: [
    {
      name: 'since',
      value: 'date',
      description: 'only what has changed since the day, up to a month ago; a load of changes (--publication update)',
    },
  ],
  files: (settings, today) => {
    const span = spanOf(settings, today);
    return ['lei2', 'rr', 'repex'].map((level) => ({
      url: `https://goldencopy.gleif.org/api/v2/golden-copies/publishes/${level}/latest.xml${span === null ? '' : `?delta=${span}`}`,
      name: `gleif-${level}${span === null ? '' : `-${span}`}.xml.zip`,
      form: 'ZIP',
    }));
  },
  settings: (settings, today) => ({
    ...settings,
    publication: spanOf(settings, today) === null ? 'full' : 'update',
  }),
};

function spanOf({ since }: Settings, today: string): string | null {
  if (since === undefined) return null;
  const days = (Date.parse(today) - Date.parse(date.read(since) ?? '')) / 86_400_000;
  const span = days >= 0 ? spans.find(([reach]) => days <= reach) : undefined;
  if (span === undefined)
    throw new KnownError('WRONG_USAGE', {
      what: `--since: found '${since}', wanted a day as YYYY-MM-DD within the last 31; without it all is fetched.`,
    });
  return span[1];
}
