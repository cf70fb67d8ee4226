// AssemblyScript: what reads every arc of a component, compiled to WebAssembly by scripts/assemble.mjs and called by
// ../component-sweeps.ts. `starts`, `heads`, `weights` are addresses of a component's arcs, row by row (uint32, uint32, float64);
// the others of numbers of its nodes, those of a node side by side (float64).

/**
 * One Gauss–Seidel pass with two numbers a node: each becomes its source and what the heads of its arcs hold, by weight.
 *
 * @param pairs  none falls by it.
 * @returns the most that the two numbers of a node rose together.
 */
export function sweepPairs(starts: usize, heads: usize, weights: usize, size: u32, sources: usize, pairs: usize): f64 {
  let most = 0.0;
  let arc: u32 = 0;
  for (let p: u32 = 0; p < size; p++) {
    const own = pairs + (p << 4);
    let sum = v128.load(sources + (p << 4));
    for (const end = load<u32>(starts + ((p + 1) << 2)); arc < end; arc++) {
      const head = pairs + (load<u32>(heads + (arc << 2)) << 4);
      sum = f64x2.add(sum, f64x2.mul(v128.load_splat<f64>(weights + (arc << 3)), v128.load(head)));
    }
    const rise = f64x2.sub(sum, v128.load(own));
    most = max(most, f64x2.extract_lane(rise, 0) + f64x2.extract_lane(rise, 1));
    v128.store(own, sum);
  }
  return most;
}

/**
 * The same pass over the nodes `from … to − 1`, without sources and with eight numbers a node: a line of cache.
 *
 * @param risen  eight numbers: the most that each number of any node has risen, raised by this pass.
 */
export function sweepEights(
  starts: usize,
  heads: usize,
  weights: usize,
  from: u32,
  to: u32,
  eights: usize,
  risen: usize,
): void {
  let arc = load<u32>(starts + (from << 2));
  for (let p = from; p < to; p++) {
    const own = eights + (p << 6);
    let ab = f64x2.splat(0);
    let cd = f64x2.splat(0);
    let ef = f64x2.splat(0);
    let gh = f64x2.splat(0);
    for (const end = load<u32>(starts + ((p + 1) << 2)); arc < end; arc++) {
      const weight = v128.load_splat<f64>(weights + (arc << 3));
      const head = eights + (load<u32>(heads + (arc << 2)) << 6);
      ab = f64x2.add(ab, f64x2.mul(weight, v128.load(head)));
      cd = f64x2.add(cd, f64x2.mul(weight, v128.load(head, 16)));
      ef = f64x2.add(ef, f64x2.mul(weight, v128.load(head, 32)));
      gh = f64x2.add(gh, f64x2.mul(weight, v128.load(head, 48)));
    }
    replace(own, risen, ab);
    replace(own + 16, risen + 16, cd);
    replace(own + 32, risen + 32, ef);
    replace(own + 48, risen + 48, gh);
  }
}

/** Puts two numbers where they belong and keeps the most that each has risen. */
function replace(at: usize, risen: usize, by: v128): void {
  v128.store(risen, f64x2.max(v128.load(risen), f64x2.sub(by, v128.load(at))));
  v128.store(at, by);
}

/**
 * Passes on what waits at every node along its arcs, from the last node to the first: suppliers mostly stand before their
 * buyers, and value comes from buyers.
 *
 * @param passed  what each node has passed on so far, raised by this pass.
 * @returns what waits at all nodes then.
 */
export function passOn(starts: usize, heads: usize, weights: usize, size: u32, waiting: usize, passed: usize): f64 {
  for (let p = size; p-- > 0; ) {
    const passing = load<f64>(waiting + (p << 3));
    if (passing === 0) continue;
    store<f64>(waiting + (p << 3), 0);
    store<f64>(passed + (p << 3), load<f64>(passed + (p << 3)) + passing);
    const end = load<u32>(starts + ((p + 1) << 2));
    for (let arc = load<u32>(starts + (p << 2)); arc < end; arc++) {
      const head = waiting + (load<u32>(heads + (arc << 2)) << 3);
      store<f64>(head, load<f64>(head) + passing * load<f64>(weights + (arc << 3)));
    }
  }
  let left = 0.0;
  for (let p: u32 = 0; p < size; p++) left += load<f64>(waiting + (p << 3));
  return left;
}
