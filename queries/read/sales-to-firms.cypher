// Single sales to firms in a year, each with its product, packed: one row a buyer.
//
// @param   dataset    ID!       dataset of the links
// @param   year       Year!     calendar year
// @param   keys       [ID!]!    buyers, one page of them
// @returns buyer      ID!       buying firm
// @returns suppliers  [ID!]!    supplying firm of each sale
// @returns products   [String!]!  HS code of each; empty where nobody states it
// @returns usd        [Float!]!   US dollars of each; −1 where nobody states it
// @reads   Firm, SUPPLIES
UNWIND $keys AS key
MATCH (buyer:Firm {id: key})<-[supply:SUPPLIES]-(supplier:Firm)
WHERE supply.dataset = $dataset AND supply.year = $year
WITH buyer, supplier, supply
ORDER BY supply.id
RETURN buyer.id AS buyer, collect(supplier.id) AS suppliers, collect(coalesce(supply.product, '')) AS products,
       collect(coalesce(supply.usd, -1.0)) AS usd
