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

/** Control by more than half of the votes. */
export const majorityControl: Metric = {
  id: 'majority-control',
  name: 'Majority control',
  description:
    'A party controls a company when it, and companies that it so controls, have more than half of the votes together. Votes are added up step by step, never multiplied. At most one party stands at the head of a company; a widely held company is its own head.',
  unit: 'the head of the group, or none',
  source: 'La Porta, Lopez-de-Silanes & Shleifer, J. of Finance 54 (1999), with the cut-off at one half.',
};

/** Control rights along chains of holdings. */
export const weakestLinkControl: Metric = {
  id: 'weakest-link-control',
  name: 'Control rights by the weakest link',
  description:
    'Votes that an owner has in a company through each of its direct holders, each counted with the smallest holding on the firmest chain from the owner. Held against a cut-off of 10 or 20 %; owners’ rights may add up to more than 1 and are no shares.',
  unit: 'votes, 0..1 a holder',
  source:
    'La Porta, Lopez-de-Silanes & Shleifer, J. of Finance 54 (1999); Claessens, Djankov & Lang, J. of Financial Economics 58 (2000).',
};

/** How often a holder's votes are decisive. */
export const shapleyShubikPower: Metric = {
  id: 'voting-power',
  name: 'Voting power',
  description:
    'Probability that a holder’s votes turn a minority into a majority when holders come in at random. Who has more than half has all the power; votes nobody is stated to hold come in as an ocean of small holders.',
  unit: 'probability, 0..1',
  source:
    'Shapley & Shubik, American Political Science Review 48 (1954); Milnor & Shapley, Mathematics of Operations Research 3 (1978).',
};

/** Voting power followed up all chains of holdings. */
export const networkControl: Metric = {
  id: 'network-control',
  name: 'Network control',
  description:
    'Probability that an ultimate owner decides on a company when at every step up its holdings the decision passes to a holder with the probability of that holder’s voting power. Unlike a share it ignores votes that never decide.',
  unit: 'probability, 0..1',
  source: 'After Mizuno, Doi & Kurizaki, PLoS ONE 15 (2020); computed as an absorbing chain.',
};

/** Where integrated shares lie when holdings are ranges. */
export const ownershipRange: Metric = {
  id: 'ownership-bounds',
  name: 'Bounds of ownership',
  description:
    'The least and the largest integrated share that stated ranges of holdings allow, when no company has more than 100 % to give; a third figure adds what nobody is stated to hold. No table of true shares within the ranges goes beyond the bounds, and one comes to each.',
  unit: 'share of the company, 0..1',
  source: 'Bounded-parameter Markov decision processes: Givan, Leach & Dean, Artificial Intelligence 122 (2000).',
};

/** Where exposure lies when amounts are known only within limits. */
export const exposureRange: Metric = {
  id: 'missing-amounts',
  name: 'Bounds of exposure',
  description:
    'The least and the largest first-touch exposure that purchases within stated limits allow, in place of one guess where suppliers are known and amounts are not.',
  unit: 'share of output, 0..1',
  source: 'Bounded-parameter Markov decision processes: Givan, Leach & Dean, Artificial Intelligence 122 (2000).',
};

/** Exposure that the seats of suppliers do not show. */
export const hiddenByOwnershipShare: Metric = {
  id: 'hidden-by-ownership',
  name: 'Hidden by ownership',
  description:
    'First-touch exposure to suppliers that are of the bloc by seat, by ultimate ownership or by majority control, less the exposure to those seated there. Each supplier counts with the largest of the three, so nothing counts twice.',
  unit: 'share of output, 0..1',
  source: 'Own; first-touch exposure and integrated ownership as named there.',
};

/** The least exposed way to buy a product. */
export const leastExposedSourcing: Metric = {
  id: 'alternatives',
  name: 'Least exposed sourcing',
  description:
    'The suppliers of a product in the order of the exposure that each unit bought of them brings, each up to its capacity, and the buyer’s exposure solved anew with them. What no capacity covers is shown as short and counts as unknown.',
  unit: 'share of output, 0..1',
  source: 'Greedy filling of a fractional knapsack: Dantzig, Operations Research 5 (1957).',
};

/** Exposure with unknown suppliers taken to be like the buyer's industry. */
export const industryEstimate: Metric = {
  id: 'industry-estimate',
  name: 'Unknown suppliers by industry',
  description:
    'First-touch exposure with what firms buy from unknown suppliers taken to be like the rest of their industry in an input–output table: the industry less what its known firms are known to buy and to add, so that nothing counts twice. A guess, within the certified bounds.',
  unit: 'share of output, 0..1',
  source: 'Own; first-touch exposure on firms and the industries of a table joined.',
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

/** How often an economy stands between others in the network of trade, by the measures of social networks. */
export const brokerageInTrade: Metric = {
  id: 'brokerage',
  name: 'Brokerage roles and subset betweenness',
  description:
    'For comparison only: open two-paths of trade by the groups of the three, and the share of shortest paths between two blocs (distance 1 / trade) that pass an economy. Nearly all large economies trade with each other, so nearly every two-path is closed and the direct way is the shortest: an economy that much value passes may count 0 in all of them. For value use intermediation.',
  unit: 'paths, 0 up; betweenness: share of shortest paths, 0..1',
  source: 'Gould & Fernandez, Sociological Methodology 19 (1989); Brandes, Social Networks 30 (2008).',
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

/** Who makes what once trade is cut and part of it is found elsewhere, at old prices. */
export const fragmentationByReallocation: Metric = {
  id: 'fragmentation-reallocation',
  name: 'Extraction and reallocation',
  description:
    'Value added that each economy gains or loses when the trade between blocs ends and a part of it is found with the suppliers left, recipes and prices unchanged. With everything found gains and losses cancel; a bloc may then seem to gain by cutting its trade, because old prices hide what the dearer choice costs. Always read it beside the equilibrium.',
  unit: 'the table’s money, of one year',
  source:
    'Dietzenbacher & Lahr, Economic Systems Research 25 (2013); Dietzenbacher, van Burken & Kondo, Economic Systems Research 31 (2019).',
};

/** What cutting trade does to welfare once prices and wages have answered. */
export const fragmentationInEquilibrium: Metric = {
  id: 'fragmentation-equilibrium',
  name: 'Trade equilibrium',
  description:
    'Real spending of each economy after ÷ before, when trade between blocs becomes dearer or impossible and everybody turns to other partners: one good an economy, made of labour and of what it buys from all, in exact hat algebra. It depends on the elasticity of trade; what no other partner can replace in the short run is not in it.',
  unit: 'ratio, 1 = unchanged',
  source:
    'Dekle, Eaton & Kortum, IMF Staff Papers 55 (2008); Arkolakis, Costinot & Rodríguez-Clare, American Economic Review 102 (2012); Caliendo & Parro, Review of Economic Studies 82 (2015).',
};

/** How far a network can be trusted, with bounds for what nobody observed. */
export const trustOfNetwork: Metric = {
  id: 'trust-score',
  name: 'Trust score',
  description:
    'Five sides of trust, each the mean of what was observed by weight, with bounds for what was not; the whole is their geometric mean. Nothing is made up for missing evidence: it lowers coverage and widens the bounds. Not a legal determination.',
  unit: 'score, 0..1, with bounds and coverage',
  source:
    'Own score; geometric aggregation: OECD & JRC, Handbook on Constructing Composite Indicators (2008); bounds: Manski, Partial Identification of Probability Distributions (2003).',
};

/** All ties of one economy to some blocs, side by side. */
export const profileOfTies: Metric = {
  id: 'economy-profile',
  name: 'Profile of an economy',
  description:
    'What ties one economy to each of some blocs, year by year: shares of its trade and investment, agreements in force, distance in votes, value that meets the bloc upstream or ends there, and its standing among the connectors. The figures stand side by side and are not added up; what a year does not say is null, with the reason.',
  unit: 'US dollars, shares 0..1, counts, and units of ideal points',
  source:
    'Each figure as its own method says; dependence: Hirschman, National Power and the Structure of Foreign Trade (1945); votes: Bailey, Strezhnev & Voeten, J. Conflict Resolution 61 (2017).',
};

/** Whether an economy passes one bloc's goods on to another, as far as trade can tell. */
export const verticalEvidenceOfTrade: Metric = {
  id: 'vertical-evidence',
  name: 'Vertical evidence',
  description:
    'What an economy buys of one bloc and sells to another, in a base year and later, in all goods and by chapter, with the lag asked for and the investment of the first bloc that came with it. That both rose fits a supply chain through the economy and does not prove one: the intermediation of the connector index follows the value itself.',
  unit: 'US dollars and shares 0..1, of two years',
  source:
    'Alfaro & Chor, Global Supply Chains: The Looming “Great Reallocation” (2023); Freund, Mattoo, Mulabdic & Ruta, Journal of International Economics 152 (2024).',
};
