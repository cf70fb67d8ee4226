// Takes back what a dataset no longer says: what a party holds in a firm through others, where the links between are stated too.
//
// @param   dataset  ID!      dataset that said so
// @param   rows     [Row!]!  the relationships of one start node each
// @row     start    ID!      key of the start node
// @row     ids      [ID!]!   relationships
// @returns retired  Int!     relationships deleted
// @reads   Party, Firm, HOLDS_INDIRECTLY
UNWIND $rows AS row
MATCH (start:Party {id: row.start})-[link:HOLDS_INDIRECTLY]->(:Firm)
WHERE link.dataset = $dataset AND link.id IN row.ids
DELETE link
RETURN count(*) AS retired
