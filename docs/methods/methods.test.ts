import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import * as catalog from '../../analytics/catalog.ts';

const pages = readdirSync(new URL('.', import.meta.url)).filter((file) => file.endsWith('.md') && file !== 'README.md');
const answers = new URL('../../answers/', import.meta.url);

/** Methods that some answer names as its own. */
const answered = Object.entries(catalog).filter(([name]) =>
  readdirSync(answers).some((file) => new RegExp(`\\b${name}\\b`).test(readFileSync(new URL(file, answers), 'utf8'))),
);

test.each(answered)('%s, which an answer names as its method, has a page', (_, { id }) => {
  expect(pages).toContain(`${id}.md`);
});

test('every page is in the list of methods, and every page of the list is there', () => {
  const list = readFileSync(new URL('README.md', import.meta.url), 'utf8');
  const listed = [...list.matchAll(/\]\(([\w-]+\.md)\)/g)].map(([, page]) => page);
  expect(listed.sort()).toEqual(pages.sort());
});

test.each(pages)(
  '%s works an example, says what it assumes and when it misleads, names its source, and links to pages that are there',
  (page) => {
    const text = readFileSync(new URL(page, import.meta.url), 'utf8');
    for (const heading of [
      /^## Formula$/m,
      /^## An example/m,
      /^## What it assumes$/m,
      /^## When it misleads$/m,
      /^## Source$/m,
    ])
      expect(text).toMatch(heading);
    for (const [, target] of text.matchAll(/\]\(([\w-]+\.md)\)/g)) expect(pages).toContain(target);
  },
);
