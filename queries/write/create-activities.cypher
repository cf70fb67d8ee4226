// The industry in which a firm earns its revenue.
//
// @param   dataset       ID!      dataset that says so
// @param   rows          [Row!]!  the relationships of one start node each
// @row     start         ID!      key of the start node
// @row     links         [Row!]!  its relationships
// @row     end           ID!      key of the end node
// @row     id            ID!      relationship
// @row     record        ID!      source row
// @row     year          Year!    calendar year
// @row     revenueUsd    Usd      revenue, US dollars
// @row     purchasesUsd  Usd      all purchases, stated suppliers or not, US dollars
// @row     basis         String!  REPORTED, MIRROR, ESTIMATED or ILLUSTRATIVE
// @returns written       Int!     relationships written
// @reads   Firm, Industry, ACTIVE_IN
UNWIND $rows AS row
MATCH (start:Firm {id: row.start})
WITH start, row
UNWIND row.links AS link
MERGE (end:Industry {key: link.end})
CREATE (start)-[:ACTIVE_IN {id: link.id, dataset: $dataset, record: link.record, year: link.year, revenueUsd: toFloat(link.revenueUsd), purchasesUsd: toFloat(link.purchasesUsd), basis: link.basis}]->(end)
RETURN count(*) AS written
