import type { Store } from '../graph/store.ts';
import { sourceNamed } from '../ingest/catalog.ts';
import { type LoadReport, load } from '../ingest/run.ts';
import type { StarterLoad } from './starter.ts';

/** Loads parts of the starter into a store, one after the other. */
export async function fillFromStarter(
  store: Store,
  loads: readonly StarterLoad[],
  workFolder: string,
): Promise<readonly LoadReport[]> {
  const reports: LoadReport[] = [];
  for (const { source, dataset, paths, settings, provenance } of loads) {
    reports.push(
      await load(store, sourceNamed(source), paths, { dataset, settings, provenance, starter: true, workFolder }),
    );
  }
  return reports;
}
