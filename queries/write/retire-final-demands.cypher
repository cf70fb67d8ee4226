// Takes back what a dataset no longer says: sales of an industry to the final users of an economy.
//
// @param   dataset  ID!      dataset that said so
// @param   rows     [Row!]!  the relationships of one start node each
// @row     start    ID!      key of the start node
// @row     ids      [ID!]!   relationships
// @returns retired  Int!     relationships deleted
// @reads   Industry, Economy, FINAL_DEMAND
UNWIND $rows AS row
MATCH (start:Industry {key: row.start})-[link:FINAL_DEMAND]->(:Economy)
WHERE link.dataset = $dataset AND link.id IN row.ids
DELETE link
RETURN count(*) AS retired
