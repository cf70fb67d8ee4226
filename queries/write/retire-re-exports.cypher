// Takes back what a dataset no longer says: re-exports and re-imports between two economies in a year.
//
// @param   dataset  ID!      dataset that said so
// @param   rows     [Row!]!  the relationships of one start node each
// @row     start    ID!      key of the start node
// @row     ids      [ID!]!   relationships
// @returns retired  Int!     relationships deleted
// @reads   Economy, RE_EXPORTS_TO
UNWIND $rows AS row
MATCH (start:Economy {iso3: row.start})-[link:RE_EXPORTS_TO]->(:Economy)
WHERE link.dataset = $dataset AND link.id IN row.ids
DELETE link
RETURN count(*) AS retired
