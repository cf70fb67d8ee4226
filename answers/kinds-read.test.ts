import { expect, test } from '@jest/globals';
import { linkKinds, nodeKinds } from '../ingest/kinds.ts';
import { kindsOfLabel, kindsRead } from './kinds-read.ts';

test.each(Object.entries(nodeKinds))('%s is known by the label that it is written under', (kind, { write }) => {
  expect(write.reads.some((label) => kindsOfLabel[label]?.includes(kind))).toBe(true);
});

test.each(Object.entries(linkKinds))('%s is known by the type that it is written as', (kind, { create }) => {
  const types = create.reads.filter((name) => /^[A-Z_]+$/.test(name));
  expect(types).toHaveLength(1);
  expect(kindsOfLabel[types[0] as string]).toContain(kind);
});

test('what a statement reads is met, and nothing else; of a label that nobody knows anything may be', () => {
  const meets = kindsRead(['Firm', 'SEATED_IN']);
  expect(['firm', 'seat', 'holding'].map(meets)).toEqual([true, true, false]);
  expect(kindsRead(['Firm', 'OF_MY_OWN'])('holding')).toBe(true);
});
