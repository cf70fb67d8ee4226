import { createHash, randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { nodeLines, readNodeLines } from './node-lines.ts';
import type { Layer, Projection } from './projection.ts';
import type { ProjectionQuality, PurchaseShares } from './purchase-rows.ts';
import { shared } from './shared-memory.ts';

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

/** Another layout gets another number: a file of an older one is not read, and written anew. */
const magic = 'isthmus projection 5\n';
const checksumBytes = 32;
/** Read, checked and written at a time: a few milliseconds of the event loop. */
const chunkBytes = 4 * 2 ** 20;

/**
 * Writes a projection to its file in the folder, whole or not at all.
 *
 * Layout: a line that names the format, a line of JSON (`ProjectionHeader`), the arrays as they lie in memory, the nodes as
 * lines of JSON, and the SHA-256 of all that. 12 bytes a link, and about 80 a node.
 */
export async function writeProjection(folder: string, projection: Projection, edition: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const path = projectionFile(folder, projection.layer);
  const unfinished = `${path}.${randomUUID()}.part`;
  const { layer, keys, quality, builtAt } = projection;
  const links = projection.purchases.heads.length;
  const header: ProjectionHeader = { layer, edition, builtAt, nodes: keys.length, links, quality };
  const file = await open(unfinished, 'w');
  try {
    const hash = createHash('sha256');
    const write = async (bytes: Uint8Array) => {
      for (let at = 0; at < bytes.length; at += chunkBytes) {
        const chunk = bytes.subarray(at, at + chunkBytes);
        hash.update(chunk);
        await file.writeFile(chunk);
      }
    };
    await write(Buffer.from(`${magic}${JSON.stringify(header)}\n`));
    for (const array of arraysOf(projection)) await write(bytesOf(array));
    for (const line of nodeLines(projection)) await write(line);
    await file.writeFile(hash.digest());
    await file.sync();
    await file.close();
    await rename(unfinished, path);
  } catch (error) {
    await file.close();
    await rm(unfinished, { force: true });
    throw error;
  }
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
export async function readProjection(folder: string, layer: Layer): Promise<ProjectionOfEdition | null> {
  const file = await open(projectionFile(folder, layer)).catch(() => null); // none was written, or it can't be read
  if (file === null) return null;
  try {
    const beginning = await readBeginning(file);
    if (beginning === null || nameOf(beginning.header.layer) !== nameOf(layer)) return null;
    const projection = await readRest(file, beginning);
    return projection && { edition: beginning.header.edition, projection };
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError) return null; // it does not hold what its header says
    throw error;
  } finally {
    await file.close();
  }
}

/** What the files of a folder say of themselves, largest first; they are not checked. */
export async function projectionsInFolder(folder: string): Promise<readonly (ProjectionHeader & { bytes: number })[]> {
  const found: (ProjectionHeader & { bytes: number })[] = [];
  const names = await readdir(folder).catch(() => []); // none before the first projection
  for (const name of names) {
    const file = name.endsWith('.projection') ? await open(join(folder, name)).catch(() => null) : null;
    if (file === null) continue;
    const beginning = await readBeginning(file).catch(() => null);
    if (beginning) found.push({ ...beginning.header, bytes: (await file.stat()).size });
    await file.close();
  }
  return found.sort((a, b) => b.bytes - a.bytes);
}

function projectionFile(folder: string, layer: Layer): string {
  const name = createHash('sha256').update(nameOf(layer)).digest('hex').slice(0, 16);
  return join(folder, `${name}.projection`);
}

function nameOf({ of, dataset, year }: Layer): string {
  return JSON.stringify([of, dataset, year]);
}

interface Beginning {
  readonly header: ProjectionHeader;
  /** Bytes of the two lines. */
  readonly bytes: Buffer;
}

async function readBeginning(file: FileHandle): Promise<Beginning | null> {
  const buffer = Buffer.alloc(16 * 1024);
  const { bytesRead } = await file.read(buffer, 0, buffer.length, 0);
  const read = buffer.subarray(0, bytesRead);
  const end = read.indexOf(10, magic.length);
  if (end < 0 || read.toString('utf8', 0, magic.length) !== magic) return null;
  const header = JSON.parse(read.toString('utf8', magic.length, end)) as ProjectionHeader;
  if (typeof header.layer?.dataset !== 'string' || !(header.nodes >= 0 && header.links >= 0)) return null;
  return { header, bytes: read.subarray(0, end + 1) };
}

async function readRest(file: FileHandle, { header, bytes }: Beginning): Promise<Projection | null> {
  const { layer, nodes, links, quality, builtAt } = header;
  const fixed = bytes.length + 4 * (nodes + 1) + 12 * links + 22 * nodes;
  const { size } = await file.stat();
  if (!(size >= fixed + checksumBytes)) return null;
  const hash = createHash('sha256').update(bytes);
  let position = bytes.length;

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
  for (const array of arraysOf(arrays)) {
    await readInto(bytesOf(array));
  }
  const text = Buffer.allocUnsafe(size - checksumBytes - position);
  await readInto(text);
  const checksum = Buffer.alloc(checksumBytes);
  await file.read(checksum, 0, checksumBytes, position);
  if (!hash.digest().equals(checksum)) return null;

  return { layer, ...(await readNodeLines(text)), ...arrays, quality, builtAt };

  async function readInto(target: Uint8Array): Promise<void> {
    for (let at = 0; at < target.length; ) {
      const { bytesRead } = await file.read(target, at, Math.min(chunkBytes, target.length - at), position);
      if (bytesRead === 0) throw new RangeError('the file ends too early');
      hash.update(target.subarray(at, at + bytesRead));
      at += bytesRead;
      position += bytesRead;
    }
  }
}

/** The arrays in the order of the file. */
export function arraysOf({ purchases, unknown, outputUsd, unstated, repairs, unvalued }: PurchaseShares) {
  return [purchases.starts, purchases.heads, purchases.weights, unknown, outputUsd, unstated, repairs, unvalued];
}

function bytesOf({ buffer, byteOffset, byteLength }: Uint8Array | Uint32Array | Float64Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}
