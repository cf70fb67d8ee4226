// Sales of one firm to another in a year.
//
// @param   dataset       ID!        dataset that says so
// @param   rows          [Row!]!    the relationships of one start node each, as lists of equal length
// @row     start         ID!        key of the start node
// @row     end           [ID!]!     keys of the end nodes
// @row     id            [ID!]!     relationship
// @row     record        [ID!]!     source row
// @row     year          [Year!]!   calendar year
// @row     product       [String]!  HS code
// @row     usd           [Usd]!     sales to the buyer, US dollars; null where only the link is known
// @row     basis         [String!]! REPORTED, MIRROR, ESTIMATED or ILLUSTRATIVE
// @returns written       Int!       relationships written
// @reads   Firm, SUPPLIES
UNWIND $rows AS row
MATCH (start:Firm {id: row.start})
WITH start, row
UNWIND range(0, size(row.id) - 1) AS at
MATCH (end:Firm {id: row.end[at]})
CREATE (start)-[:SUPPLIES {id: row.id[at], dataset: $dataset, record: row.record[at], year: row.year[at], product: row.product[at], usd: toFloat(row.usd[at]), basis: row.basis[at]}]->(end)
RETURN count(*) AS written
