// The statements behind sales between industries: where each figure was read.
//
// @param   dataset   ID!      dataset of the table
// @param   year      Year!    calendar year of the table
// @param   rows      [Row!]!  suppliers, each with the buyers asked about
// @row     start     ID!      key of the supplying industry
// @row     ends      [ID!]!   keys of the buying industries
// @returns supplier  ID!      key of the supplying industry
// @returns buyer     ID!      key of the buying industry
// @returns usd       Usd!     sales to the buyer
// @returns id        ID!      relationship
// @returns record    ID!      source row
// @returns basis     String!  REPORTED, MIRROR, ESTIMATED or ILLUSTRATIVE
// @reads   Industry, SUPPLIES
UNWIND $rows AS row
MATCH (supplier:Industry {key: row.start})-[supply:SUPPLIES]->(buyer:Industry)
WHERE buyer.key IN row.ends AND supply.dataset = $dataset AND supply.year = $year
RETURN supplier.key AS supplier, buyer.key AS buyer, supply.usd AS usd, supply.id AS id, supply.record AS record,
       supply.basis AS basis
