import { readFileSync } from 'node:fs';
import type { Store } from './store.ts';

/** The statements that declare an engine's constraints and indexes, in the order to run them. Each can be run again. */
export function ddlStatements(engine: Store['engine']): readonly string[] {
  return statementsOf(engine);
}

/** The statement that lists the constraints of a store, with a column `name`. */
export function constraintsStatement(): string {
  return statementsOf('constraints')[0] as string;
}

/** Names of the constraints that `ddlStatements` declares and a store that has those of `there` lacks. */
export function constraintsBut(there: readonly string[], engine: Store['engine']): readonly string[] {
  const declared = ddlStatements(engine).flatMap((text) => /^CREATE CONSTRAINT (\w+)/.exec(text)?.[1] ?? []);
  return declared.filter((name) => !there.includes(name));
}

function statementsOf(file: Store['engine'] | 'constraints'): readonly string[] {
  return readFileSync(new URL(`../queries/ddl/${file}.cypher`, import.meta.url), 'utf8')
    .replace(/^\s*\/\/.*$/gm, '')
    .split(';')
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');
}
