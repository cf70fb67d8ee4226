// Goods that only passed through the economy that sells them, or that the buyer takes back, in a year. They are a part of its exports,
// and apart from these, so that nobody counts them twice.
//
// @param   dataset       ID!        dataset that says so
// @param   rows          [Row!]!    the relationships of one start node each, as lists of equal length
// @row     start         ID!        key of the start node
// @row     end           [ID!]!     keys of the end nodes
// @row     id            [ID!]!     relationship
// @row     record        [ID!]!     source row
// @row     year          [Year!]!   calendar year
// @row     product       [String]!  HS code, null for all goods
// @row     usd           [Usd!]!    value, US dollars
// @row     tonnes        [Float]!   net weight, null where none is stated
// @row     reportedBy    [String!]! EXPORTER for re-exports; IMPORTER for re-imports, goods of its own that it takes back
// @row     valuation     [String]!  FOB, or CIF with freight and insurance to the importer's border; null where it is not stated
// @row     revision      [String]!  edition of the Harmonized System that the product is a code of, such as HS2017
// @row     basis         [String!]! REPORTED, MIRROR for what the importer reports, ESTIMATED or ILLUSTRATIVE
// @returns written       Int!       relationships written
// @reads   Economy, RE_EXPORTS_TO
UNWIND $rows AS row
MERGE (start:Economy {iso3: row.start})
WITH start, row
UNWIND range(0, size(row.id) - 1) AS at
MERGE (end:Economy {iso3: row.end[at]})
CREATE (start)-[:RE_EXPORTS_TO {id: row.id[at], dataset: $dataset, record: row.record[at], year: row.year[at], product: row.product[at], usd: toFloat(row.usd[at]), tonnes: toFloat(row.tonnes[at]), reportedBy: row.reportedBy[at], valuation: row.valuation[at], revision: row.revision[at], basis: row.basis[at]}]->(end)
RETURN count(*) AS written
