import type { FirmName } from './firm-name.ts';
import { foldedWords } from './name-agreement.ts';

/** Members above which a block is too common to tell anything: nobody compares all whose name has `China`. */
const largestBlock = 4_000;

/** In a smaller table blocks would share places so often that rare ones look common. */
const fewestPlaces = 65_536;

/**
 * The blocks that a name falls into: two names that share none are not compared.
 *
 * By all words in any order, by each word of three letters and more, by the first four letters, and by initials, of the
 * spelling that all scripts share. A slip of the pen in the first four letters of a name of one word is missed.
 *
 * @source Blocking: Fellegi & Sunter (1969), section 3; the first letters as in Christen, Data Matching (2012), chapter 4.
 */
export function blocksOfName(name: FirmName): readonly string[] {
  const words = foldedWords(name.words);
  const whole = words.join('');
  const blocks = new Set([`=${[...new Set(words)].sort().join('')}`, `=${whole}`, `^${whole.slice(0, 4)}`]);
  for (const word of words) if (word.length >= 3) blocks.add(`+${word}`);
  for (const initials of foldedWords(name.initials)) blocks.add(`=${initials}`);
  return [...blocks];
}

/**
 * Which items share a block with a question. Items are numbered from 0; first `add` all, then `finish`, then ask.
 *
 * Blocks are kept as hashes, 4 bytes for each block of an item and 4 to 8 for each place of the table: two blocks that
 * share a hash only make a candidate more. While it is built it takes 8 bytes more for each block of an item.
 */
export class BlockIndex {
  #hashes = new Uint32Array(1_024);
  #items = new Uint32Array(1_024);
  #count = 0;
  #starts: Uint32Array | null = null;

  /** Puts an item into a block. */
  add(item: number, block: string): void {
    if (this.#starts) throw new RangeError('the index is finished');
    if (this.#count === this.#items.length) {
      this.#hashes = grown(this.#hashes);
      this.#items = grown(this.#items);
    }
    this.#hashes[this.#count] = hashOf(block);
    this.#items[this.#count++] = item;
  }

  /** Sorts what was added by block, in time and memory linear in it. */
  finish(): this {
    const places = 2 ** Math.ceil(Math.log2(Math.max(fewestPlaces, this.#count)));
    const starts = new Uint32Array(places + 1);
    for (let k = 0; k < this.#count; k++) {
      const place = this.#hashes[k]! & (places - 1);
      starts[place + 1] = starts[place + 1]! + 1;
    }
    for (let place = 0; place < places; place++) starts[place + 1] = starts[place + 1]! + starts[place]!;
    const items = new Uint32Array(this.#count);
    const next = starts.slice(0, -1);
    for (let k = 0; k < this.#count; k++) {
      const place = this.#hashes[k]! & (places - 1);
      items[next[place]!] = this.#items[k]!;
      next[place] = next[place]! + 1;
    }
    this.#starts = starts;
    this.#items = items;
    this.#hashes = new Uint32Array(0);
    return this;
  }

  /**
   * Items that share a block with the question, those that share the rarest first, at most `most` of them.
   *
   * A block of more than 4,000 items is passed over.
   */
  sharing(blocks: Iterable<string>, most: number): readonly number[] {
    const starts = this.#starts;
    if (!starts) throw new RangeError('the index is not finished');
    const shared = new Map<number, number>();
    for (const block of new Set(blocks)) {
      const place = hashOf(block) & (starts.length - 2);
      const [from, to] = [starts[place]!, starts[place + 1]!];
      if (to - from > largestBlock) continue;
      for (let k = from; k < to; k++) {
        const item = this.#items[k]!;
        shared.set(item, (shared.get(item) ?? 0) + 1 / (to - from));
      }
    }
    return [...shared]
      .sort(([a, x], [b, y]) => y - x || a - b)
      .slice(0, most)
      .map(([item]) => item);
  }
}

function grown(array: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(2 * array.length);
  larger.set(array);
  return larger;
}

/** FNV-1a with a last mixing, so that its lowest digits are as good as the others. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}
