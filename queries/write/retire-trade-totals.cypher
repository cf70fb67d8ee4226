// Takes back what a dataset no longer says: all trade of an economy with the world in a year.
//
// @param   dataset  ID!      dataset that said so
// @param   rows     [Row!]!  the relationships of one start node each
// @row     start    ID!      key of the start node
// @row     ids      [ID!]!   relationships
// @returns retired  Int!     relationships deleted
// @reads   Economy, TRADES_WITH_WORLD
UNWIND $rows AS row
MATCH (start:Economy {iso3: row.start})-[link:TRADES_WITH_WORLD]->(:Economy)
WHERE link.dataset = $dataset AND link.id IN row.ids
DELETE link
RETURN count(*) AS retired
