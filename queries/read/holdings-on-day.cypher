// Holdings in force on a day, in no order.
//
// @param   date      Date!    day
// @returns firm      ID!      firm held
// @returns holder    ID!      who holds it
// @returns interest  String!  ECONOMIC, VOTING or CONTROL
// @returns least     Share!   least share of the firm; 0 where nobody states it
// @returns most      Share!   greatest share of the firm; 1 where nobody states it
// @returns excluded  Int!     1 where the share is more than the least, 2 where it is less than the greatest, added up
// @returns dataset   ID!      dataset that says so
// @reads   Party, Firm, HOLDS
MATCH (firm:Firm)<-[holding:HOLDS]-(holder:Party)
WHERE (holding.from IS NULL OR holding.from <= $date) AND (holding.to IS NULL OR holding.to > $date)
RETURN firm.id AS firm, holder.id AS holder, holding.interest AS interest,
       coalesce(holding.exactShare, holding.minShare, 0.0) AS least,
       coalesce(holding.exactShare, holding.maxShare, 1.0) AS most,
       CASE WHEN holding.exactShare IS NULL AND holding.minExclusive THEN 1 ELSE 0 END
         + CASE WHEN holding.exactShare IS NULL AND holding.maxExclusive THEN 2 ELSE 0 END AS excluded,
       holding.dataset AS dataset
