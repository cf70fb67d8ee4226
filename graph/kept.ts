/** How much is kept: so many values, of so many bytes together. */
export interface Room {
  readonly most: number;
  readonly bytes: number;
}

/**
 * Memory for what one cache of what is computed keeps. The thread that serves has one for all answers, and for each layer one of
 * blocs placed on it and one of how far owners and control make nodes count; the thread that computes has one for the solutions on
 * all layers, and one of memberships for each day of holdings.
 */
export const roomForAnswers = 2 ** 30;

/**
 * Values by key, the one unused for longest let go of first where they are too many or too large together. The newest stays,
 * however large.
 */
export class Kept<V> {
  readonly #room: Room;
  readonly #values = new Map<string, { readonly value: V; bytes: number }>();
  #bytes = 0;

  constructor(room: Room) {
    this.#room = room;
  }

  get(key: string): V | undefined {
    const held = this.#values.get(key);
    if (held === undefined) return undefined;
    this.#values.delete(key);
    this.#values.set(key, held);
    return held.value;
  }

  /** Whether the key still stands for this value. */
  has(key: string, value: V): boolean {
    return this.#values.get(key)?.value === value;
  }

  set(key: string, value: V, bytes: number): void {
    this.delete(key);
    this.#values.set(key, { value, bytes });
    this.#bytes += bytes;
    this.#makeRoom();
  }

  /** Says how large a value is that was not known when it came. */
  weigh(key: string, bytes: number): void {
    const held = this.#values.get(key);
    if (held === undefined) return;
    this.#bytes += bytes - held.bytes;
    held.bytes = bytes;
    this.#makeRoom();
  }

  delete(key: string): void {
    this.#bytes -= this.#values.get(key)?.bytes ?? 0;
    this.#values.delete(key);
  }

  /** Lets go of every value whose key begins so. */
  deleteBelow(prefix: string): void {
    for (const key of this.#values.keys()) if (key.startsWith(prefix)) this.delete(key);
  }

  #makeRoom(): void {
    for (const key of this.#values.keys()) {
      if (this.#values.size <= this.#room.most && this.#bytes <= this.#room.bytes) return;
      if (this.#values.size === 1) return;
      this.delete(key);
    }
  }
}

/** Bytes of a typed array, or of those among the values of an object or in lists there; all else is small beside them. */
export function bytesOfArrays(value: unknown): number {
  if (ArrayBuffer.isView(value)) return value.byteLength;
  if (value === null || typeof value !== 'object') return 0;
  let bytes = 0;
  for (const part of Object.values(value).flat()) if (ArrayBuffer.isView(part)) bytes += part.byteLength;
  return bytes;
}
