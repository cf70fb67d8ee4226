// Sales of an industry to the final users of an economy.
//
// @param   dataset       ID!      dataset that says so
// @param   rows          [Row!]!  the relationships of one start node each
// @row     start         ID!      key of the start node
// @row     links         [Row!]!  its relationships
// @row     end           ID!      key of the end node
// @row     id            ID!      relationship
// @row     record        ID!      source row
// @row     year          Year!    calendar year
// @row     category      String!  category of final demand
// @row     usd           Usd!     sales to final users, US dollars; negative where stocks fall
// @row     basis         String!  REPORTED, MIRROR, ESTIMATED or ILLUSTRATIVE
// @returns written       Int!     relationships written
// @reads   Industry, Economy, FINAL_DEMAND
UNWIND $rows AS row
MATCH (start:Industry {key: row.start})
WITH start, row
UNWIND row.links AS link
MERGE (end:Economy {iso3: link.end})
CREATE (start)-[:FINAL_DEMAND {id: link.id, dataset: $dataset, record: link.record, year: link.year, category: link.category, usd: toFloat(link.usd), basis: link.basis}]->(end)
RETURN count(*) AS written
