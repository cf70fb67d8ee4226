import { UNITS, units } from './control-cascade.ts';

/** How often each holder of votes turns a minority into a majority. */
export interface VotingPower {
  /** One a holder, 0..1. */
  readonly power: Float64Array;
  /** Power of the votes whose holder nobody states, taken for countless small holders; with `power` it adds up to 1. */
  readonly ocean: number;
  /** Largest standard error of a power; 0 where all coalitions were counted. */
  readonly standardError: number;
}

/** More holders than this are sampled: the number of coalitions doubles with each. */
const COUNTED = 16;
/** Holders come in at random this often, less often where they are many. */
const SAMPLES = { most: 20_000, least: 1_000, draws: 2_000_000 };

/**
 * Shapley–Shubik power in a vote that more than half of all votes decides: the probability that a holder's votes are the
 * decisive ones when holders come in at random.
 *
 * Votes nobody is stated to hold come in evenly, as an ocean of small holders. With more than 16 holders that matter the
 * power is sampled, from a fixed seed.
 *
 * @param votes  0..1 each, not more than 1 together (up to rounding).
 * @throws RangeError when a number is not a share, or they exceed 1.
 * @complexity O(2^k · k²) for k ≤ 16 holders that do not decide alone; above that O(k) a sample, 20,000 of them, for
 *   more than 100 holders fewer, never below 1,000.
 * @source Shapley & Shubik, American Political Science Review 48 (1954); Milnor & Shapley, Mathematics of Operations
 *   Research 3 (1978) (oceans).
 */
export function votingPower(votes: ArrayLike<number>): VotingPower {
  const k = votes.length;
  const held = Float64Array.from(votes, units);
  let sum = 0;
  for (let i = 0; i < k; i++) {
    if (!(votes[i]! >= 0 && votes[i]! <= 1))
      throw new RangeError(`holder ${i} has ${votes[i]} of the votes: want 0..1`);
    sum += held[i]!;
  }
  if (sum > UNITS + k) throw new RangeError(`holders have ${sum / UNITS} of the votes: want 0..1`);
  const all = Math.max(sum, UNITS);
  const power = new Float64Array(k);
  const half = all / 2;
  const alone = held.findIndex((share) => share > half);
  if (alone >= 0) {
    power[alone] = 1;
    return { power, ocean: 0, standardError: 0 };
  }
  const loose = all - sum <= k ? 0 : all - sum; // what rounding leaves is nobody's
  // Shares come rounded: halves that thirds add up to must not win by it.
  const quota = (loose === 0 ? sum / 2 : half) + k / 2;
  const players = Array.from(held.keys()).filter((i) => held[i]! > 0);
  const sizes = players.map((i) => held[i]!);
  const { powers, standardError } =
    players.length <= COUNTED ? counted(sizes, quota, loose) : sampled(sizes, quota, loose);
  let ocean = 1;
  players.forEach((i, p) => {
    power[i] = powers[p]!;
    ocean -= powers[p]!;
  });
  return { power, ocean: loose === 0 ? 0 : Math.max(0, ocean), standardError };
}

interface Powers {
  readonly powers: Float64Array;
  readonly standardError: number;
}

/**
 * Holders come in at times spread evenly over 0..1, the ocean in step with time. Holder i decides at time t if those before
 * it have the rest of the quota or less without it and more with it; a set of s holders is the one before it with
 * probability t^s (1 − t)^(k − 1 − s).
 */
function counted(sizes: readonly number[], quota: number, loose: number): Powers {
  const k = sizes.length;
  const powers = new Float64Array(k);
  const sums = new Float64Array(2 ** k);
  const counts = new Uint8Array(2 ** k);
  const within = chances(k, loose === 0);
  for (let set = 1; set < 2 ** k; set++) {
    const lowest = 31 - Math.clz32(set & -set);
    sums[set] = sums[set & (set - 1)]! + sizes[lowest]!;
    counts[set] = counts[set & (set - 1)]! + 1;
  }
  for (let set = 0; set < 2 ** k; set++) {
    const before = sums[set]!;
    if (before > quota) continue;
    for (let i = 0; i < k; i++) {
      if ((set >> i) & 1 || before + sizes[i]! + loose <= quota) continue;
      const from = loose === 0 ? 0 : Math.max(0, (quota - before - sizes[i]!) / loose);
      const until = loose === 0 ? 1 : Math.min(1, (quota - before) / loose);
      if (loose === 0 && before + sizes[i]! <= quota) continue;
      if (from < until) powers[i] = powers[i]! + within(counts[set]!, from, until);
    }
  }
  return { powers, standardError: 0 };
}

/** The integral of t^s (1 − t)^(k − 1 − s) between two times: a difference of binomial tails over k · C(k − 1, s). */
function chances(k: number, whole: boolean): (s: number, from: number, until: number) => number {
  const choose = (m: number): Float64Array => {
    const row = new Float64Array(m + 1).fill(1);
    for (let j = 1; j <= m; j++) row[j] = (row[j - 1]! * (m - j + 1)) / j;
    return row;
  };
  const orders = choose(Math.max(0, k - 1));
  if (whole) return (s) => 1 / (k * orders[s]!);
  const trials = choose(k);
  const tail = (s: number, t: number): number => {
    if (t === 0) return 0;
    if (t === 1) return 1;
    let sum = 0;
    for (let j = s + 1; j <= k; j++) sum += trials[j]! * t ** j * (1 - t) ** (k - j);
    return sum;
  };
  return (s, from, until) => (tail(s, until) - tail(s, from)) / (k * orders[s]!);
}

function sampled(sizes: readonly number[], quota: number, loose: number): Powers {
  const k = sizes.length;
  const decided = new Float64Array(k);
  let state = 12345;
  const uniform = (): number => {
    state = (1664525 * state + 1013904223) % 2 ** 32;
    return state / 2 ** 32;
  };
  const samples = Math.max(SAMPLES.least, Math.min(SAMPLES.most, Math.floor(SAMPLES.draws / k)));
  const order = Uint32Array.from(sizes.keys());
  for (let sample = 0; sample < samples; sample++) {
    let sum = 0;
    let time = 0;
    for (let come = 0; come < k; come++) {
      // The first of k − come that are still to come; which one it is does not depend on when.
      if (loose > 0) time += (1 - time) * (1 - uniform() ** (1 / (k - come)));
      if (sum + loose * time > quota) break; // the ocean decided between two holders
      const at = come + Math.floor(uniform() * (k - come));
      const holder = order[at]!;
      order[at] = order[come]!;
      order[come] = holder;
      sum += sizes[holder]!;
      if (sum + loose * time <= quota) continue;
      decided[holder] = decided[holder]! + 1;
      break;
    }
  }
  const powers = decided.map((count) => count / samples);
  const standardError = powers.reduce((most, p) => Math.max(most, Math.sqrt((p * (1 - p)) / samples)), 0);
  return { powers, standardError };
}
