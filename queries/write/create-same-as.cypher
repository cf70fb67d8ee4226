// That two parties are the same. Two with different Legal Entity Identifiers are not.
//
// @param   dataset       ID!        dataset that says so
// @param   rows          [Row!]!    the relationships of one start node each, as lists of equal length
// @row     start         ID!        key of the start node
// @row     end           [ID!]!     keys of the end nodes
// @row     id            [ID!]!     relationship
// @row     record        [ID!]!     source row
// @row     weight        [Share]!   probability that they are, 0..1
// @row     method        [String]!  how it was found
// @row     author        [String!]! who decided
// @row     reason        [String]!  why
// @row     basis         [String!]! REPORTED, MIRROR, ESTIMATED or ILLUSTRATIVE
// @returns written       Int!       relationships written
// @reads   Party, SAME_AS
UNWIND $rows AS row
MATCH (start:Party {id: row.start})
WITH start, row
UNWIND range(0, size(row.id) - 1) AS at
MATCH (end:Party {id: row.end[at]})
WHERE start.lei IS NULL OR end.lei IS NULL OR start.lei = end.lei
CREATE (start)-[:SAME_AS {id: row.id[at], dataset: $dataset, record: row.record[at], weight: row.weight[at], method: row.method[at], author: row.author[at], reason: row.reason[at], basis: row.basis[at]}]->(end)
RETURN count(*) AS written
