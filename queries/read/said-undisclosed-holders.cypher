// What a dataset says so far: that a holder of a firm is not disclosed, tied to the firm itself.
//
// @param   dataset            ID!       dataset
// @param   keys               [ID!]!    start nodes, one page of them
// @returns start              ID!       key of the start node
// @returns end                ID!       key of the end node
// @returns id                 ID!       relationship
// @returns category           String    what is not disclosed, as the source words it
// @returns reason             String    why, as the source words it
// @returns detail             String    further words of the source
// @returns interest           String    ECONOMIC, VOTING or CONTROL, null where the source does not say
// @returns exactShare         Share     share of the company
// @returns minShare           Share     least share of the company
// @returns maxShare           Share     greatest share of the company
// @returns minExclusive       Boolean   the share is more than the least
// @returns maxExclusive       Boolean   the share is less than the greatest
// @returns from               Date      first day
// @returns to                 Date      first day no longer
// @returns statement          ID        the source's own id of the statement
// @returns basis              String!   REPORTED, MIRROR, ESTIMATED or ILLUSTRATIVE
// @reads   Firm, UNDISCLOSED_HOLDER
UNWIND $keys AS key
MATCH (start:Firm {id: key})-[link:UNDISCLOSED_HOLDER]->(end:Firm)
WHERE link.dataset = $dataset
RETURN start.id AS start, end.id AS end, link.id AS id,
       link.category AS category, link.reason AS reason, link.detail AS detail, link.interest AS interest,
       link.exactShare AS exactShare, link.minShare AS minShare, link.maxShare AS maxShare, link.minExclusive AS minExclusive,
       link.maxExclusive AS maxExclusive, link.from AS from, link.to AS to, link.statement AS statement,
       link.basis AS basis
