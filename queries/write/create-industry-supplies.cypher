// Sales of one industry to another in a year, from an input-output table.
//
// @param   dataset       ID!      dataset that says so
// @param   rows          [Row!]!  the relationships of one start node each
// @row     start         ID!      key of the start node
// @row     links         [Row!]!  its relationships
// @row     end           ID!      key of the end node
// @row     id            ID!      relationship
// @row     record        ID!      source row
// @row     year          Year!    calendar year
// @row     usd           Usd!     sales to the buyer, US dollars
// @row     basis         String!  REPORTED, MIRROR, ESTIMATED or ILLUSTRATIVE
// @returns written       Int!     relationships written
// @reads   Industry, SUPPLIES
UNWIND $rows AS row
MATCH (start:Industry {key: row.start})
WITH start, row
UNWIND row.links AS link
MATCH (end:Industry {key: link.end})
CREATE (start)-[:SUPPLIES {id: link.id, dataset: $dataset, record: link.record, year: link.year, usd: toFloat(link.usd), basis: link.basis}]->(end)
RETURN count(*) AS written
