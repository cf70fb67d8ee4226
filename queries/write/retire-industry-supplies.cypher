// Takes back what a dataset no longer says: sales of one industry to another in a year, from an input-output table.
//
// @param   dataset  ID!      dataset that said so
// @param   rows     [Row!]!  the relationships of one start node each
// @row     start    ID!      key of the start node
// @row     ids      [ID!]!   relationships
// @returns retired  Int!     relationships deleted
// @reads   Industry, SUPPLIES
UNWIND $rows AS row
MATCH (start:Industry {key: row.start})-[link:SUPPLIES]->(:Industry)
WHERE link.dataset = $dataset AND link.id IN row.ids
DELETE link
RETURN count(*) AS retired
