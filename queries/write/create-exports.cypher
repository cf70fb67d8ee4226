// Exports of one economy to another in a year.
//
// @param   dataset       ID!      dataset that says so
// @param   rows          [Row!]!  the relationships of one start node each
// @row     start         ID!      key of the start node
// @row     links         [Row!]!  its relationships
// @row     end           ID!      key of the end node
// @row     id            ID!      relationship
// @row     record        ID!      source row
// @row     year          Year!    calendar year
// @row     product       String   HS code, null for all goods
// @row     sector        String   sector, null for all
// @row     usd           Usd!     value, US dollars
// @row     basis         String!  REPORTED, MIRROR, ESTIMATED or ILLUSTRATIVE
// @returns written       Int!     relationships written
// @reads   Economy, EXPORTS_TO
UNWIND $rows AS row
MERGE (start:Economy {iso3: row.start})
WITH start, row
UNWIND row.links AS link
MERGE (end:Economy {iso3: link.end})
CREATE (start)-[:EXPORTS_TO {id: link.id, dataset: $dataset, record: link.record, year: link.year, product: link.product, sector: link.sector, usd: toFloat(link.usd), basis: link.basis}]->(end)
RETURN count(*) AS written
