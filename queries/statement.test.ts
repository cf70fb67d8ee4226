import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { savedFolder, savedStatements, statement } from './statement.ts';

const source = '// One.\n// @returns one Int! the number\nRETURN 1 AS one\n';
let folder: string;
let saved: URL;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'saved-'));
  mkdirSync(join(folder, 'saved'));
  saved = pathToFileURL(`${join(folder, 'saved')}/`);
});

afterEach(() => rmSync(folder, { recursive: true }));

const write = (file: string, text: string): void => writeFileSync(join(folder, file), text);

test.each(['read', 'write'])('every statement of %s agrees with its header', (kind) => {
  const files = readdirSync(new URL(`./${kind}/`, import.meta.url)).filter((file) => file.endsWith('.cypher'));
  expect(files.length).toBeGreaterThan(0);
  for (const file of files)
    expect(statement(`${kind}/${file.slice(0, -'.cypher'.length)}`).text).not.toContain('@param');
});

test('a statement is read once', () => {
  const [file = ''] = readdirSync(new URL('./read/', import.meta.url)).filter((name) => name.endsWith('.cypher'));
  const path = `read/${file.slice(0, -'.cypher'.length)}`;
  expect(statement(path)).toBe(statement(path));
});

test('the saved queries that come with the project only read', () => {
  expect(savedStatements().map(({ name }) => name)).toEqual([
    'fdi-origins-by-bloc',
    'members-of-both-blocs',
    'owners-of-firm',
    'paths-between-firms',
    'suppliers-of-firm',
    'top-export-markets',
    'trade-partners-of-both-blocs',
    'treaties-in-force',
  ]);
});

test('a new file is a new saved query, sorted by name', () => {
  write('saved/b-2.cypher', source);
  write('saved/a.cypher', source);
  write('saved/notes.md', 'not a query');
  expect(savedStatements(saved).map(({ name, text }) => [name, text])).toEqual([
    ['a', 'RETURN 1 AS one'],
    ['b-2', 'RETURN 1 AS one'],
  ]);
});

test('a saved query that writes is refused by name and rule', () => {
  write(
    'saved/evil.cypher',
    '// One.\n// @returns one Int! the number\n// @reads Firm\nMATCH (f:Firm) DELETE f RETURN 1 AS one\n',
  );
  expect(() => savedStatements(saved)).toThrow('queries/saved/evil.cypher: DELETE is not reading');
});

test('a header does not hide a second statement', () => {
  write('saved/evil.cypher', `${source.trim()}; MATCH (f) DETACH DELETE f\n`);
  expect(() => savedStatements(saved)).toThrow('queries/saved/evil.cypher: ');
});

test.each(['Bad_name', 'a--b', 'a-', '-a', '1a'])('a file named %s is refused', (name) => {
  write(`saved/${name}.cypher`, source);
  expect(() => savedStatements(saved)).toThrow(`queries/saved/${name}.cypher: a saved query is named in small letters`);
});

test('the compiled program reads the queries of its package, else those beside it', () => {
  const at = (path: string): URL => pathToFileURL(join(folder, path));
  const compiled = at('dist/queries/statement.js');
  expect(savedFolder(compiled).href).toBe(at('dist/queries/saved/').href);
  mkdirSync(join(folder, 'queries', 'saved'), { recursive: true });
  expect(savedFolder(compiled).href).toBe(at('queries/saved/').href);
  expect(savedFolder(at('queries/statement.ts')).href).toBe(at('queries/saved/').href);
  expect(savedFolder(at('lib/queries/statement.js')).href).toBe(at('lib/queries/saved/').href);
});

test('a link to a file outside the folder is refused, one within is followed', () => {
  write('saved/a.cypher', source);
  symlinkSync(join(folder, 'saved', 'a.cypher'), join(folder, 'saved', 'b.cypher'));
  expect(savedStatements(saved)).toHaveLength(2);
  write('elsewhere.cypher', source);
  symlinkSync(join(folder, 'elsewhere.cypher'), join(folder, 'saved', 'c.cypher'));
  expect(() => savedStatements(saved)).toThrow('outside the folder');
});
