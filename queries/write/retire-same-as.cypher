// Takes back what a dataset no longer says: that two parties are the same.
//
// @param   dataset  ID!      dataset that said so
// @param   rows     [Row!]!  the relationships of one start node each
// @row     start    ID!      key of the start node
// @row     ids      [ID!]!   relationships
// @returns retired  Int!     relationships deleted
// @reads   Party, SAME_AS
UNWIND $rows AS row
MATCH (start:Party {id: row.start})-[link:SAME_AS]->(:Party)
WHERE link.dataset = $dataset AND link.id IN row.ids
DELETE link
RETURN count(*) AS retired
