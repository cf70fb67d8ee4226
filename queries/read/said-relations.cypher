// What a dataset says so far: relations of a party to another that are no holding.
//
// @param   dataset            ID!       dataset
// @param   keys               [ID!]!    start nodes, one page of them
// @returns start              ID!       key of the start node
// @returns end                ID!       key of the end node
// @returns id                 ID!       relationship
// @returns type               String!   kind of relation, as the source words it
// @returns role               String    part that the first party has in it
// @returns from               Date      first day
// @returns to                 Date      first day no longer
// @returns status             String    state of the relation, as the source words it
// @returns registrationStatus String    state of its entry in the register that the source is
// @returns statement          ID        the source's own id of the statement
// @returns basis              String!   REPORTED, MIRROR, ESTIMATED or ILLUSTRATIVE
// @reads   Party, RELATED_TO
UNWIND $keys AS key
MATCH (start:Party {id: key})-[link:RELATED_TO]->(end:Party)
WHERE link.dataset = $dataset
RETURN start.id AS start, end.id AS end, link.id AS id,
       link.type AS type, link.role AS role, link.from AS from, link.to AS to,
       link.status AS status, link.registrationStatus AS registrationStatus, link.statement AS statement, link.basis AS basis
