// Exports of one economy to another in a year.
//
// @param   dataset       ID!        dataset that says so
// @param   rows          [Row!]!    the relationships of one start node each, as lists of equal length
// @row     start         ID!        key of the start node
// @row     end           [ID!]!     keys of the end nodes
// @row     id            [ID!]!     relationship
// @row     record        [ID!]!     source row
// @row     year          [Year!]!   calendar year
// @row     product       [String]!  HS code, null for all goods
// @row     sector        [String]!  sector, null for all
// @row     usd           [Usd!]!    value, US dollars
// @row     tonnes        [Float]!   net weight, null where none is stated
// @row     reportedBy    [String]!  EXPORTER or IMPORTER, null where it is not one of the two
// @row     valuation     [String]!  FOB, or CIF with freight and insurance to the importer's border; null where it is not stated
// @row     revision      [String]!  edition of the Harmonized System that the product is a code of, such as HS2017
// @row     basis         [String!]! REPORTED, MIRROR for what the importer reports, ESTIMATED or ILLUSTRATIVE
// @returns written       Int!       relationships written
// @reads   Economy, EXPORTS_TO
UNWIND $rows AS row
MERGE (start:Economy {iso3: row.start})
WITH start, row
UNWIND range(0, size(row.id) - 1) AS at
MERGE (end:Economy {iso3: row.end[at]})
CREATE (start)-[:EXPORTS_TO {id: row.id[at], dataset: $dataset, record: row.record[at], year: row.year[at], product: row.product[at], sector: row.sector[at], usd: toFloat(row.usd[at]), tonnes: toFloat(row.tonnes[at]), reportedBy: row.reportedBy[at], valuation: row.valuation[at], revision: row.revision[at], basis: row.basis[at]}]->(end)
RETURN count(*) AS written
