// What industries buy in one input-output table, packed: one row a buyer, in the order of their keys.
//
// @param   dataset    ID!       dataset of the table
// @param   year       Year!     calendar year of the table
// @returns buyer      ID!       key of the buying industry
// @returns suppliers  [ID!]!    keys of the supplying industries
// @returns usd        [Usd!]!   sales of each to the buyer
// @reads   Industry, SUPPLIES
MATCH (buyer:Industry)
WHERE buyer.key > ''
CALL (buyer) {
  MATCH (buyer)<-[supply:SUPPLIES]-(supplier:Industry)
  WHERE supply.dataset = $dataset AND supply.year = $year
  RETURN collect(supplier.key) AS suppliers, collect(supply.usd) AS usd
}
WITH buyer, suppliers, usd
WHERE size(suppliers) > 0
RETURN buyer.key AS buyer, suppliers, usd
ORDER BY buyer
