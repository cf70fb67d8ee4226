// What a dataset says so far: spells of membership of economies in blocs.
//
// @param   dataset  ID!      dataset
// @param   keys     [ID!]!   start nodes, one page of them
// @returns start    ID!      key of the start node
// @returns end      ID!      key of the end node
// @returns id       ID!      relationship
// @returns from          Date!    first day of membership
// @returns to            Date     first day no longer a member
// @returns degree        Share!   1 for a full member
// @returns basis         String   instrument of accession
// @reads   Economy, Bloc, MEMBER_OF
UNWIND $keys AS key
MATCH (start:Economy {iso3: key})-[link:MEMBER_OF]->(end:Bloc)
WHERE link.dataset = $dataset
RETURN start.iso3 AS start, end.id AS end, link.id AS id, link.from AS from, link.to AS to, link.degree AS degree, link.basis AS basis
