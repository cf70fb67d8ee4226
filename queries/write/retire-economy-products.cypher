// Takes back what a dataset no longer says: what is made in an economy.
//
// @param   dataset  ID!     dataset that said so
// @param   rows     [Row!]! the relationships of one start node each
// @row     start    ID!     key of the start node
// @row     ids      [ID!]!  relationships
// @returns retired  Int!    relationships deleted
// @reads   Economy, Product, MAKES
UNWIND $rows AS row
MATCH (start:Economy {iso3: row.start})-[link:MAKES]->(:Product)
WHERE link.dataset = $dataset AND link.id IN row.ids
DELETE link
RETURN count(*) AS retired
