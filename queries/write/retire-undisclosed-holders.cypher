// Takes back what a dataset no longer says: that a holder of a firm is not disclosed, tied to the firm itself.
//
// @param   dataset  ID!      dataset that said so
// @param   rows     [Row!]!  the relationships of one start node each
// @row     start    ID!      key of the start node
// @row     ids      [ID!]!   relationships
// @returns retired  Int!     relationships deleted
// @reads   Firm, UNDISCLOSED_HOLDER
UNWIND $rows AS row
MATCH (start:Firm {id: row.start})-[link:UNDISCLOSED_HOLDER]->(:Firm)
WHERE link.dataset = $dataset AND link.id IN row.ids
DELETE link
RETURN count(*) AS retired
