/** What a number of ours is: analysts read this beside it. `source` names who published the mathematics. */
export interface Metric {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly unit: string;
  readonly source: string;
}

/** Share of value that meets a bloc on its way upstream. */
export const firstTouchExposure: Metric = {
  id: 'first-touch-exposure',
  name: 'First-touch exposure',
  description:
    'Share of the value of the subject’s output whose trace upstream, purchase by purchase through every tier, meets the bloc at least once. The trace stops at the first member, so nothing is counted twice; value added on the way is where other traces end.',
  unit: 'share of output, 0..1',
  source: 'Hitting probability of an absorbing Markov chain: Kemeny & Snell, Finite Markov Chains (1960), ch. III.',
};
