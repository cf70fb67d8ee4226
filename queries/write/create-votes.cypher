// Where an economy stands in the votes of a body in a year.
//
// @param   dataset       ID!        dataset that says so
// @param   rows          [Row!]!    the relationships of one start node each, as lists of equal length
// @row     start         ID!        key of the start node
// @row     end           [ID!]!     keys of the end nodes
// @row     id            [ID!]!     relationship
// @row     record        [ID!]!     source row
// @row     year          [Year!]!   calendar year
// @row     idealPoint    [Float!]!  position on the main line of division, about -3 to 3
// @row     series        [String!]! series of estimates, ALL or FINAL_PASSAGE
// @row     basis         [String!]! REPORTED, MIRROR, ESTIMATED or ILLUSTRATIVE
// @returns written       Int!       relationships written
// @reads   Economy, Body, VOTES
UNWIND $rows AS row
MERGE (start:Economy {iso3: row.start})
WITH start, row
UNWIND range(0, size(row.id) - 1) AS at
MATCH (end:Body {id: row.end[at]})
CREATE (start)-[:VOTES {id: row.id[at], dataset: $dataset, record: row.record[at], year: row.year[at], idealPoint: toFloat(row.idealPoint[at]), series: row.series[at], basis: row.basis[at]}]->(end)
RETURN count(*) AS written
