// The industry in which a firm earns its revenue.
//
// @param   dataset       ID!        dataset that says so
// @param   rows          [Row!]!    the relationships of one start node each, as lists of equal length
// @row     start         ID!        key of the start node
// @row     end           [ID!]!     keys of the end nodes
// @row     id            [ID!]!     relationship
// @row     record        [ID!]!     source row
// @row     year          [Year!]!   calendar year
// @row     revenueUsd    [Usd]!     revenue, US dollars
// @row     purchasesUsd  [Usd]!     all purchases, stated suppliers or not, US dollars
// @row     basis         [String!]! REPORTED, MIRROR, ESTIMATED or ILLUSTRATIVE
// @returns written       Int!       relationships written
// @reads   Firm, Industry, ACTIVE_IN
UNWIND $rows AS row
MATCH (start:Firm {id: row.start})
WITH start, row
UNWIND range(0, size(row.id) - 1) AS at
MERGE (end:Industry {key: row.end[at]})
CREATE (start)-[:ACTIVE_IN {id: row.id[at], dataset: $dataset, record: row.record[at], year: row.year[at], revenueUsd: toFloat(row.revenueUsd[at]), purchasesUsd: toFloat(row.purchasesUsd[at]), basis: row.basis[at]}]->(end)
RETURN count(*) AS written
