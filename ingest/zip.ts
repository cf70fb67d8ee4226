import type { Readable } from 'node:stream';
import { type Entry, openPromise, type ZipFile } from 'yauzl';

/** Members that an archive may have: a workbook has some dozen, a publisher's download one. */
const mostMembers = 10_000;

/** A ZIP archive, by its directory; what a member unpacks to is measured against what the directory says. */
export class Zip {
  readonly #archive: ZipFile;
  readonly #members: ReadonlyMap<string, Entry>;

  private constructor(archive: ZipFile, members: ReadonlyMap<string, Entry>) {
    this.#archive = archive;
    this.#members = members;
  }

  /** @throws Error where the file is no ZIP archive, is cut, or has too many members. */
  static async open(path: string): Promise<Zip> {
    const archive = await openPromise(path, { autoClose: false, lazyEntries: true });
    try {
      if (archive.entryCount > mostMembers) throw new Error(`an archive of ${archive.entryCount} files`);
      const members = new Map<string, Entry>();
      for await (const entry of archive.eachEntry())
        if (!entry.fileName.endsWith('/')) members.set(entry.fileName, entry);
      return new Zip(archive, members);
    } catch (error) {
      archive.close();
      throw error;
    }
  }

  get names(): readonly string[] {
    return [...this.#members.keys()];
  }

  /** Bytes that a member unpacks to, as the directory says; null where there is no such member. */
  sizeOf(name: string): number | null {
    return this.#members.get(name)?.uncompressedSize ?? null;
  }

  /** The bytes of a member; they fail where they are more or fewer than the directory says, or encrypted. */
  async bytes(name: string): Promise<Readable> {
    const entry = this.#members.get(name);
    if (entry === undefined) throw new Error(`no '${name}' in the archive`);
    return await this.#archive.openReadStreamPromise(entry);
  }

  close(): void {
    this.#archive.close();
  }
}
