import { createHash, randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

const checksumBytes = 32;
/** Read, checked and written at a time: a few milliseconds of the event loop. */
const chunkBytes = 4 * 2 ** 20;
/** Read first for the line of the format and the header's; most are no longer. */
const beginningBytes = 64 * 1024;
/** Milliseconds after which nobody goes on writing an unfinished file. */
const abandonedAfter = 24 * 60 * 60 * 1000;

/**
 * Writes a file whole or not at all, and takes away what processes that were killed a day ago or earlier left unfinished in its
 * folder.
 *
 * Layout: a line that names the format, a line of JSON, the parts one after the other, and the SHA-256 of all that.
 */
export async function writeChecked(
  path: string,
  format: string,
  header: object,
  parts: Iterable<Uint8Array>,
): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await removeAbandoned(dirname(path));
  const unfinished = `${path}.${randomUUID()}.part`;
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
    await write(Buffer.from(`${format}\n${JSON.stringify(header)}\n`));
    for (const part of parts) await write(part);
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

const unfinishedName = /\.[\da-f-]{36}\.part$/;

async function removeAbandoned(folder: string): Promise<void> {
  const unfinished = (await readdir(folder)).filter((name) => unfinishedName.test(name));
  for (const file of unfinished.map((name) => join(folder, name))) {
    const found = await stat(file).catch(() => null); // finished or removed meanwhile
    if (found && Date.now() - found.mtimeMs > abandonedAfter) await rm(file, { force: true });
  }
}

/** The parts of a file, read from the first on. */
export interface CheckedParts {
  /** Bytes of the parts that were not read yet. */
  readonly left: number;
  /** Fills the target with the next bytes. @throws RangeError where the file ends first. */
  readInto(target: Uint8Array): Promise<void>;
}

/**
 * What a file of the format holds; null where there is none, it is of another format or broken, or `read` says so.
 *
 * @param read  makes something of the header and the parts, of which it reads all; what it makes counts only where the
 *   checksum is right. A RangeError or SyntaxError that it throws says that the file is broken.
 */
export async function readChecked<H, T>(
  path: string,
  format: string,
  read: (header: H, parts: CheckedParts) => Promise<T | null>,
): Promise<T | null> {
  const file = await open(path).catch(() => null); // none was written, or it can't be read
  if (file === null) return null;
  try {
    const beginning = await readBeginning<H>(file, format);
    if (beginning === null) return null;
    const hash = createHash('sha256').update(beginning.bytes);
    const end = (await file.stat()).size - checksumBytes;
    let position = beginning.bytes.length;
    const parts: CheckedParts = {
      get left() {
        return end - position;
      },
      async readInto(target) {
        for (let at = 0; at < target.length; ) {
          const wanted = Math.min(chunkBytes, target.length - at, end - position);
          const { bytesRead } = wanted > 0 ? await file.read(target, at, wanted, position) : { bytesRead: 0 };
          if (bytesRead === 0) throw new RangeError('the file ends too early');
          hash.update(target.subarray(at, at + bytesRead));
          at += bytesRead;
          position += bytesRead;
        }
      },
    };
    const made = await read(beginning.header, parts);
    if (made === null || parts.left !== 0) return null;
    const checksum = Buffer.alloc(checksumBytes);
    await file.read(checksum, 0, checksumBytes, position);
    return hash.digest().equals(checksum) ? made : null;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError) return null; // it does not hold what its header says
    throw error;
  } finally {
    await file.close();
  }
}

/** What a file says of itself, unchecked, and its size in bytes; null where it is no file of the format. */
export async function headerOf<H>(path: string, format: string): Promise<(H & { readonly bytes: number }) | null> {
  const file = await open(path).catch(() => null);
  if (file === null) return null;
  const beginning = await readBeginning<H>(file, format).catch(() => null);
  const bytes = (await file.stat()).size;
  await file.close();
  return beginning && { ...beginning.header, bytes };
}

interface Beginning<H> {
  readonly header: H;
  /** Of the two lines. */
  readonly bytes: Buffer;
}

async function readBeginning<H>(file: FileHandle, format: string): Promise<Beginning<H> | null> {
  const name = Buffer.from(`${format}\n`);
  let read = await readAt(file, 0, beginningBytes);
  if (!read.subarray(0, name.length).equals(name)) return null;
  let end = firstControl(read, name.length);
  while (end < 0) {
    const searched = read.length;
    const more = await readAt(file, searched, searched);
    if (more.length === 0) return null;
    read = Buffer.concat([read, more]);
    end = firstControl(read, searched);
  }
  if (read[end] !== 10) return null;
  return { header: JSON.parse(read.toString('utf8', name.length, end)) as H, bytes: read.subarray(0, end + 1) };
}

/** JSON has every control character escaped, so the first one ends its line, or the file is broken; −1 where there is none. */
function firstControl(bytes: Buffer, from: number): number {
  for (let at = from; at < bytes.length; at++) if ((bytes[at] as number) < 32) return at;
  return -1;
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, position);
  return buffer.subarray(0, bytesRead);
}
