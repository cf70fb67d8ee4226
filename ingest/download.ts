import { createHash } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { type DownloadFault, KnownError } from '../model/errors.ts';
import type { RemoteFile } from './source.ts';
import { type InputFile, readInputFile } from './table.ts';

/** What is known of a file that was fetched, kept beside it as `<name>.json`. */
export interface FetchedFile {
  readonly path: string;
  readonly url: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** When it was first fetched as it is. */
  readonly retrievedAt: string;
}

/** How patient a download is. */
export interface Patience {
  /** Requests before it gives up, 6 unless said; those that brought bytes do not count. */
  readonly attempts?: number;
  /** Before the second request, 1,000 unless said; twice as long before each further one. */
  readonly pauseMs?: number;
  /** Without a byte, 60,000 unless said. */
  readonly stallMs?: number;
  /** The longest that a server may ask us to wait, 300,000 unless said. */
  readonly longestWaitMs?: number;
}

/** Where a download that is under way comes from: more of it fits only what has the same validator. */
const partShape = z.object({ url: z.string(), etag: z.string().nullable(), lastModified: z.string().nullable() });
const sidecarShape = partShape.extend({ sha256: z.string(), bytes: z.number(), retrievedAt: z.string() });
type Part = z.infer<typeof partShape>;

/** Bytes that a file may have: the largest publication that we read, packed, has a tenth of it. */
const mostBytes = 16 * 1024 ** 3;

/**
 * The files of a publisher, one after the other with a second between them, each kept in the folder.
 *
 * @throws KnownError DOWNLOAD_FAILED
 */
export async function downloadAll(
  files: readonly RemoteFile[],
  folder: string,
  patience: Patience = {},
): Promise<FetchedFile[]> {
  const fetched: FetchedFile[] = [];
  for (const [at, file] of files.entries()) {
    if (at > 0) await pause(patience.pauseMs ?? 1_000);
    fetched.push(await download(file, folder, patience));
  }
  return fetched;
}

/**
 * A file of a publisher, as it is now: fetched, or as it lies in the folder where the publisher says that it has not changed.
 *
 * What was cut off is gone on with by the next attempt, or the next call, if the file is still the same. The file appears
 * under its name once it is whole and of its form, with its checksum beside it; until then only `<name>.part` is there.
 *
 * @throws KnownError DOWNLOAD_FAILED with what was found and wanted; nothing is kept but what can be gone on with.
 */
export async function download(file: RemoteFile, folder: string, patience: Patience = {}): Promise<FetchedFile> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, file.name);
  const known = await readKnown(path, file.url);
  for (let attempt = 1; ; attempt++) {
    const before = await sizeOf(`${path}.part`);
    const outcome = await attemptDownload(file, path, known, patience).catch(networkFault);
    if ('fetched' in outcome) return outcome.fetched;
    const { fault, retry } = outcome;
    if ((await sizeOf(`${path}.part`)) - before >= headway) attempt = 1;
    if (retry !== 'NEVER' && attempt < (patience.attempts ?? 6) && retry <= (patience.longestWaitMs ?? 300_000)) {
      await pause(Math.max(retry, (patience.pauseMs ?? 1_000) * 2 ** (attempt - 1)));
      continue;
    }
    const part = await readPart(path, file.url);
    const canGoOn = fault.keepsPart && (part?.etag ?? part?.lastModified ?? null) !== null;
    if (!canGoOn) await dropPart(path);
    const { reason, found, wanted, cause } = fault;
    throw new KnownError('DOWNLOAD_FAILED', { url: file.url, reason, found, wanted }, cause);
  }
}

/** Bytes after which an attempt that was cut off is no failure, so that a long file gets through a bad line. */
const headway = 1024 ** 2;

interface Fault {
  readonly reason: DownloadFault;
  readonly found: string;
  readonly wanted: string;
  /** What came so far can be gone on with. */
  readonly keepsPart: boolean;
  readonly cause?: unknown;
}
/** `retry` is the time in ms that the server asks to wait for, 0 for none. */
type Outcome = { readonly fetched: FetchedFile } | { readonly fault: Fault; readonly retry: number | 'NEVER' };

async function attemptDownload(
  file: RemoteFile,
  path: string,
  known: FetchedFile | null,
  { stallMs = 60_000 }: Patience,
): Promise<Outcome> {
  const part = await readPart(path, file.url);
  const have = part === null ? 0 : await sizeOf(`${path}.part`);
  const stalled = new AbortController();
  let timer = setTimeout(() => stalled.abort(), stallMs);
  try {
    const response = await fetch(file.url, {
      headers: { ...headersFor(file, part, have, known), 'user-agent': 'isthmus', 'accept-encoding': 'identity' },
      signal: stalled.signal,
    });
    const refused = refusalOf(response, have, known);
    if (refused !== null) {
      await response.body?.cancel();
      if (refused === 'START_ANEW') await dropPart(path);
      return refused === 'START_ANEW'
        ? { fault: fault('WRONG_LENGTH', `status ${response.status} for the rest`, 'the rest of the file'), retry: 0 }
        : refused;
    }
    const isRest = response.status === 206;
    if (!isRest) await startPart(path, file.url, response);
    const stated = statedLength(response);
    if (stated !== null && stated > mostBytes)
      return { fault: fault('WRONG_LENGTH', `${stated} bytes`, `at most ${mostBytes}`), retry: 'NEVER' };
    const handle = await open(`${path}.part`, isRest ? 'a' : 'w');
    let bytes = isRest ? have : 0;
    try {
      for await (const chunk of response.body ?? []) {
        clearTimeout(timer);
        timer = setTimeout(() => stalled.abort(), stallMs);
        bytes += chunk.length;
        if (bytes > (stated ?? mostBytes))
          return {
            fault: fault('WRONG_LENGTH', `more than ${stated ?? mostBytes} bytes`, 'as many as the server states'),
            retry: 'NEVER',
          };
        await handle.write(chunk);
      }
      await handle.sync();
    } finally {
      await handle.close();
    }
    if (stated !== null && bytes < stated)
      return {
        fault: { ...fault('CUT', `${bytes} bytes`, `${stated}, as the server states`), keepsPart: true },
        retry: 0,
      };
    return await keep(file, path);
  } finally {
    clearTimeout(timer);
  }
}

function headersFor(
  file: RemoteFile,
  part: Part | null,
  have: number,
  known: FetchedFile | null,
): Record<string, string> {
  const validator = part?.etag ?? part?.lastModified;
  if (have > 0 && validator) return { ...file.headers, range: `bytes=${have}-`, 'if-range': validator };
  return {
    ...file.headers,
    ...(known?.etag ? { 'if-none-match': known.etag } : {}),
    ...(known?.lastModified ? { 'if-modified-since': known.lastModified } : {}),
  };
}

/** What there is instead of the bytes of a file; null where they follow. */
function refusalOf(
  { status, headers }: Response,
  have: number,
  known: FetchedFile | null,
): Outcome | 'START_ANEW' | null {
  if (status === 304 && known) return { fetched: known };
  if (status === 416) return 'START_ANEW';
  if (status === 206) {
    const start = /^bytes (\d+)-\d+\/\d+$/.exec(headers.get('content-range') ?? '')?.[1];
    return have > 0 && Number(start) === have ? null : 'START_ANEW';
  }
  if (status === 200) {
    const type = headers.get('content-type') ?? '';
    // What stands where the file was is a page about it.
    return /^text\/html/i.test(type)
      ? { fault: fault('WRONG_TYPE', `the type ${type}`, 'a file of data'), retry: 'NEVER' }
      : null;
  }
  const isBusy = status === 429 || status === 503;
  const mayPass = isBusy || status === 408 || status >= 500;
  const asked = isBusy ? waitAsked(headers.get('retry-after')) : 0;
  const found = `status ${status}${asked > 0 ? `, to be tried again in ${Math.ceil(asked / 1_000)} s` : ''}`;
  return {
    fault: { ...fault(isBusy ? 'BUSY' : 'STATUS', found, 'status 200'), keepsPart: mayPass },
    retry: mayPass ? asked : 'NEVER',
  };
}

/** Milliseconds that `Retry-After` asks for, in seconds or as a date. */
function waitAsked(header: string | null): number {
  if (header === null) return 0;
  if (/^\d+$/.test(header.trim())) return Number(header) * 1_000;
  const until = Date.parse(header);
  return Number.isNaN(until) ? 0 : Math.max(0, until - Date.now());
}

/** Bytes of the whole file; null where the server does not say, or packs what it sends. */
function statedLength({ status, headers }: Response): number | null {
  if (status === 206) return Number(/\/(\d+)$/.exec(headers.get('content-range') ?? '')?.[1]);
  const length = headers.get('content-length');
  return length === null || (headers.get('content-encoding') ?? 'identity') !== 'identity' ? null : Number(length);
}

async function startPart(path: string, url: string, response: Response): Promise<void> {
  await dropPart(path);
  const etag = response.headers.get('etag');
  const part: Part = {
    url,
    etag: etag?.startsWith('W/') ? null : etag, // a weak one does not promise the same bytes
    lastModified: response.headers.get('last-modified'),
  };
  await writeFile(`${path}.part.json`, JSON.stringify(part));
}

/** Puts what came under its name, if it is of its form and what was asked for. */
async function keep(file: RemoteFile, path: string): Promise<Outcome> {
  const came = await readInputFile(`${path}.part`);
  const found = (await isOfForm(came, file.form)) ? ((await file.refuse?.(came)) ?? null) : `no ${file.form}`;
  if (found !== null) {
    const isForm = found !== `no ${file.form}`;
    return {
      fault: fault(isForm ? 'REFUSED' : 'WRONG_TYPE', found, isForm ? 'all that was asked for' : file.form),
      retry: 'NEVER',
    };
  }
  const part = await readPart(path, file.url);
  const about = {
    url: file.url,
    sha256: came.sha256,
    bytes: await sizeOf(came.path),
    etag: part?.etag ?? null,
    lastModified: part?.lastModified ?? null,
    retrievedAt: new Date().toISOString(),
  };
  await rename(came.path, path);
  await writeFile(`${path}.json`, `${JSON.stringify(about, null, 2)}\n`);
  await dropPart(path);
  return { fetched: { path, ...about } };
}

async function isOfForm({ path }: InputFile, form: RemoteFile['form']): Promise<boolean> {
  const handle = await open(path);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(512), 0, 512, 0);
    const start = buffer.subarray(0, bytesRead).toString('latin1').trimStart();
    if (form === 'ZIP') return start.startsWith('PK\x03\x04');
    return form === 'JSON' ? /^[{[]/.test(start) : start !== '' && !/^[<{[]/.test(start);
  } finally {
    await handle.close();
  }
}

/** The file as it was fetched before from the address, if it lies there as it was. */
async function readKnown(path: string, url: string): Promise<FetchedFile | null> {
  const about = await readJson(`${path}.json`, sidecarShape);
  if (about === null || about.url !== url || (await sizeOf(path)) !== about.bytes) return null;
  const hash = createHash('sha256');
  const handle = await open(path);
  for await (const chunk of handle.createReadStream()) hash.update(chunk as Buffer);
  return hash.digest('hex') === about.sha256 ? { path, ...about } : null;
}

async function readPart(path: string, url: string): Promise<Part | null> {
  const part = await readJson(`${path}.part.json`, partShape);
  return part?.url === url ? part : null;
}

async function readJson<T>(path: string, shape: z.ZodType<T>): Promise<T | null> {
  try {
    return shape.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    return null; // not there, or cut: as if nothing had been fetched
  }
}

async function dropPart(path: string): Promise<void> {
  await rm(`${path}.part`, { force: true });
  await rm(`${path}.part.json`, { force: true });
}

async function sizeOf(path: string): Promise<number> {
  return await stat(path).then(
    ({ size }) => size,
    () => 0,
  );
}

function fault(reason: DownloadFault, found: string, wanted: string): Fault {
  return { reason, found, wanted, keepsPart: false };
}

/** The network failed: nobody there, nothing more said for too long, or cut in the middle. Anything else is thrown on. */
function networkFault(cause: unknown): Outcome {
  const { name, message, cause: inner } = cause as Partial<Error>;
  const why = (inner as Partial<Error> | undefined)?.message || message || '';
  const of = (reason: DownloadFault, found: string, wanted: string): Outcome => ({
    fault: { reason, found, wanted, keepsPart: true, cause },
    retry: 0,
  });
  if (name === 'AbortError') return of('STALLED', 'no byte for too long', 'a server that answers');
  if (name === 'TypeError' && message === 'terminated') return of('CUT', why, 'the whole file'); // as fetch words it
  if (name === 'TypeError' && message === 'fetch failed') return of('UNREACHABLE', why || 'nobody', 'an answer');
  throw cause;
}
