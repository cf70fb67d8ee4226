import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import type { Field, ScalarName, ValueType } from './header.ts';
import { type Statement, savedStatements, statement } from './statement.ts';

const scalarTypes: Record<ScalarName, string> = {
  ID: 'string',
  String: 'string',
  Int: 'number',
  Float: 'number',
  Boolean: 'boolean',
  Date: 'string',
  Year: 'number',
  Iso3: 'string',
  Share: 'number',
  Usd: 'number',
};

/**
 * TypeScript with one typed constant for each statement, sorted by name.
 *
 * The same statements give the same text, laid out as the formatter would.
 */
export function generatedSource(statements: readonly Statement[]): string {
  const constants = statements.toSorted((a, b) => (a.name < b.name ? -1 : 1)).map(constant);
  return [
    '// Written by `npm run codegen` from the headers of the .cypher files. Edit those.',
    "import { statement } from '../statement.ts';",
    ...constants.map((text) => `\n${text}`),
    '',
  ].join('\n');
}

function constant({ name, description, parameters, rowFields, returns }: Statement): string {
  const identifier = basename(name).replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  return [
    `/** ${description} */`,
    `export const ${identifier} = statement<`,
    `  ${objectType(parameters, rowFields, '  ')},`,
    `  ${objectType(returns, [], '  ')}`,
    `>('${name}');`,
  ].join('\n');
}

function objectType(fields: readonly Field[], rowFields: readonly Field[], indent: string): string {
  if (fields.length === 0) return 'Record<string, never>';
  const lines = fields.map(({ name, type }) => `${indent}  ${name}: ${typeText(type, rowFields, `${indent}  `)};`);
  return `{\n${lines.join('\n')}\n${indent}}`;
}

function typeText(type: ValueType, rowFields: readonly Field[], indent: string): string {
  if (type.kind === 'rows') {
    const nestedAt = rowFields.findIndex((field) => field.type.kind === 'rows');
    const own = nestedAt < 0 ? rowFields : rowFields.slice(0, nestedAt + 1);
    return `readonly ${objectType(own, rowFields.slice(own.length), indent)}[]`;
  }
  const text = type.kind === 'list' ? listText(type.of) : scalarTypes[type.scalar];
  return type.required ? text : `${text} | null`;
}

function listText(of: ValueType): string {
  const element = typeText(of, [], '');
  return /^\w+$/.test(element) ? `readonly ${element}[]` : `readonly (${element})[]`;
}

function statementsIn(kind: 'read' | 'write'): Statement[] {
  const files = readdirSync(new URL(`./${kind}/`, import.meta.url)).filter((file) => file.endsWith('.cypher'));
  return files.map((file) => statement(`${kind}/${basename(file, '.cypher')}`));
}

function readIfThere(url: URL): string | null {
  try {
    return readFileSync(url, 'utf8');
  } catch {
    return null;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  savedStatements(); // they have no generated file, but a wrong one is told here too
  const folder = new URL('./__generated__/', import.meta.url);
  mkdirSync(folder, { recursive: true });
  for (const kind of ['read', 'write'] as const) {
    const file = new URL(`${kind}.ts`, folder);
    const source = generatedSource(statementsIn(kind));
    if (source === readIfThere(file)) continue;
    if (process.argv.includes('--check')) {
      process.stderr.write(`queries/__generated__/${kind}.ts is stale: run npm run codegen.\n`);
      process.exitCode = 1;
    } else writeFileSync(file, source);
  }
}
