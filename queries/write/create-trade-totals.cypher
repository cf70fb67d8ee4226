// All trade of an economy with the world in a year, as it publishes it, tied to the economy itself: never a tie between economies.
//
// @param   dataset   ID!        dataset that says so
// @param   rows      [Row!]!    the relationships of one start node each, as lists of equal length
// @row     start     ID!        key of the start node
// @row     end       [ID!]!     keys of the end nodes
// @row     id        [ID!]!     relationship
// @row     record    [ID!]!     source row
// @row     year      [Year!]!   calendar year
// @row     flow      [String!]! EXPORT, IMPORT, RE_EXPORT or RE_IMPORT
// @row     product   [String]!  HS code, null for all goods
// @row     usd       [Usd!]!    value, US dollars
// @row     revision  [String]!  edition of the Harmonized System that the product is a code of, such as HS2017
// @row     basis     [String!]! REPORTED, ESTIMATED or ILLUSTRATIVE
// @returns written   Int!       relationships written
// @reads   Economy, TRADES_WITH_WORLD
UNWIND $rows AS row
MERGE (start:Economy {iso3: row.start})
WITH start, row
UNWIND range(0, size(row.id) - 1) AS at
MATCH (end:Economy {iso3: row.end[at]})
CREATE (start)-[:TRADES_WITH_WORLD {id: row.id[at], dataset: $dataset, record: row.record[at], year: row.year[at], flow: row.flow[at], product: row.product[at], usd: toFloat(row.usd[at]), revision: row.revision[at], basis: row.basis[at]}]->(end)
RETURN count(*) AS written
