import { closeSync, openSync, readSync, rmSync, writeFileSync } from 'node:fs';

/** Characters held in memory before they go to disk as a run: some 100,000 records. */
const usualRun = 16 * 1024 * 1024;

/** Bytes that are read of each run at a time while runs are merged. */
const blockSize = 64 * 1024;

/** Characters of a text that is written at once: more is memory that the system has to hand over anew each time. */
const writtenAtOnce = 64 * 1024;

/**
 * Lines of text in order, however many: what is more than a run lies on disk, sorted, and is merged as it is read.
 *
 * Few lines never touch the disk. They are in the order of their UTF-16 code units, equal ones as often as they were added,
 * and can be read any number of times. Memory: one run, and a block of each run that lies on disk while they are read.
 */
export class SortedRuns implements Iterable<string> {
  readonly #path: string;
  readonly #charactersInMemory: number;
  /** One file holds all runs, one after the other. */
  #file: number | null = null;
  #size = 0;
  readonly #runs: { readonly from: number; readonly to: number }[] = [];
  #lines: string[] = [];
  #characters = 0;

  /** @param path of the file that is written where memory does not hold all. */
  constructor(path: string, charactersInMemory = usualRun) {
    this.#path = path;
    this.#charactersInMemory = charactersInMemory;
  }

  /** Adds a line, which has no line end in it. */
  add(line: string): void {
    this.#lines.push(line);
    this.#characters += line.length;
    if (this.#characters > this.#charactersInMemory) this.#spill();
  }

  *[Symbol.iterator](): Generator<string> {
    if (this.#file !== null && this.#lines.length > 0) this.#spill();
    const file = this.#file;
    if (file === null) yield* this.#lines.sort();
    else yield* merged(this.#runs.map((run) => new Cursor(run.from, run.to, file)).filter((one) => one.advance()));
  }

  /** Forgets all lines, and removes what lies on disk. */
  clear(): void {
    this.#lines = [];
    this.#characters = 0;
    this.#runs.length = 0;
    this.#size = 0;
    if (this.#file === null) return;
    closeSync(this.#file);
    rmSync(this.#path, { force: true });
    this.#file = null;
  }

  #spill(): void {
    const file = this.#file ?? openSync(this.#path, 'w+');
    this.#file = file;
    const from = this.#size;
    const write = (text: string) => {
      const bytes = Buffer.from(text);
      writeFileSync(file, bytes); // at the end: what is read says where
      this.#size += bytes.length;
    };
    let text = '';
    for (const line of this.#lines.sort()) {
      text += `${line}\n`;
      if (text.length < writtenAtOnce) continue;
      write(text);
      text = '';
    }
    write(text);
    this.#runs.push({ from, to: this.#size });
    this.#lines = [];
    this.#characters = 0;
  }
}

/** A place among the sorted lines of a run on disk, which moves forward. */
class Cursor {
  /** Where it stands, once it was advanced for the first time. */
  line = '';
  readonly #file: number;
  #from: number;
  readonly #to: number;
  /** Whole lines, cut one by one: all at once they would wait for their turn and be copied by the collector. */
  #block = '';
  #at = 0;

  constructor(from: number, to: number, file: number) {
    this.#from = from;
    this.#to = to;
    this.#file = file;
  }

  /** @returns whether there was a next line. */
  advance(): boolean {
    if (this.#at === this.#block.length && !this.#readBlock(blockSize)) return false;
    const end = this.#block.indexOf('\n', this.#at);
    this.line = this.#block.slice(this.#at, end);
    this.#at = end + 1;
    return true;
  }

  /** Reads on up to the end of a line. */
  #readBlock(size: number): boolean {
    if (this.#from === this.#to) return false;
    const block = Buffer.allocUnsafe(Math.min(size, this.#to - this.#from));
    const length = readSync(this.#file, block, 0, block.length, this.#from);
    const end = block.lastIndexOf(0x0a, length - 1) + 1;
    if (end === 0) return this.#readBlock(2 * size); // a line longer than the block
    this.#block = block.toString('utf8', 0, end);
    this.#at = 0;
    this.#from += end;
    return true;
  }
}

/** The lines of all cursors in order, the least on top of a binary heap. */
function* merged(cursors: readonly Cursor[]): Generator<string> {
  const heap = [...cursors].sort((a, b) => (a.line < b.line ? -1 : 1));
  for (let top = heap[0]; top !== undefined; top = heap[0]) {
    yield top.line;
    if (!top.advance()) {
      const last = heap.pop() as Cursor;
      if (heap.length === 0) return;
      if (last !== top) heap[0] = last;
    }
    sink(heap);
  }
}

/** Moves the cursor on top down to where it belongs. */
function sink(heap: Cursor[]): void {
  const top = heap[0] as Cursor;
  let at = 0;
  for (;;) {
    let least = 2 * at + 1;
    if (least >= heap.length) break;
    if (least + 1 < heap.length && (heap[least + 1] as Cursor).line < (heap[least] as Cursor).line) least++;
    if (top.line <= (heap[least] as Cursor).line) break;
    heap[at] = heap[least] as Cursor;
    at = least;
  }
  heap[at] = top;
}
