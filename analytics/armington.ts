import { csr } from './csr.ts';
import { solution } from './linear-system.ts';
import { strongComponents } from './strong-components.ts';

/** Economies that trade one composite good each, made of labour and of what they buy from all. Money in any one unit. */
export interface TradingWorld {
  readonly economies: number;
  /** Length economies²: entry `seller · economies + buyer`, what is sold to oneself included; 0 or more. */
  readonly flows: Float64Array;
  /** Length economies, above 0 and up to 1: value added as a share of output. */
  readonly labourShare: Float64Array;
}

/** The world after trade became dearer, each figure as a multiple of before. Arrays have length economies. */
export interface Equilibrium {
  readonly wage: Float64Array;
  readonly price: Float64Array;
  /** Real spending, deficits included: below 1 the economy loses. */
  readonly welfare: Float64Array;
  /** What a wage buys: welfare without deficits. */
  readonly realWage: Float64Array;
  /** Length economies²: share of the buyer's spending that goes to the seller. */
  readonly shares: Float64Array;
  /** Length economies²: as `flows`, with the world's labour income as it was. */
  readonly flows: Float64Array;
  readonly residuals: Residuals;
  /**
   * What became of trade deficits: kept; balanced within each group that can still pay each other, since nothing can
   * be owed across a complete cut (nor bought where nothing can be sold); or dropped, because some economy could not have paid its surplus out of its income.
   */
  readonly deficits: 'kept' | 'balanced-within-groups' | 'dropped';
  readonly sweeps: number;
  readonly converged: boolean;
}

/** How far the solution is from solving its own equations; all 0 in exact arithmetic. */
export interface Residuals {
  /** Largest excess demand for an economy's labour, as a share of its income. */
  readonly labour: number;
  /** Largest change of a price in another step. */
  readonly prices: number;
  /** Largest difference between a real wage and what the share bought of oneself implies for it in closed form. */
  readonly closedForm: number;
}

export interface EquilibriumOptions {
  /** How readily buyers turn to other sellers: by so many percent trade falls for one percent of cost. Above 0. */
  readonly elasticity?: number;
  readonly tolerance?: number;
  readonly maxSweeps?: number;
}

/** Usual trade elasticity. */
export const usualElasticity = 4;
/** Part of the excess demand for labour that a wage gives way to in one sweep, at first. */
const FIRST_STEP = 0.5;
const SMALLEST_STEP = 0.01;
/** Rounding may keep the last digits of the excess demand from vanishing. */
const CLOSE_ENOUGH = 1e-12;

/**
 * What cutting trade does to wages, prices and welfare once everybody has turned to other partners: one equilibrium solve.
 *
 * Economies buy each other's goods as imperfect substitutes, also as inputs, so that dearer trade makes production
 * dearer everywhere along the chain. Only trade shares before, the elasticity and the shock are needed (exact hat
 * algebra). One sector: what no other partner can replace in the short run is not in it.
 *
 * @param survival  length economies², 0..1: the part of each flow that would be left at unchanged prices and wages;
 *   0 cuts it, 1 on the diagonal. A trade cost τ leaves τ^(−elasticity).
 * @throws RangeError when a length is wrong, a flow is negative, an economy buys nothing of itself or
 *   nothing for final use, or a share is not one.
 * @complexity O(sweeps · economies³): 0.05 s for 41 economies of one core (AMD EPYC).
 * @source Dekle, Eaton & Kortum, IMF Staff Papers 55 (2008); Caliendo & Parro, Review of Economic Studies 82 (2015); the
 *   closed form: Arkolakis, Costinot & Rodríguez-Clare, American Economic Review 102 (2012).
 */
export function equilibrium(
  world: TradingWorld,
  survival: Float64Array,
  { elasticity = usualElasticity, tolerance = 1e-13, maxSweeps = 2_000 }: EquilibriumOptions = {},
): Equilibrium {
  assertWorld(world, survival, elasticity);
  const facts = factsOf(world, survival);
  const groups = balancedWithinGroups(facts);
  const attempt = (deficit: Float64Array) => solve(groups, facts.deficit, deficit, elasticity, tolerance, maxSweeps);
  let deficits: Equilibrium['deficits'] = groups === facts ? 'kept' : 'balanced-within-groups';
  let found = attempt(groups.deficit);
  if (found === null || !found.converged) {
    deficits = 'dropped';
    found = attempt(new Float64Array(world.economies));
  }
  // Without deficits incomes are wages alone, and those stay above 0.
  if (found === null) throw new Error('an income fell to nothing without a surplus to pay');
  return { ...found, deficits };
}

interface Facts extends TradingWorld {
  readonly spending: Float64Array;
  readonly income: Float64Array;
  readonly deficit: Float64Array;
  /** Share of the buyer's spending × survival, before prices answer. */
  readonly kept: Float64Array;
}

function factsOf(world: TradingWorld, survival: Float64Array): Facts {
  const { economies: n, flows, labourShare } = world;
  const spending = new Float64Array(n);
  const output = new Float64Array(n);
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) {
      spending[j] = spending[j]! + flows[i * n + j]!;
      output[i] = output[i]! + flows[i * n + j]!;
    }
  const income = output.map((usd, i) => labourShare[i]! * usd);
  const deficit = spending.map((usd, j) => usd - output[j]!);
  for (let j = 0; j < n; j++)
    if (!(income[j]! + deficit[j]! > 0)) throw new RangeError(`economy ${j} spends nothing on final use`);
  return {
    ...world,
    spending,
    income,
    deficit,
    kept: flows.map((usd, at) => (usd / spending[at % n]!) * survival[at]!),
  };
}

/**
 * The same world split into groups of economies that can still pay each other, directly or in a circle, where deficits sum
 * to nothing within each. Trade that remains one way between groups ends with them: what is bought could not be earned.
 */
function balancedWithinGroups(facts: Facts): Facts {
  const { economies: n, kept, deficit, income } = facts;
  const arcs = Array.from(kept.keys()).filter((at) => kept[at]! > 0);
  const graph = csr(
    n,
    arcs.map((at) => at % n),
    arcs.map((at) => Math.floor(at / n)),
    arcs.map((at) => kept[at]!),
  );
  const { order, starts } = strongComponents(graph);
  if (starts.length <= 2) return facts;
  const groupOf = new Uint32Array(n);
  const owed = new Float64Array(starts.length - 1);
  const earned = new Float64Array(starts.length - 1);
  for (let group = 0; group + 1 < starts.length; group++)
    for (const j of order.subarray(starts[group], starts[group + 1])) {
      groupOf[j] = group;
      owed[group] = owed[group]! + deficit[j]!;
      earned[group] = earned[group]! + income[j]!;
    }
  return {
    ...facts,
    kept: kept.map((share, at) => (groupOf[at % n] === groupOf[Math.floor(at / n)] ? share : 0)),
    deficit: deficit.map((usd, j) => usd - (owed[groupOf[j]!]! * income[j]!) / earned[groupOf[j]!]!),
  };
}

/** Null where an income falls to nothing or below. */
function solve(
  facts: Facts,
  deficitBefore: Float64Array,
  deficit: Float64Array,
  elasticity: number,
  tolerance: number,
  maxSweeps: number,
): Omit<Equilibrium, 'deficits'> | null {
  const { economies: n, income, labourShare } = facts;
  const before = income.reduce((sum, usd) => sum + usd, 0);
  const market = marketOf(facts, elasticity);
  let wage = new Float64Array(n).fill(1);
  let found = market(wage, deficit);
  let step = FIRST_STEP;
  let sweeps = 0;
  while (found.largest > tolerance && sweeps < maxSweeps) {
    sweeps++;
    const next = wage.map((hat, i) => hat * (1 + Math.min(Math.max(step * found.excess[i]!, -0.5), 0.5)));
    const after = next.reduce((sum, hat, i) => sum + hat * income[i]!, 0);
    for (let i = 0; i < n; i++) next[i] = (next[i]! * before) / after;
    const tried = market(next, deficit);
    // Steps too large make wages swing, the sooner the larger the elasticity; where little trade is left small ones crawl.
    if (!(tried.largest < found.largest) && step > SMALLEST_STEP) {
      if (found.largest < CLOSE_ENOUGH) break;
      step = Math.max(SMALLEST_STEP, step / 2);
      continue;
    }
    step *= 1.2;
    wage = next;
    found = tried;
  }
  const { price, shares, spending } = found;
  if (income.some((usd, j) => !(wage[j]! * usd + deficit[j]! > 0)) || !Number.isFinite(found.largest)) return null;
  const converged = found.largest <= Math.max(tolerance, CLOSE_ENOUGH);
  const realWage = wage.map((hat, j) => hat / price[j]!);
  let closedForm = 0;
  for (let j = 0; j < n; j++) {
    const own = shares[j * n + j]! / (facts.flows[j * n + j]! / facts.spending[j]!);
    closedForm = Math.max(closedForm, Math.abs(realWage[j]! - own ** (-1 / (elasticity * labourShare[j]!))));
  }
  return {
    wage,
    price,
    welfare: wage.map((hat, j) => (hat * income[j]! + deficit[j]!) / (income[j]! + deficitBefore[j]!) / price[j]!),
    realWage,
    shares,
    flows: shares.map((share, at) => share * spending[at % n]!),
    residuals: { labour: found.largest, prices: found.pricesMoved, closedForm },
    sweeps,
    converged,
  };
}

/** The market for labour at given wages: prices, who buys of whom, and by how much labour is wanted beyond what there is. */
function marketOf({ economies: n, kept, income, labourShare }: Facts, elasticity: number) {
  const price = new Float64Array(n).fill(1);
  const supply = new Float64Array(n);
  return (wage: Float64Array, deficit: Float64Array) => {
    let pricesMoved = Number.POSITIVE_INFINITY;
    for (let round = 0; round < 10_000 && pricesMoved > 1e-15; round++) {
      pricesMoved = 0;
      for (let i = 0; i < n; i++) {
        const cost = wage[i]! ** labourShare[i]! * price[i]! ** (1 - labourShare[i]!);
        supply[i] = cost ** -elasticity;
      }
      for (let j = 0; j < n; j++) {
        const next = cheapness(j) ** (-1 / elasticity);
        pricesMoved = Math.max(pricesMoved, Math.abs(next / price[j]! - 1));
        price[j] = next;
      }
    }
    const shares = new Float64Array(n * n);
    for (let j = 0; j < n; j++) {
      const all = cheapness(j);
      for (let i = 0; i < n; i++) shares[i * n + j] = (kept[i * n + j]! * supply[i]!) / all;
    }
    const { output, spending } = outputAt(wage, deficit, shares);
    let largest = 0;
    const excess = output.map((usd, i) => {
      const wanted = (labourShare[i]! * usd) / income[i]! - wage[i]!;
      largest = Math.max(largest, Math.abs(wanted));
      return wanted;
    });
    return { price: Float64Array.from(price), shares, spending, excess, largest, pricesMoved };
  };

  function cheapness(j: number): number {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += kept[i * n + j]! * supply[i]!;
    return sum;
  }

  /** Output Y with Y_i = Σ shares_ij · (income_j + deficit_j + inputs_j), where inputs are what labour leaves of output. */
  function outputAt(wage: Float64Array, deficit: Float64Array, shares: Float64Array) {
    const matrix = new Float64Array(n * n);
    const wanted = new Float64Array(n);
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) {
        const share = shares[i * n + j]!;
        matrix[i * n + j] = (i === j ? 1 : 0) - share * (1 - labourShare[j]!);
        wanted[i] = wanted[i]! + share * (wage[j]! * income[j]! + deficit[j]!);
      }
    }
    const output = solution(matrix, wanted);
    const spending = output.map((usd, j) => wage[j]! * income[j]! + deficit[j]! + (1 - labourShare[j]!) * usd);
    return { output, spending };
  }
}

function assertWorld(
  { economies: n, flows, labourShare }: TradingWorld,
  survival: Float64Array,
  elasticity: number,
): void {
  if (flows.length !== n * n || survival.length !== n * n || labourShare.length !== n)
    throw new RangeError(
      `${flows.length} flows, ${survival.length} shares left and ${labourShare.length} labour shares of ${n} economies`,
    );
  if (!(elasticity > 0 && elasticity < Number.POSITIVE_INFINITY))
    throw new RangeError(`the elasticity is ${elasticity}: want above 0`);
  if (!flows.every((usd) => usd >= 0 && usd < Number.POSITIVE_INFINITY))
    throw new RangeError('a flow is negative or not a number');
  if (!survival.every((share) => share >= 0 && share <= 1)) throw new RangeError('what is left of a flow is not 0..1');
  if (!labourShare.every((share) => share > 0 && share <= 1))
    throw new RangeError('a labour share is not 0..1, or is 0');
  for (let j = 0; j < n; j++) {
    if (!(flows[j * n + j]! > 0)) throw new RangeError(`economy ${j} buys nothing of itself`);
    if (survival[j * n + j] !== 1) throw new RangeError(`economy ${j} is cut off from itself`);
  }
}
