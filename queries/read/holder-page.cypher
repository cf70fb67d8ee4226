// A page of who holds a firm directly on a day, under any of its records, by relationship.
//
// @param   keys          [ID!]!  records of the firm held
// @param   date          Date!   day
// @param   after         ID!     relationship after which the page begins; empty for the first
// @param   first         Int!    most holdings of the page
// @returns key           ID!     relationship
// @returns firm          ID!     record of the firm that is stated to be held
// @returns holder        ID!     holder
// @returns holderName    String  name of the holder
// @returns interest      String! ECONOMIC, VOTING or CONTROL
// @returns exactShare    Share   share of the firm
// @returns minShare      Share   least share of the firm
// @returns maxShare      Share   greatest share of the firm
// @returns minExclusive  Boolean the share is more than the least
// @returns maxExclusive  Boolean the share is less than the greatest
// @returns subtype       String  the interest as the source words it
// @returns directness    String  DIRECT or INDIRECT
// @returns from          Date    first day of the holding
// @returns to            Date    first day no longer held
// @returns basis         String! REPORTED, MIRROR, ESTIMATED or ILLUSTRATIVE
// @returns dataset       ID!     dataset that says so
// @returns record        ID!     source row
// @reads   Party, Firm, HOLDS
UNWIND $keys AS held
MATCH (firm:Firm {id: held})<-[holding:HOLDS]-(holder:Party)
WHERE holding.id > $after
  AND (holding.from IS NULL OR holding.from <= $date) AND (holding.to IS NULL OR holding.to > $date)
WITH firm, holding, holder, holding.id AS key // fifty of fifty thousand are read whole, not all of them
ORDER BY key
LIMIT $first
RETURN key, firm.id AS firm, holder.id AS holder, holder.name AS holderName, holding.interest AS interest,
       holding.exactShare AS exactShare, holding.minShare AS minShare, holding.maxShare AS maxShare,
       holding.minExclusive AS minExclusive, holding.maxExclusive AS maxExclusive, holding.subtype AS subtype, holding.directness AS directness,
       holding.from AS from, holding.to AS to, holding.basis AS basis, holding.dataset AS dataset, holding.record AS record
ORDER BY key
