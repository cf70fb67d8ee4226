import neo4j from 'neo4j-driver';
import { type Field, integerScalars, type ValueType } from '../../queries/header.ts';
import type { Statement } from '../../queries/statement.ts';

type Convert = (value: unknown, name: string) => unknown;

const convertersOf = new WeakMap<object, readonly (readonly [string, Convert])[]>();

/**
 * A statement's parameters as Bolt must carry them.
 *
 * JavaScript has one kind of number, Cypher has two: `LIMIT $n` refuses 1.0 and `{year: 2011.0}` finds no 2011 in an
 * index. So the declared type decides, in lists and in the rows of a batch too. An optional parameter that is left
 * out becomes its default, else null. What the statement does not declare is not sent.
 *
 * @throws RangeError when a required value is missing or an Int or Year is not a whole number.
 */
export function boltParameters<P, R>(statement: Statement<P, R>, parameters: P): Record<string, unknown> {
  let converters = convertersOf.get(statement);
  if (converters === undefined) {
    const { parameters: declared, rowFields } = statement;
    converters = declared.map((parameter) => {
      const convert = converter(parameter.type, rowFields);
      const whenMissing = parameter.default ?? null;
      return [parameter.name, (value, name) => convert(value === undefined ? whenMissing : value, name)];
    });
    convertersOf.set(statement, converters);
  }
  return converted(converters, parameters as Record<string, unknown>, statement.name);
}

function converted(
  converters: readonly (readonly [string, Convert])[],
  values: Readonly<Record<string, unknown>>,
  path: string,
): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const [name, convert] of converters) result[name] = convert(values[name], `${path}.${name}`);
  return result;
}

function converter(type: ValueType, rowFields: readonly Field[]): Convert {
  const present = presentConverter(type, rowFields);
  return (value, name) => {
    if (value !== null && value !== undefined) return present(value, name);
    if (type.required) throw new RangeError(`${name} is required`);
    return null;
  };
}

function presentConverter(type: ValueType, rowFields: readonly Field[]): Convert {
  switch (type.kind) {
    case 'scalar':
      return integerScalars.has(type.scalar) ? wholeNumber : asItIs;
    case 'list': {
      const item = converter(type.of, rowFields);
      return (list, name) => (list as unknown[]).map((value) => item(value, name));
    }
    case 'rows': {
      const fields = rowConverters(rowFields);
      return (rows, name) => (rows as Record<string, unknown>[]).map((row) => converted(fields, row, name));
    }
  }
}

/** Fields after one of type `[Row!]!` describe that field's own rows. */
function rowConverters(fields: readonly Field[]): readonly (readonly [string, Convert])[] {
  const nested = fields.findIndex((field) => field.type.kind === 'rows');
  const own = nested < 0 ? fields : fields.slice(0, nested + 1);
  const below = nested < 0 ? [] : fields.slice(nested + 1);
  return own.map((field) => [field.name, converter(field.type, below)]);
}

const asItIs: Convert = (value) => value;

const wholeNumber: Convert = (value, name) => {
  if (!Number.isSafeInteger(value)) throw new RangeError(`${name} is ${String(value)}: want a whole number`);
  return neo4j.int(value as number);
};
