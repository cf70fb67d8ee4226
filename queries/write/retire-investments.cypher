// Takes back what a dataset no longer says: direct investment of one economy in another in a year, as one of them reported it.
//
// @param   dataset  ID!      dataset that said so
// @param   rows     [Row!]!  the relationships of one start node each
// @row     start    ID!      key of the start node
// @row     ids      [ID!]!   relationships
// @returns retired  Int!     relationships deleted
// @reads   Economy, INVESTS_IN
UNWIND $rows AS row
MATCH (start:Economy {iso3: row.start})-[link:INVESTS_IN]->(:Economy)
WHERE link.dataset = $dataset AND link.id IN row.ids
DELETE link
RETURN count(*) AS retired
