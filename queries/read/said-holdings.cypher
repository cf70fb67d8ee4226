// What a dataset says so far: holdings of a party in a firm.
//
// @param   dataset            ID!       dataset
// @param   keys               [ID!]!    start nodes, one page of them
// @returns start              ID!       key of the start node
// @returns end                ID!       key of the end node
// @returns id                 ID!       relationship
// @returns interest           String!   ECONOMIC, VOTING or CONTROL
// @returns exactShare         Share     share of the company
// @returns minShare           Share     least share of the company
// @returns maxShare           Share     greatest share of the company
// @returns minExclusive       Boolean   the share is more than the least
// @returns maxExclusive       Boolean   the share is less than the greatest
// @returns subtype            String    the interest as the source words it
// @returns directness         String    DIRECT or INDIRECT, null where the source does not say
// @returns from               Date      first day of the holding
// @returns to                 Date      first day no longer held
// @returns status             String    state of the relationship, as the source words it
// @returns registrationStatus String    state of its entry in the register that the source is
// @returns statement          ID        the source's own id of the statement
// @returns basis              String!   REPORTED, MIRROR, ESTIMATED or ILLUSTRATIVE
// @reads   Party, Firm, HOLDS
UNWIND $keys AS key
MATCH (start:Party {id: key})-[link:HOLDS]->(end:Firm)
WHERE link.dataset = $dataset
RETURN start.id AS start, end.id AS end, link.id AS id,
       link.interest AS interest, link.exactShare AS exactShare, link.minShare AS minShare, link.maxShare AS maxShare,
       link.minExclusive AS minExclusive, link.maxExclusive AS maxExclusive, link.subtype AS subtype, link.directness AS directness,
       link.from AS from, link.to AS to, link.status AS status, link.registrationStatus AS registrationStatus,
       link.statement AS statement, link.basis AS basis
