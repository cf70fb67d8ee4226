// What a product goes into.
//
// @param   dataset  ID!        dataset that says so
// @param   rows     [Row!]!    the relationships of one start node each, as lists of equal length
// @row     start    ID!        key of the start node
// @row     end      [ID!]!     keys of the end nodes
// @row     id       [ID!]!     relationship
// @row     record   [ID!]!     source row
// @row     basis    [String!]! REPORTED, MIRROR, ESTIMATED or ILLUSTRATIVE
// @returns written  Int!       relationships written
// @reads   Product, Product, GOES_INTO
UNWIND $rows AS row
MATCH (start:Product {hs: row.start})
WITH start, row
UNWIND range(0, size(row.id) - 1) AS at
MATCH (end:Product {hs: row.end[at]})
CREATE (start)-[:GOES_INTO {id: row.id[at], dataset: $dataset, record: row.record[at], basis: row.basis[at]}]->(end)
RETURN count(*) AS written
