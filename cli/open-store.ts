import { createHash } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { readStoreOwner } from '../graph/embedded/embedded-store.ts';
import { isServer, openStore } from '../graph/graph.ts';
import type { Store } from '../graph/store.ts';
import { KnownError } from '../model/errors.ts';
import { datasets } from '../queries/__generated__/read.ts';
import { type Settings, withoutCredentials } from '../server/env.ts';
import { fillFromStarter } from '../starter/fill.ts';
import { figures, reference } from '../starter/starter.ts';

/** Where spools and rejected rows go: beside an embedded store, else below the working directory. */
export function workFolder({ store }: Settings): string {
  return isServer(store) ? join(process.cwd(), '.isthmus') : dirname(store);
}

/** Where the projections of a store are kept: each store has a folder of its own. */
export function projectionsFolder(settings: Settings): string {
  const { store, database } = settings;
  const name = isServer(store)
    ? createHash('sha256')
        .update(`${withoutCredentials(store)} ${database ?? ''}`)
        .digest('hex')
        .slice(0, 12)
    : basename(store);
  return join(workFolder(settings), 'projections', name);
}

/**
 * The store, filled from the starter if it is embedded and empty; or the address of the server that has it open.
 *
 * @throws KnownError STORE_IN_USE when a command that does not serve has it open.
 */
export async function openForReading(
  settings: Settings,
): Promise<{ readonly store: Store } | { readonly url: string }> {
  try {
    return { store: await openFilled(settings, commandLine()) };
  } catch (error) {
    const owner = error instanceof KnownError && error.code === 'STORE_IN_USE' ? readStoreOwner(settings.store) : null;
    if (owner?.url) return { url: owner.url };
    throw error;
  }
}

/**
 * The store, filled from the starter if it is embedded and empty: the first question then has something to answer from.
 *
 * A filling that was cut off goes on: a store that holds nothing but parts of the starter gets the others.
 */
export async function openFilled(settings: Settings, command: string): Promise<Store> {
  const store = await openStore(settings, command);
  try {
    const there = await store.rows(datasets, {});
    const missing = [...reference, ...figures].filter(({ dataset }) => !there.some(({ key }) => key === dataset));
    if (store.engine === 'embedded' && missing.length > 0 && there.every(({ starter }) => starter)) {
      process.stderr.write('Filling the store from the starter …\n');
      await fillFromStarter(store, missing, workFolder(settings));
    }
    return store;
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** The store for a load. While another process has an embedded store open, waits for it to let go, and says so once. */
export async function openForLoading(settings: Settings): Promise<Store> {
  for (let said = false; ; said = true) {
    try {
      return await openStore(settings, commandLine());
    } catch (error) {
      if (!(error instanceof KnownError) || error.code !== 'STORE_IN_USE') throw error;
      if (!said) process.stderr.write(`${error.message} Waiting for it to end …\n`);
      await pause(500);
    }
  }
}

/** After a load: names economies and blocs in a store that has none, so that the figures can be asked about. */
export async function addReference(store: Store, settings: Settings): Promise<void> {
  const there = new Set((await store.rows(datasets, {})).map(({ source }) => source));
  for (const one of reference.filter(({ source }) => !there.has(source)))
    try {
      await fillFromStarter(store, [one], workFolder(settings));
    } catch (error) {
      // Another load that ends at the same time does so too.
      if (!(error instanceof KnownError && error.code === 'LOAD_OVERTAKEN')) throw error;
    }
}

function commandLine(): string {
  return `isthmus ${process.argv.slice(2, 4).join(' ')}`;
}
