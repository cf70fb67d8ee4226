// What some industries buy in one input-output table, packed: one row a buyer.
//
// @param   dataset    ID!       dataset of the table
// @param   year       Year!     calendar year of the table
// @param   keys       [ID!]!    buyers asked about, each once
// @returns buyer      ID!       buying industry
// @returns suppliers  [ID!]!    supplying industries
// @returns usd        [Usd!]!   sales of each to the buyer
// @reads   Industry, SUPPLIES
UNWIND $keys AS key
MATCH (buyer:Industry {key: key})<-[supply:SUPPLIES]-(supplier:Industry)
WHERE supply.dataset = $dataset AND supply.year = $year
WITH buyer, supplier, supply
ORDER BY supply.id
RETURN buyer.key AS buyer, collect(supplier.key) AS suppliers, collect(supply.usd) AS usd
