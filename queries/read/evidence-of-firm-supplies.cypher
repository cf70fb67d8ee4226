// The statements behind sales between firms: where each figure was read.
//
// @param   dataset   ID!      dataset of the links
// @param   year      Year!    calendar year
// @param   rows      [Row!]!  suppliers, each with the buyers asked about
// @row     start     ID!      supplying firm
// @row     ends      [ID!]!   buying firms
// @returns supplier  ID!      supplying firm
// @returns buyer     ID!      buying firm
// @returns product   String   HS code
// @returns usd       Usd      sales to the buyer
// @returns id        ID!      relationship
// @returns record    ID!      source row
// @returns basis     String!  REPORTED, MIRROR, ESTIMATED or ILLUSTRATIVE
// @reads   Firm, SUPPLIES
UNWIND $rows AS row
MATCH (supplier:Firm {id: row.start})-[supply:SUPPLIES]->(buyer:Firm)
WHERE buyer.id IN row.ends AND supply.dataset = $dataset AND supply.year = $year
RETURN supplier.id AS supplier, buyer.id AS buyer, supply.product AS product, supply.usd AS usd, supply.id AS id,
       supply.record AS record, supply.basis AS basis
