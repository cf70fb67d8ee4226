// What industries buy in one input-output table, packed: one row a buyer.
//
// @param   dataset    ID!       dataset of the table
// @param   year       Year!     calendar year of the table
// @param   keys       [ID!]!    buyers, one page of them
// @returns buyer      ID!       key of the buying industry
// @returns suppliers  [ID!]!    keys of the supplying industries
// @returns usd        [Usd!]!   sales of each to the buyer
// @reads   Industry, SUPPLIES
UNWIND $keys AS key
MATCH (buyer:Industry {key: key})<-[supply:SUPPLIES]-(supplier:Industry)
WHERE supply.dataset = $dataset AND supply.year = $year
WITH buyer, collect(supplier.key) AS suppliers, collect(supply.usd) AS usd
RETURN buyer.key AS buyer, suppliers, usd
