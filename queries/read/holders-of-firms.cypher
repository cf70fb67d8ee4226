// Who holds firms on a day, packed: one row a firm.
//
// @param   keys       [ID!]!     parties, one page of them; those that are no firm or that nobody holds have no row
// @param   date       Date!      day
// @returns firm       ID!        firm held
// @returns holders    [ID!]!     holder of each holding
// @returns interests  [String!]! ECONOMIC, VOTING or CONTROL
// @returns least      [Share!]!  least share of the firm; 0 where nobody states it
// @returns most       [Share!]!  greatest share of the firm; 1 where nobody states it
// @returns excluded   [Int!]!   1 where the share is more than the least, 2 where it is less than the greatest, added up
// @returns datasets   [ID!]!     dataset that says so
// @reads   Party, Firm, HOLDS
UNWIND $keys AS key
MATCH (firm:Firm {id: key})<-[holding:HOLDS]-(holder:Party)
WHERE (holding.from IS NULL OR holding.from <= $date) AND (holding.to IS NULL OR holding.to > $date)
WITH firm, holder, holding
ORDER BY holder.id, holding.id
RETURN firm.id AS firm, collect(holder.id) AS holders, collect(holding.interest) AS interests,
       collect(coalesce(holding.exactShare, holding.minShare, 0.0)) AS least,
       collect(coalesce(holding.exactShare, holding.maxShare, 1.0)) AS most,
       collect(CASE WHEN holding.exactShare IS NULL AND holding.minExclusive THEN 1 ELSE 0 END
         + CASE WHEN holding.exactShare IS NULL AND holding.maxExclusive THEN 2 ELSE 0 END) AS excluded,
       collect(holding.dataset) AS datasets
