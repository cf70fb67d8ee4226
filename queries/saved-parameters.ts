import { KnownError } from '../model/errors.ts';
import { isWithin, limitText, type Parameter, type ScalarName, type ValueType } from './header.ts';
import type { Parameters } from './statement.ts';

/**
 * The parameters of a saved query, from the texts of a command line or an address.
 *
 * A text is read by the declared type: `2012` for a Year, `true` for a Boolean, `a,b` for a list. What is left out
 * becomes its default, else null.
 *
 * @param declared  parameters of the statement.
 * @param given     texts by name.
 * @throws KnownError BAD_USER_INPUT for a name that is not declared, a value of another type or outside its limit, or a
 *   required one left out.
 */
export function readParameters(
  declared: readonly Parameter[],
  given: Readonly<Record<string, string | undefined>>,
): Parameters {
  const names = declared.map(({ name }) => name);
  const unknown = Object.keys(given).find((name) => !names.includes(name));
  if (unknown !== undefined) {
    throw new KnownError('BAD_USER_INPUT', {
      what: 'Parameter',
      found: unknown,
      wanted: names.length === 0 ? 'none' : `one of ${names.join(', ')}`,
    });
  }
  return Object.fromEntries(
    declared.map((parameter) => {
      const text = Object.hasOwn(given, parameter.name) ? given[parameter.name] : undefined;
      const value = text === undefined ? (parameter.default ?? null) : typedValue(parameter.type, text, parameter);
      if (value === null && parameter.type.required) throw wrong(parameter, 'nothing');
      assertWithinLimit(parameter, value);
      return [parameter.name, value];
    }),
  );
}

/**
 * Refuses a value that the statement was not written for, instead of answering it with no rows.
 *
 * No value (null) is within every limit.
 *
 * @throws KnownError BAD_USER_INPUT, with the limit.
 */
export function assertWithinLimit(parameter: Parameter, value: unknown): void {
  const { name, meaning, limit } = parameter;
  if (limit === null || value === null || isWithin(limit, value)) return;
  throw new KnownError('BAD_USER_INPUT', {
    what: `Parameter '${name}'`,
    found: String(value),
    wanted: `${limitText(limit)} (${meaning})`,
  });
}

function typedValue(type: ValueType, text: string, parameter: Parameter): unknown {
  if (type.kind === 'list') {
    const items = text === '' ? [] : text.split(',');
    return items.map((item) => typedValue(type.of, item.trim(), parameter));
  }
  const value = type.kind === 'scalar' ? readers[type.scalar](text) : undefined;
  if (value === undefined) throw wrong(parameter, text);
  return value;
}

const wholeNumber = (text: string): number | undefined => (/^[+-]?\d{1,15}$/.test(text) ? Number(text) : undefined);
const decimal = (text: string): number | undefined =>
  /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(text) && Number.isFinite(Number(text)) ? Number(text) : undefined;
const matching =
  (pattern: RegExp) =>
  (text: string): string | undefined =>
    pattern.test(text) ? text : undefined;

const readers: Record<ScalarName, (text: string) => string | number | boolean | undefined> = {
  ID: matching(/./s),
  String: (text) => text,
  Int: wholeNumber,
  Float: decimal,
  Boolean: (text) => (text === 'true' || text === 'false' ? text === 'true' : undefined),
  Date: (text) => (isDate(text) ? text : undefined),
  Year: (text) => (/^\d{4}$/.test(text) ? Number(text) : undefined),
  Iso3: matching(/^[A-Z][A-Z0-9]{2,3}$/),
  Share: (text) => {
    const share = decimal(text);
    return share !== undefined && share >= 0 && share <= 1 ? share : undefined;
  },
  Usd: decimal,
};

/** Whether the text is a day of the calendar, YYYY-MM-DD: 2012-02-30 is none. */
function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

function wrong({ name, graphqlType, meaning }: Parameter, found: string): KnownError {
  return new KnownError('BAD_USER_INPUT', {
    what: `Parameter '${name}'`,
    found,
    wanted: `${graphqlType} (${meaning})`,
  });
}
