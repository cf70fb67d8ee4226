import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { openEmbeddedStore } from '../graph/embedded/embedded-store.ts';
import { datasets } from '../queries/__generated__/read.ts';
import { readSettings } from '../server/env.ts';
import { fillFromStarter } from '../starter/fill.ts';
import { figures, reference } from '../starter/starter.ts';
import { addReference, openFilled } from './open-store.ts';

const keys = [...reference, ...figures].map(({ dataset }) => dataset).sort();

test('a filling from the starter that was cut off goes on at the next start, and a whole one is left alone', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'isthmus-filling-'));
  const path = join(folder, 'store');
  try {
    const cutOff = openEmbeddedStore(path);
    await fillFromStarter(cutOff, reference, folder);
    await cutOff.close();

    const filled = await openFilled(readSettings(path, {}), 'test');
    const first = await filled.rows(datasets, {});
    await filled.close();
    expect(first.map(({ key }) => key).sort()).toEqual(keys);

    const again = await openFilled(readSettings(path, {}), 'test');
    expect(await again.rows(datasets, {})).toEqual(first);
    await again.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('of two loads that end at the same time in an empty store either may name its economies and blocs, and neither fails', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'isthmus-named-'));
  const store = openEmbeddedStore(null);
  try {
    const settings = readSettings(join(folder, 'store'), {});
    await Promise.all([addReference(store, settings), addReference(store, settings)]);
    const there = await store.rows(datasets, {});
    expect(there.map(({ key }) => key).sort()).toEqual(reference.map(({ dataset }) => dataset).sort());
  } finally {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
