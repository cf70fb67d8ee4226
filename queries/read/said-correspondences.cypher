// What a dataset says so far: which sectors of another classification a sector is part of.
//
// @param   dataset  ID!     dataset
// @param   keys     [ID!]!  start nodes, one page of them
// @returns start    ID!     key of the start node
// @returns end      ID!     key of the end node
// @returns id       ID!     relationship
// @returns weight   Share!  share of the sector that belongs there
// @returns basis    String! REPORTED, MIRROR, ESTIMATED or ILLUSTRATIVE
// @reads   Sector, Sector, CORRESPONDS_TO
UNWIND $keys AS key
MATCH (start:Sector {id: key})-[link:CORRESPONDS_TO]->(end:Sector)
WHERE link.dataset = $dataset
RETURN start.id AS start, end.id AS end, link.id AS id, link.weight AS weight, link.basis AS basis
