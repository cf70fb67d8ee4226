// What some firms buy from named suppliers in a year, packed: one row a buyer.
//
// @param   dataset    ID!       dataset of the links
// @param   year       Year!     calendar year
// @param   keys       [ID!]!    buyers asked about, each once
// @returns buyer      ID!       buying firm
// @returns suppliers  [ID!]!    supplying firms; one that sells several products is there several times
// @returns usd        [Usd!]!   sales of each to the buyer; links without an amount are left out
// @returns unvalued   Int!      links without an amount
// @reads   Firm, SUPPLIES
UNWIND $keys AS key
MATCH (buyer:Firm {id: key})<-[supply:SUPPLIES]-(supplier:Firm)
WHERE supply.dataset = $dataset AND supply.year = $year
WITH buyer, supplier, supply
ORDER BY supply.id
WITH buyer, collect(CASE WHEN supply.usd IS NULL THEN null ELSE supplier.id END) AS suppliers,
     collect(supply.usd) AS usd, count(*) AS links
RETURN buyer.id AS buyer, suppliers, usd, links - size(usd) AS unvalued
