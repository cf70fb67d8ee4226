// What industries buy in one input-output table, packed: one row a buyer.
//
// @param   dataset    ID!       dataset of the table
// @param   year       Year!     calendar year of the table
// @returns buyer      Int!      buying industry, by the engine's own number, which is good for one reading
// @returns suppliers  [Int!]!   supplying industries
// @returns usd        [Usd!]!   sales of each to the buyer
// @reads   Industry, SUPPLIES
MATCH (buyer:Industry)
CALL (buyer) {
  MATCH (buyer)<-[supply:SUPPLIES]-(supplier)
  WHERE supply.dataset = $dataset AND supply.year = $year
  RETURN collect(id(supplier)) AS suppliers, collect(supply.usd) AS usd
}
WITH buyer, suppliers, usd
WHERE size(suppliers) > 0
RETURN id(buyer) AS buyer, suppliers, usd
