/** An array of numbers that other threads read without a copy. */
export function shared<A>(
  Kind: { new (buffer: SharedArrayBuffer): A; readonly BYTES_PER_ELEMENT: number },
  length: number,
): A {
  return new Kind(new SharedArrayBuffer(length * Kind.BYTES_PER_ELEMENT));
}

/** Numbers in an array that other threads read without a copy. */
export function sharedCopy<A extends { set(values: readonly number[]): void }>(
  Kind: { new (buffer: SharedArrayBuffer): A; readonly BYTES_PER_ELEMENT: number },
  values: readonly number[],
): A {
  const copy = shared(Kind, values.length);
  copy.set(values);
  return copy;
}

/** The bytes of an array, where they lie. */
export function bytesOf({ buffer, byteOffset, byteLength }: Uint8Array | Uint32Array | Float64Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

/** Pieces of bytes one after the other in memory that threads share. */
export function inSharedMemory(parts: Iterable<Uint8Array>): Uint8Array {
  const pieces = [...parts];
  const whole = shared(
    Uint8Array,
    pieces.reduce((sum, { length }) => sum + length, 0),
  );
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
