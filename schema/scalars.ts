import { Kind, print, type ValueNode } from 'graphql';
import { KnownError } from '../model/errors.ts';
import { builder } from './builder.ts';

/** A scalar whose values, written in the query or sent as variables, are read by one function. */
function scalar<T extends string | number>(
  name: 'Iso3' | 'Year' | 'Date' | 'Share' | 'Usd',
  description: string,
  wanted: string,
  read: (value: unknown) => T | undefined,
) {
  const parse = (value: unknown, found = typeof value === 'string' ? value : JSON.stringify(value)): T => {
    const parsed = read(value);
    if (parsed === undefined) throw new KnownError('BAD_USER_INPUT', { what: name, found: found.slice(0, 60), wanted });
    return parsed;
  };
  builder.scalarType(name, {
    description,
    serialize: (value) => value as never,
    parseValue: (value) => parse(value) as never,
    parseLiteral: (node) => parse(literal(node), node.kind === Kind.STRING ? node.value : print(node)) as never,
  });
}

function literal(node: ValueNode): unknown {
  if (node.kind === Kind.STRING) return node.value;
  if (node.kind === Kind.INT || node.kind === Kind.FLOAT) return Number(node.value);
  return undefined;
}

scalar(
  'Iso3',
  'An economy as ISO 3166-1 alpha-3 (`MEX`), a dissolved one as ISO 3166-3, or an aggregate such as `ROW`.',
  'a code such as "MEX"',
  (value) => (typeof value === 'string' && /^[A-Z][A-Z0-9]{2,3}$/.test(value) ? value : undefined),
);
scalar('Year', 'A calendar year.', 'a whole number such as 2011', (value) =>
  Number.isInteger(value) && (value as number) >= 1800 && (value as number) <= 2200 ? (value as number) : undefined,
);
scalar('Date', 'A day as YYYY-MM-DD.', 'a day such as "2011-12-31"', (value) =>
  typeof value === 'string' &&
  /^\d{4}-\d{2}-\d{2}$/.test(value) &&
  !Number.isNaN(Date.parse(value)) &&
  new Date(value).toISOString().startsWith(value)
    ? value
    : undefined,
);
scalar('Share', 'A fraction from 0 to 1, never percent.', 'a number from 0 to 1', (value) =>
  typeof value === 'number' && value >= 0 && value <= 1 ? value : undefined,
);
scalar(
  'Usd',
  'US dollars, whole and at current prices; never thousands or millions.',
  'a number of US dollars',
  (value) => (typeof value === 'number' && Number.isFinite(value) ? value : undefined),
);
