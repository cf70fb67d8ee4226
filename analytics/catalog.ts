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

/** Share of the value exchanged by two blocs that passes an economy between them. */
export const valueAddedIntermediation: Metric = {
  id: 'bloc-pair-intermediation',
  name: 'Bloc-pair intermediation',
  description:
    'Share of the value added in one bloc and finally absorbed by the other that passes an economy at least once, as supplier or as final assembler. It is exactly what would not arrive without that economy; shares of several economies overlap.',
  unit: 'share of the value added that reaches the other bloc, 0..1',
  source:
    'Value added by final demand: Johnson & Noguera, J. Int. Economics 86 (2012); hypothetical extraction: Miller & Blair, Input–Output Analysis (2nd ed. 2009), ch. 12.',
};

/** How far an economy meets the conditions of a connector between blocs. */
export const connectorStanding: Metric = {
  id: 'connector-index',
  name: 'Connector index',
  description:
    'Weighted geometric mean of five conditions, each 0..1: ties balanced between the blocs, political neutrality, more of the blocs’ exchange passing through than size suggests, trade growing with both, and diversified markets and investors. A condition that fails is not made up for by the others; one that is not known is left out and shown as coverage.',
  unit: 'index, 0..1',
  source: 'Own index; geometric aggregation: OECD & JRC, Handbook on Constructing Composite Indicators (2008).',
};
