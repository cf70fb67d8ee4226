// Sales of one firm to another in a year.
//
// @param   dataset       ID!      dataset that says so
// @param   rows          [Row!]!  the relationships of one start node each
// @row     start         ID!      key of the start node
// @row     links         [Row!]!  its relationships
// @row     end           ID!      key of the end node
// @row     id            ID!      relationship
// @row     record        ID!      source row
// @row     year          Year!    calendar year
// @row     product       String   HS code
// @row     usd           Usd      sales to the buyer, US dollars; null where only the link is known
// @row     basis         String!  REPORTED, MIRROR, ESTIMATED or ILLUSTRATIVE
// @returns written       Int!     relationships written
// @reads   Firm, SUPPLIES
UNWIND $rows AS row
MATCH (start:Firm {id: row.start})
WITH start, row
UNWIND row.links AS link
MATCH (end:Firm {id: link.end})
CREATE (start)-[:SUPPLIES {id: link.id, dataset: $dataset, record: link.record, year: link.year, product: link.product, usd: toFloat(link.usd), basis: link.basis}]->(end)
RETURN count(*) AS written
