import neo4j, { type Record as BoltRecord } from 'neo4j-driver';
import type { Row, Value } from '../store.ts';

/**
 * A row of the driver as plain values. The driver already gives numbers, text, lists and maps; dates become ISO text.
 *
 * @throws TypeError for a node, relationship, path or point: statements return maps and scalars.
 */
export function plainRow(record: BoltRecord): Row {
  const row: Row = {};
  const columns = record.keys as string[];
  for (let at = 0; at < columns.length; at++) row[columns[at]!] = plainValue(record.get(at));
  return row;
}

function plainValue(value: unknown): Value {
  if (typeof value !== 'object' || value === null) return value as Value;
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) value[i] = plainValue(value[i]);
    return value;
  }
  if (Object.getPrototypeOf(value) === Object.prototype) {
    const map = value as { [key: string]: Value };
    for (const key in map) map[key] = plainValue(map[key]);
    return map;
  }
  if (isTemporal(value)) return value.toString();
  throw new TypeError(`A statement returned a ${value.constructor.name}; it returns maps and scalars`);
}

function isTemporal(value: object): boolean {
  return (
    neo4j.isDate(value) ||
    neo4j.isDateTime(value) ||
    neo4j.isLocalDateTime(value) ||
    neo4j.isTime(value) ||
    neo4j.isLocalTime(value) ||
    neo4j.isDuration(value)
  );
}
