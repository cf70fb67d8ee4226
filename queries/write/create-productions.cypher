// Gross output of an industry of an economy.
//
// @param   dataset       ID!        dataset that says so
// @param   rows          [Row!]!    the relationships of one start node each, as lists of equal length
// @row     start         ID!        key of the start node
// @row     end           [ID!]!     keys of the end nodes
// @row     id            [ID!]!     relationship
// @row     record        [ID!]!     source row
// @row     year          [Year!]!   calendar year
// @row     outputUsd     [Usd]!     gross output, US dollars
// @row     valueAddedUsd [Usd]!     value added, US dollars
// @row     co2Kt         [Float]!   carbon dioxide, kilotonnes
// @row     basis         [String!]! REPORTED, MIRROR, ESTIMATED or ILLUSTRATIVE
// @returns written       Int!       relationships written
// @reads   Economy, Industry, PRODUCES
UNWIND $rows AS row
MERGE (start:Economy {iso3: row.start})
WITH start, row
UNWIND range(0, size(row.id) - 1) AS at
MERGE (end:Industry {key: row.end[at]})
CREATE (start)-[:PRODUCES {id: row.id[at], dataset: $dataset, record: row.record[at], year: row.year[at], outputUsd: toFloat(row.outputUsd[at]), valueAddedUsd: toFloat(row.valueAddedUsd[at]), co2Kt: toFloat(row.co2Kt[at]), basis: row.basis[at]}]->(end)
RETURN count(*) AS written
