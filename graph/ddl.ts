import { readFileSync } from 'node:fs';
import type { Store } from './store.ts';

/** The statements that declare an engine's constraints and indexes, in the order to run them. Each can be run again. */
export function ddlStatements(engine: Store['engine']): readonly string[] {
  return readFileSync(new URL(`../queries/ddl/${engine}.cypher`, import.meta.url), 'utf8')
    .replace(/^\s*\/\/.*$/gm, '')
    .split(';')
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');
}
