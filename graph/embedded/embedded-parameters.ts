import { integerScalars } from '../../queries/header.ts';
import type { Statement } from '../../queries/statement.ts';

/**
 * A statement's parameters as the embedded engine takes them: all that are declared, and no others.
 *
 * The engine refuses a parameter that is left out, so an optional one becomes its default, else null. It has no type
 * of its own for whole numbers that come from JavaScript, and reads them off the value.
 *
 * @throws RangeError when a required value is missing or an Int or Year is not a whole number.
 */
export function embeddedParameters<P, R>(statement: Statement<P, R>, parameters: P): Record<string, unknown> {
  const given = parameters as Readonly<Record<string, unknown>>;
  const taken: Record<string, unknown> = {};
  for (const { name, type, default: whenMissing } of statement.parameters) {
    const value = (given[name] === undefined ? whenMissing : given[name]) ?? null;
    if (value === null && type.required) throw new RangeError(`${statement.name}.${name} is required`);
    if (type.kind === 'scalar' && integerScalars.has(type.scalar) && value !== null && !Number.isSafeInteger(value))
      throw new RangeError(`${statement.name}.${name} is ${String(value)}: want a whole number`);
    taken[name] = value;
  }
  return taken;
}
