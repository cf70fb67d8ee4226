// Takes back what a dataset no longer says: that an industry, or some of its goods, stands on a list.
//
// @param   dataset  ID!      dataset that said so
// @param   rows     [Row!]!  the relationships of one start node each
// @row     start    ID!      key of the start node
// @row     ids      [ID!]!   relationships
// @returns retired  Int!     relationships deleted
// @reads   Industry, Listing, LISTED_UNDER
UNWIND $rows AS row
MATCH (start:Industry {key: row.start})-[link:LISTED_UNDER]->(:Listing)
WHERE link.dataset = $dataset AND link.id IN row.ids
DELETE link
RETURN count(*) AS retired
