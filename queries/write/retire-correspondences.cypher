// Takes back what a dataset no longer says: which sectors of another classification a sector is part of.
//
// @param   dataset  ID!     dataset that said so
// @param   rows     [Row!]! the relationships of one start node each
// @row     start    ID!     key of the start node
// @row     ids      [ID!]!  relationships
// @returns retired  Int!    relationships deleted
// @reads   Sector, Sector, CORRESPONDS_TO
UNWIND $rows AS row
MATCH (start:Sector {id: row.start})-[link:CORRESPONDS_TO]->(:Sector)
WHERE link.dataset = $dataset AND link.id IN row.ids
DELETE link
RETURN count(*) AS retired
