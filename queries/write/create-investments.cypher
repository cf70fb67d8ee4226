// Direct investment of one economy in another in a year, as one of the two reported it.
//
// @param   dataset       ID!        dataset that says so
// @param   rows          [Row!]!    the relationships of one start node each, as lists of equal length
// @row     start         ID!        key of the start node
// @row     end           [ID!]!     keys of the end nodes
// @row     id            [ID!]!     relationship
// @row     record        [ID!]!     source row
// @row     year          [Year!]!   calendar year
// @row     measure       [String!]! FLOW or STOCK
// @row     reportedBy    [String!]! ORIGIN or HOST, whose statistics say so
// @row     investor      [String!]! IMMEDIATE or ULTIMATE
// @row     sector        [String]!  sector, null for all
// @row     usd           [Usd!]!    value, US dollars; negative for disinvestment
// @row     basis         [String!]! REPORTED, MIRROR, ESTIMATED or ILLUSTRATIVE
// @returns written       Int!       relationships written
// @reads   Economy, INVESTS_IN
UNWIND $rows AS row
MERGE (start:Economy {iso3: row.start})
WITH start, row
UNWIND range(0, size(row.id) - 1) AS at
MERGE (end:Economy {iso3: row.end[at]})
CREATE (start)-[:INVESTS_IN {id: row.id[at], dataset: $dataset, record: row.record[at], year: row.year[at], measure: row.measure[at], reportedBy: row.reportedBy[at], investor: row.investor[at], sector: row.sector[at], usd: toFloat(row.usd[at]), basis: row.basis[at]}]->(end)
RETURN count(*) AS written
