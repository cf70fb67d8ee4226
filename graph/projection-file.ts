import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type CheckedParts, headerOf, readChecked, writeChecked } from './checked-file.ts';
import { nodeLines, readNodeLines } from './node-lines.ts';
import type { Layer, Projection } from './projection.ts';
import type { ProjectionQuality, PurchaseShares } from './purchase-rows.ts';
import { bytesOf, shared } from './shared-memory.ts';

/** What the beginning of a projection's file says of it. */
export interface ProjectionHeader {
  readonly layer: Layer;
  /** Of the dataset, when it was read off the store. */
  readonly edition: string;
  /** UTC, ISO 8601: when it was read off the store. */
  readonly builtAt: string;
  readonly nodes: number;
  readonly links: number;
  readonly quality: ProjectionQuality;
}

/** Another layout, or another meaning of what is in it, gets another number: a file of an older one is not read, and written anew. */
const format = 'isthmus projection 6';

/**
 * Writes a projection to its file in the folder, whole or not at all: the arrays as they lie in memory, and the nodes as lines
 * of JSON. 12 bytes a link, and about 80 a node.
 */
export async function writeProjection(folder: string, projection: Projection, edition: string): Promise<void> {
  const { layer, keys, quality, builtAt } = projection;
  const links = projection.purchases.heads.length;
  const header: ProjectionHeader = { layer, edition, builtAt, nodes: keys.length, links, quality };
  await writeChecked(projectionFile(folder, layer), format, header, partsOf(projection));
}

function* partsOf(projection: Projection): Generator<Uint8Array> {
  for (const array of arraysOf(projection)) yield bytesOf(array);
  yield* nodeLines(projection);
}

/** A projection, and of which edition of its dataset it is. */
interface ProjectionOfEdition {
  readonly edition: string;
  readonly projection: Projection;
}

/**
 * The projection of the layer as its file has it, of whatever edition; null where there is none, or it is broken or cut off.
 *
 * @complexity O(n + m): of 10 million links see bench/results/firms.json.
 */
export function readProjection(folder: string, layer: Layer): Promise<ProjectionOfEdition | null> {
  return readChecked<ProjectionHeader, ProjectionOfEdition>(
    projectionFile(folder, layer),
    format,
    async (header, parts) =>
      isHeader(header) && nameOf(header.layer) === nameOf(layer)
        ? { edition: header.edition, projection: await readRest(header, parts) }
        : null,
  );
}

/** What the files of a folder say of themselves, largest first; they are not checked. */
export async function projectionsInFolder(folder: string): Promise<readonly (ProjectionHeader & { bytes: number })[]> {
  const names = await readdir(folder).catch(() => []); // none before the first projection
  const files = names.filter((name) => name.endsWith('.projection')).map((name) => join(folder, name));
  const headers = await Promise.all(files.map((file) => headerOf<ProjectionHeader>(file, format)));
  return headers.flatMap((header) => (header && isHeader(header) ? [header] : [])).sort((a, b) => b.bytes - a.bytes);
}

function projectionFile(folder: string, layer: Layer): string {
  const name = createHash('sha256').update(nameOf(layer)).digest('hex').slice(0, 16);
  return join(folder, `${name}.projection`);
}

function nameOf({ of, dataset, year }: Layer): string {
  return JSON.stringify([of, dataset, year]);
}

function isHeader({ layer, nodes, links }: ProjectionHeader): boolean {
  return typeof layer?.dataset === 'string' && nodes >= 0 && links >= 0;
}

async function readRest(
  { layer, nodes, links, quality, builtAt }: ProjectionHeader,
  parts: CheckedParts,
): Promise<Projection> {
  if (parts.left < 4 * (nodes + 1) + 12 * links + 22 * nodes) throw new RangeError('the file is too short');
  const arrays = {
    purchases: {
      starts: shared(Uint32Array, nodes + 1),
      heads: shared(Uint32Array, links),
      weights: shared(Float64Array, links),
    },
    unknown: shared(Float64Array, nodes),
    outputUsd: shared(Float64Array, nodes),
    unstated: shared(Uint8Array, nodes),
    repairs: shared(Uint8Array, nodes),
    unvalued: shared(Uint32Array, nodes),
  };
  for (const array of arraysOf(arrays)) await parts.readInto(bytesOf(array));
  const text = Buffer.allocUnsafe(parts.left);
  await parts.readInto(text);
  return { layer, ...(await readNodeLines(text)), ...arrays, quality, builtAt };
}

/** The arrays in the order of the file. */
export function arraysOf({ purchases, unknown, outputUsd, unstated, repairs, unvalued }: PurchaseShares) {
  return [purchases.starts, purchases.heads, purchases.weights, unknown, outputUsd, unstated, repairs, unvalued];
}
