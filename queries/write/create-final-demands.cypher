// Sales of an industry to the final users of an economy.
//
// @param   dataset       ID!        dataset that says so
// @param   rows          [Row!]!    the relationships of one start node each, as lists of equal length
// @row     start         ID!        key of the start node
// @row     end           [ID!]!     keys of the end nodes
// @row     id            [ID!]!     relationship
// @row     record        [ID!]!     source row
// @row     year          [Year!]!   calendar year
// @row     category      [String!]! category of final demand
// @row     usd           [Usd!]!    sales to final users, US dollars; negative where stocks fall
// @row     basis         [String!]! REPORTED, MIRROR, ESTIMATED or ILLUSTRATIVE
// @returns written       Int!       relationships written
// @reads   Industry, Economy, FINAL_DEMAND
UNWIND $rows AS row
MATCH (start:Industry {key: row.start})
WITH start, row
UNWIND range(0, size(row.id) - 1) AS at
MERGE (end:Economy {iso3: row.end[at]})
CREATE (start)-[:FINAL_DEMAND {id: row.id[at], dataset: $dataset, record: row.record[at], year: row.year[at], category: row.category[at], usd: toFloat(row.usd[at]), basis: row.basis[at]}]->(end)
RETURN count(*) AS written
