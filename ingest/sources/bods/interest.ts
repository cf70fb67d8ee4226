import { dayOrFirst, decimal } from '../../columns.ts';
import type { Json } from '../../json-records.ts';
import { type BadField, fieldAt, textOf } from '../../record-fields.ts';

/** One interest of a relationship statement, in our units. */
export interface Interest {
  /** As the standard words it, in camel case: `votingRights`. */
  readonly type: string;
  /** What it counts as; null for a post or a right that is no holding. */
  readonly counts: 'ECONOMIC' | 'VOTING' | 'CONTROL' | null;
  readonly directness: 'DIRECT' | 'INDIRECT' | null;
  readonly exactShare: number | null;
  readonly minShare: number | null;
  readonly maxShare: number | null;
  readonly minExclusive: boolean | null;
  readonly maxExclusive: boolean | null;
  readonly from: string | null;
  readonly to: string | null;
}

/**
 * What the types of interest count as. Not listed are posts (boardMember, boardChair, seniorManagingOfficial), nominees,
 * and rights to profit or assets that would count a shareholding twice: those are relations.
 */
const counted: Readonly<Record<string, Interest['counts']>> = {
  shareholding: 'ECONOMIC',
  // Which interest it is nobody says: it may be any share of the capital.
  unknownInterest: 'ECONOMIC',
  unpublishedInterest: 'ECONOMIC',
  votingRights: 'VOTING',
  appointmentOfBoard: 'CONTROL',
  influenceOrControl: 'CONTROL',
  otherInfluenceOrControl: 'CONTROL',
  controlViaCompanyRulesOrArticles: 'CONTROL',
  controlByLegalFramework: 'CONTROL',
  rightsGrantedByContract: 'CONTROL',
  conditionalRightsGrantedByContract: 'CONTROL',
  settlor: 'CONTROL',
  settlorOfTrust: 'CONTROL',
  trustee: 'CONTROL',
  trusteeOfTrust: 'CONTROL',
  protector: 'CONTROL',
  protectorOfTrust: 'CONTROL',
};

/**
 * An interest as the standard writes it, 0.2 to 0.4: shares are percent, 0..100, always. Bounds are inclusive unless the
 * standard's `exclusiveMinimum` and `exclusiveMaximum` say otherwise: numbers in 0.4, marks beside a bound before it.
 */
export function readInterest(interest: Json): Interest | { readonly bad: BadField } {
  const type = camelCase(textOf(fieldAt(interest, 'type')).trim()) || 'unknownInterest';
  const share: Record<string, number | null> = {};
  for (const name of ['exact', 'minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum']) {
    const found = fieldAt(interest, `share.${name}`);
    const percent = typeof found === 'boolean' || found === null ? null : decimal.read(textOf(found));
    if (percent === undefined || (percent !== null && (percent < 0 || percent > 100)))
      return { bad: { column: `interests.share.${name}`, found: textOf(found), wanted: 'percent, from 0 to 100' } };
    share[name] = percent === null ? null : percent / 100;
  }
  const { exact = null, minimum = null, maximum = null, exclusiveMinimum = null, exclusiveMaximum = null } = share;
  const least = exclusiveMinimum ?? minimum;
  const most = exclusiveMaximum ?? maximum;
  if (least !== null && most !== null && least > most)
    return {
      bad: {
        column: 'interests.share.maximum',
        found: `${most * 100}`,
        wanted: `at least the minimum, ${least * 100}`,
      },
    };
  const [from, to] = ['startDate', 'endDate'].map((name) => readDay(fieldAt(interest, name)));
  if (from === undefined || to === undefined)
    return { bad: { column: 'interests.startDate', found: textOf(fieldAt(interest, 'startDate')), wanted: 'a date' } };
  if (from !== null && to !== null && to < from)
    return { bad: { column: 'interests.endDate', found: to, wanted: `no day before ${from}` } };
  const level = textOf(fieldAt(interest, 'directOrIndirect')) || textOf(fieldAt(interest, 'interestLevel'));
  const range = exact === null || (least !== null && least < exact) || (most !== null && most > exact);
  return {
    type,
    counts: counted[type] ?? null,
    directness: level === 'direct' ? 'DIRECT' : level === 'indirect' ? 'INDIRECT' : null,
    exactShare: exact,
    minShare: range ? least : null,
    maxShare: range ? most : null,
    minExclusive:
      least === null ? null : exclusiveMinimum !== null || fieldAt(interest, 'share.exclusiveMinimum') === true,
    maxExclusive:
      most === null ? null : exclusiveMaximum !== null || fieldAt(interest, 'share.exclusiveMaximum') === true,
    from,
    to,
  };
}

/** The day of a date or time; the first day of a month or year that is all that is known. Undefined where it is none. */
export function readDay(value: Json): string | null | undefined {
  const text = textOf(value).trim();
  return text === '' ? null : dayOrFirst.read(text);
}

function camelCase(words: string): string {
  return words.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}
