// What firms buy from named suppliers in a year, packed: one row a buyer.
//
// @param   dataset    ID!       dataset of the links
// @param   year       Year!     calendar year
// @returns buyer      Int!      buying firm, by the engine's own number, which is good for one reading
// @returns suppliers  [Int!]!   supplying firms; one that sells several products is there several times
// @returns usd        [Usd!]!   sales of each to the buyer; links without an amount are left out
// @returns unvalued   Int!      links without an amount
// @reads   Firm, SUPPLIES
MATCH (buyer:Firm)
CALL (buyer) {
  MATCH (buyer)<-[supply:SUPPLIES]-(supplier)
  WHERE supply.dataset = $dataset AND supply.year = $year
  RETURN collect(CASE WHEN supply.usd IS NULL THEN null ELSE id(supplier) END) AS suppliers, collect(supply.usd) AS usd,
         count(*) AS links
}
WITH buyer, suppliers, usd, links
WHERE links > 0
RETURN id(buyer) AS buyer, suppliers, usd, links - size(usd) AS unvalued
