import type { SupplyShares } from '../analytics/upstream-chain.ts';

/** The same numbers in memory that a worker reads without a copy. */
export function sharedShares({ purchases: { starts, heads, weights }, unknown }: SupplyShares): SupplyShares {
  return {
    purchases: { starts: sharedUint32(starts), heads: sharedUint32(heads), weights: sharedFloat64(weights) },
    unknown: sharedFloat64(unknown),
  };
}

function sharedUint32(values: Uint32Array): Uint32Array {
  const copy = new Uint32Array(new SharedArrayBuffer(values.byteLength));
  copy.set(values);
  return copy;
}

function sharedFloat64(values: Float64Array): Float64Array {
  const copy = new Float64Array(new SharedArrayBuffer(values.byteLength));
  copy.set(values);
  return copy;
}
