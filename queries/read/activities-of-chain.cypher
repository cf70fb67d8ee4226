// What firms earn and buy in a year by one dataset, packed: one row an industry.
//
// @param   dataset       ID!       dataset
// @param   year          Year!     calendar year
// @returns firms         [Int!]!   firms that are active in it, by the engine's own numbers, which are good for one reading
// @returns revenueUsd    [Float!]! revenue of each, US dollars; −1 where nobody states it
// @returns purchasesUsd  [Float!]! all purchases of each, US dollars; −1 where nobody states them
// @reads   Firm, Industry, ACTIVE_IN
MATCH (industry:Industry)
CALL (industry) {
  MATCH (industry)<-[activity:ACTIVE_IN]-(firm:Firm)
  WHERE activity.dataset = $dataset AND activity.year = $year
  RETURN collect(id(firm)) AS firms, collect(coalesce(activity.revenueUsd, -1.0)) AS revenueUsd,
         collect(coalesce(activity.purchasesUsd, -1.0)) AS purchasesUsd
}
WITH firms, revenueUsd, purchasesUsd
WHERE size(firms) > 0
RETURN firms, revenueUsd, purchasesUsd
