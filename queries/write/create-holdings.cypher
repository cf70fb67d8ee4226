// Holdings of a party in a firm.
//
// @param   dataset       ID!        dataset that says so
// @param   rows          [Row!]!    the relationships of one start node each, as lists of equal length
// @row     start         ID!        key of the start node
// @row     end           [ID!]!     keys of the end nodes
// @row     id            [ID!]!     relationship
// @row     record        [ID!]!     source row
// @row     interest      [String!]! ECONOMIC, VOTING or CONTROL
// @row     exactShare    [Share]!   share of the company
// @row     minShare      [Share]!   least share of the company
// @row     maxShare      [Share]!   greatest share of the company
// @row     from          [Date]!    first day of the holding
// @row     to            [Date]!    first day no longer held
// @row     basis         [String!]! REPORTED, MIRROR, ESTIMATED or ILLUSTRATIVE
// @returns written       Int!       relationships written
// @reads   Party, Firm, HOLDS
UNWIND $rows AS row
MATCH (start:Party {id: row.start})
WITH start, row
UNWIND range(0, size(row.id) - 1) AS at
MATCH (end:Firm {id: row.end[at]})
CREATE (start)-[:HOLDS {id: row.id[at], dataset: $dataset, record: row.record[at], interest: row.interest[at], exactShare: toFloat(row.exactShare[at]), minShare: toFloat(row.minShare[at]), maxShare: toFloat(row.maxShare[at]), from: row.from[at], to: row.to[at], basis: row.basis[at]}]->(end)
RETURN count(*) AS written
