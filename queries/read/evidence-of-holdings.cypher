// The statements behind holdings in force on a day: where each share was read.
//
// @param   date         Date!    day
// @param   rows         [Row!]!  holders, each with the firms asked about
// @row     start        ID!      holder
// @row     ends         [ID!]!   firms held
// @returns holder       ID!      holder
// @returns firm         ID!      firm held
// @returns id           ID!      relationship
// @returns interest     String!  ECONOMIC, VOTING or CONTROL
// @returns exactShare   Share    share of the firm
// @returns minShare     Share    least share of the firm
// @returns maxShare     Share    greatest share of the firm
// @returns from         Date     first day of the holding
// @returns to           Date     first day no longer held
// @returns basis        String!  REPORTED, MIRROR, ESTIMATED or ILLUSTRATIVE
// @returns dataset      ID!      dataset that says so
// @returns record       ID!      source row
// @reads   Party, Firm, HOLDS
UNWIND $rows AS row
MATCH (holder:Party {id: row.start})-[holding:HOLDS]->(firm:Firm)
WHERE firm.id IN row.ends
  AND (holding.from IS NULL OR holding.from <= $date) AND (holding.to IS NULL OR holding.to > $date)
RETURN holder.id AS holder, firm.id AS firm, holding.id AS id, holding.interest AS interest,
       holding.exactShare AS exactShare, holding.minShare AS minShare, holding.maxShare AS maxShare,
       holding.from AS from, holding.to AS to, holding.basis AS basis, holding.dataset AS dataset,
       holding.record AS record
ORDER BY holder, firm, interest, dataset, id
