// Gross output of an industry of an economy.
//
// @param   dataset       ID!      dataset that says so
// @param   rows          [Row!]!  the relationships of one start node each
// @row     start         ID!      key of the start node
// @row     links         [Row!]!  its relationships
// @row     end           ID!      key of the end node
// @row     id            ID!      relationship
// @row     record        ID!      source row
// @row     year          Year!    calendar year
// @row     outputUsd     Usd!     gross output, US dollars
// @row     valueAddedUsd Usd      value added, US dollars
// @row     co2Kt         Float    carbon dioxide, kilotonnes
// @row     basis         String!  REPORTED, MIRROR, ESTIMATED or ILLUSTRATIVE
// @returns written       Int!     relationships written
// @reads   Economy, Industry, PRODUCES
UNWIND $rows AS row
MERGE (start:Economy {iso3: row.start})
WITH start, row
UNWIND row.links AS link
MATCH (end:Industry {key: link.end})
CREATE (start)-[:PRODUCES {id: link.id, dataset: $dataset, record: link.record, year: link.year, outputUsd: toFloat(link.outputUsd), valueAddedUsd: toFloat(link.valueAddedUsd), co2Kt: toFloat(link.co2Kt), basis: link.basis}]->(end)
RETURN count(*) AS written
