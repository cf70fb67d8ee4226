// Takes back what a dataset no longer says: what a product goes into.
//
// @param   dataset  ID!     dataset that said so
// @param   rows     [Row!]! the relationships of one start node each
// @row     start    ID!     key of the start node
// @row     ids      [ID!]!  relationships
// @returns retired  Int!    relationships deleted
// @reads   Product, Product, GOES_INTO
UNWIND $rows AS row
MATCH (start:Product {hs: row.start})-[link:GOES_INTO]->(:Product)
WHERE link.dataset = $dataset AND link.id IN row.ids
DELETE link
RETURN count(*) AS retired
