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

/** Share of a company that one owner or one bloc of owners has through any chain of holdings. */
export const integratedShare: Metric = {
  id: 'integrated-ownership',
  name: 'Integrated ownership',
  description:
    'Share of a company that an owner, or a bloc of owners, has directly and through other companies. One unit of the company is followed up its holdings until it meets the owner; cross-holdings count once, treasury shares belong to the other holders, and what no statement covers stays unknown. It is a claim on profits, not control.',
  unit: 'share of the company, 0..1',
  source:
    'Baldone, Brioschi & Paleari (1998); Vitali, Glattfelder & Battiston, PLoS ONE 6 (2011): integrated ownership corrected inside loops, which is the probability of reaching the holder.',
};

/** Who has a company in the end. */
export const ultimateOwnership: Metric = {
  id: 'ultimate-ownership',
  name: 'Ultimate ownership',
  description:
    'Shares of a company’s ultimate owners: parties that nobody is known to hold, at the end of all chains of holdings. The shares and the part whose owner nobody states add up to one; companies that only hold each other appear as one owner.',
  unit: 'share of the company, 0..1',
  source:
    'Absorption probabilities: Kemeny & Snell, Finite Markov Chains (1960), ch. III; elimination: Grassmann, Taksar & Heyman, Operations Research 33 (1985).',
};

/** Whether a sanctions rule reaches a company through its owners. */
export const sanctionsReach: Metric = {
  id: 'sanctions-reach',
  name: 'Reach of a sanctions rule',
  description:
    'BLOCKED when the holdings of listed parties, and of companies that they reach in the same way, add up to the rule’s share whatever the true shares are; POSSIBLE when some shares within the stated ranges would do; CLEAR when none would. Shares are added up step by step, not multiplied; where the rule counts control, control is enough. Holders that nobody states are taken for strangers, and how much they have is shown. It is arithmetic, not a legal determination.',
  unit: 'BLOCKED, POSSIBLE or CLEAR',
  source:
    'OFAC FAQ 398–402; EU Best Practices on restrictive measures; OFSI General Guidance; BIS Affiliates Rule (2025).',
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
    'Weighted geometric mean of five conditions, each 0..1: ties balanced between the blocs, political neutrality, more of the blocs’ exchange passing through than size suggests, trade growing with both, and diversified markets and investors. A condition that fails is not made up for by the others; one that is not known is left out and shown as coverage. It is of the blocs asked about; the geopolitical spread beside it is of an economy alone, whatever the blocs, and no part of the score.',
  unit: 'index, 0..1',
  source: 'Own index; geometric aggregation: OECD & JRC, Handbook on Constructing Composite Indicators (2008).',
};

/** How much of a connector's rank is the data's and not the weights'. */
export const rankAcceptability: Metric = {
  id: 'rank-acceptability',
  name: 'Rank acceptability',
  description:
    'Share of all 1,001 ways to spread ten tenths of weight over the five conditions of the connector index that put the economy on a rank. A rank is called robust where nine weightings in ten agree on it.',
  unit: 'share of weightings, 0..1',
  source:
    'Stochastic multicriteria acceptability analysis on a fixed lattice: Lahdelma, Hokkanen & Salminen, European J. Operational Research 106 (1998).',
};

/** Who would be hurt more if the trade between an economy and a bloc ended. */
export const leverageAndVulnerability: Metric = {
  id: 'leverage-vulnerability',
  name: 'Leverage and vulnerability',
  description:
    'Leverage is the share of a bloc’s external imports that comes from the economy; vulnerability the share of the economy’s trade that is with the bloc. Their difference over their sum says who needs whom more.',
  unit: 'shares, 0..1; net −1..1',
  source: 'Hirschman, National Power and the Structure of Foreign Trade (1945).',
};

/** Whether an economy took a rival's place in a market while buying more of that rival. */
export const partnerSwitchingOfImports: Metric = {
  id: 'partner-switching',
  name: 'Partner switching',
  description:
    'How the shares of an economy and of a rival in a market’s imports moved between two years, beside the rival’s share in the economy’s own imports. Shares that move together do not show that goods were passed on.',
  unit: 'change of share, −1..1',
  source:
    'Alfaro & Chor, NBER WP 31661 (2023); Freund, Mattoo, Mulabdic & Ruta, Is US Trade Policy Reshaping Global Supply Chains? (2023).',
};

/** How an economy's transactions are spread over the world's political positions. */
export const geopoliticalSpreadOfTies: Metric = {
  id: 'geopolitical-spread',
  name: 'Vulnerability and connectedness',
  description:
    'Distance from an economy to its partners in the votes of the UN, weighted by what it exchanges with each: vulnerability is the mean, connectedness the standard deviation, of exports, imports and inward investment apart. The published measure of connectors: it knows no blocs, an economy is connected that deals with near and far at once. The connector index asks instead for ties with the two blocs named, and for more than ties.',
  unit: 'units of ideal points, 0 up',
  source: 'Aiyar & Ohnsorge, Geoeconomic Fragmentation and ‘Connector’ Countries, CEPR DP 19352 (2024).',
};

/** The same emissions charged by five rules that sum to the same world total. */
export const carbonBill: Metric = {
  id: 'carbon-balance',
  name: 'Carbon balance',
  description:
    'Who answers for the same emissions: producers where they arise, consumers whose final demand causes them anywhere, both by half, every industry along the chain, or consumers with credit for exports cleaner than the world’s. All bills sum to the same total. Emissions follow money: all buyers of an industry get the same emissions per dollar.',
  unit: 'the unit in which emissions are stated, of one year',
  source:
    'Peters, Ecol. Econ. 65 (2008); Gallego & Lenzen, Economic Systems Research 17 (2005); Kander, Jiborn, Moran & Wiedmann, Nature Climate Change 5 (2015).',
};
