// Which sectors of another classification a sector is part of.
//
// @param   dataset  ID!        dataset that says so
// @param   rows     [Row!]!    the relationships of one start node each, as lists of equal length
// @row     start    ID!        key of the start node
// @row     end      [ID!]!     keys of the end nodes
// @row     id       [ID!]!     relationship
// @row     record   [ID!]!     source row
// @row     weight   [Share!]!  share of the sector that belongs there
// @row     basis    [String!]! REPORTED, MIRROR, ESTIMATED or ILLUSTRATIVE
// @returns written  Int!       relationships written
// @reads   Sector, Sector, CORRESPONDS_TO
UNWIND $rows AS row
MATCH (start:Sector {id: row.start})
WITH start, row
UNWIND range(0, size(row.id) - 1) AS at
MATCH (end:Sector {id: row.end[at]})
CREATE (start)-[:CORRESPONDS_TO {id: row.id[at], dataset: $dataset, record: row.record[at], weight: toFloat(row.weight[at]), basis: row.basis[at]}]->(end)
RETURN count(*) AS written
