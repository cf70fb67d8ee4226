import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';

const page = readFileSync(new URL('model.md', import.meta.url), 'utf8');
const picture = readFileSync(new URL('model.svg', import.meta.url), 'utf8');
const folder = new URL('../queries/write/', import.meta.url);
const statements = readdirSync(folder).filter((file) => /^(create|write)-/.test(file));
/** Described once, for all. */
const onEverything = new Set(['id', 'dataset', 'record', 'basis']);

/** What a statement writes: labels and relationship types, and the properties it sets. */
function written(file: string): { names: string[]; properties: string[] } {
  const text = readFileSync(new URL(file, folder), 'utf8').replace(/^(\/\/|WHERE ).*$/gm, '');
  return {
    names: [...text.matchAll(/(?::)([A-Z][A-Za-z_]+)/g)].map(([, name]) => name as string),
    properties: [...text.matchAll(/(\w+): (?:toFloat\()?row\.(?!start\b|end\b)|\.(\w+) = /g)].map(
      ([, created, set]) => (created ?? set) as string,
    ),
  };
}

test.each(statements)('the page and the picture of the graph show what %s writes', (file) => {
  const { names, properties } = written(file);
  expect(names.length).toBeGreaterThan(0);
  expect(properties.length).toBeGreaterThan(0);
  for (const name of names) {
    expect(page).toContain(`\`${name}\``);
    expect(picture).toContain(`>${name}<`);
  }
  const row = page.split('\n').filter((line) => line.startsWith(`| \`${names.at(-1)}\``));
  for (const property of properties) {
    expect(onEverything.has(property) ? page : row.join()).toMatch(new RegExp(`\\b${property}\\b`));
    expect(picture).toMatch(new RegExp(`\\b${property}\\b`));
  }
});
