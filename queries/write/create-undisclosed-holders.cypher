// That a holder of a firm is not disclosed, tied to the firm itself.
//
// @param   dataset            ID!         dataset that says so
// @param   rows               [Row!]!     the relationships of one start node each, as lists of equal length
// @row     start              ID!         key of the start node
// @row     end                [ID!]!      keys of the end nodes
// @row     id                 [ID!]!      relationship
// @row     record             [ID!]!      source row
// @row     category           [String]!   what is not disclosed, as the source words it
// @row     reason             [String]!   why, as the source words it
// @row     detail             [String]!   further words of the source
// @row     interest           [String]!   ECONOMIC, VOTING or CONTROL, null where the source does not say
// @row     exactShare         [Share]!    share of the company
// @row     minShare           [Share]!    least share of the company
// @row     maxShare           [Share]!    greatest share of the company
// @row     minExclusive       [Boolean]!  the share is more than the least
// @row     maxExclusive       [Boolean]!  the share is less than the greatest
// @row     from               [Date]!     first day
// @row     to                 [Date]!     first day no longer
// @row     statement          [ID]!       the source's own id of the statement
// @row     basis              [String!]!  REPORTED, MIRROR, ESTIMATED or ILLUSTRATIVE
// @returns written            Int!        relationships written
// @reads   Firm, UNDISCLOSED_HOLDER
UNWIND $rows AS row
MATCH (start:Firm {id: row.start})
WITH start, row
UNWIND range(0, size(row.id) - 1) AS at
MATCH (end:Firm {id: row.end[at]})
CREATE (start)-[:UNDISCLOSED_HOLDER {id: row.id[at], dataset: $dataset, record: row.record[at], category: row.category[at], reason: row.reason[at], detail: row.detail[at], interest: row.interest[at], exactShare: toFloat(row.exactShare[at]), minShare: toFloat(row.minShare[at]), maxShare: toFloat(row.maxShare[at]), minExclusive: row.minExclusive[at], maxExclusive: row.maxExclusive[at], from: row.from[at], to: row.to[at], statement: row.statement[at], basis: row.basis[at]}]->(end)
RETURN count(*) AS written
