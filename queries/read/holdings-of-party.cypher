// A page of what a party holds on a day, under any of its records, by relationship.
//
// @param   keys        [ID!]!  records of the holder
// @param   date        Date!   day
// @param   after       ID!     relationship after which the page begins; empty for the first
// @param   first       Int!    most holdings of the page
// @returns key         ID!     relationship
// @returns holder      ID!     record of the holder that is stated to hold
// @returns firm        ID!     firm held
// @returns interest    String! ECONOMIC, VOTING or CONTROL
// @returns exactShare  Share   share of the firm
// @returns minShare    Share   least share of the firm
// @returns maxShare    Share   greatest share of the firm
// @returns from        Date    first day of the holding
// @returns to          Date    first day no longer held
// @returns basis       String! REPORTED, MIRROR, ESTIMATED or ILLUSTRATIVE
// @returns dataset     ID!     dataset that says so
// @returns record      ID!     source row
// @reads   Party, Firm, HOLDS
UNWIND $keys AS party
MATCH (holder:Party {id: party})-[holding:HOLDS]->(firm:Firm)
WHERE holding.id > $after
  AND (holding.from IS NULL OR holding.from <= $date) AND (holding.to IS NULL OR holding.to > $date)
WITH holder, firm, holding, holding.id AS key // the page alone is read whole
ORDER BY key
LIMIT $first
RETURN key, holder.id AS holder, firm.id AS firm, holding.interest AS interest, holding.exactShare AS exactShare,
       holding.minShare AS minShare, holding.maxShare AS maxShare, holding.from AS from, holding.to AS to,
       holding.basis AS basis, holding.dataset AS dataset, holding.record AS record
ORDER BY key
