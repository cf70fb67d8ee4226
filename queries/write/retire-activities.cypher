// Takes back what a dataset no longer says: the industry in which a firm earns its revenue.
//
// @param   dataset  ID!      dataset that said so
// @param   rows     [Row!]!  the relationships of one start node each
// @row     start    ID!      key of the start node
// @row     ids      [ID!]!   relationships
// @returns retired  Int!     relationships deleted
// @reads   Firm, Industry, ACTIVE_IN
UNWIND $rows AS row
MATCH (start:Firm {id: row.start})-[link:ACTIVE_IN]->(:Industry)
WHERE link.dataset = $dataset AND link.id IN row.ids
DELETE link
RETURN count(*) AS retired
