// What a dataset says so far: gross output of an industry of an economy.
//
// @param   dataset  ID!      dataset
// @param   keys     [ID!]!   start nodes, one page of them
// @param   years    [Year!]  years to look at, null for all
// @returns start    ID!      key of the start node
// @returns end      ID!      key of the end node
// @returns id       ID!      relationship
// @returns year          Year!    calendar year
// @returns outputUsd     Usd      gross output, US dollars
// @returns valueAddedUsd Usd      value added, US dollars
// @returns co2Kt         Float    carbon dioxide, kilotonnes
// @returns basis         String!  REPORTED, MIRROR, ESTIMATED or ILLUSTRATIVE
// @reads   Economy, Industry, PRODUCES
UNWIND $keys AS key
MATCH (start:Economy {iso3: key})-[link:PRODUCES]->(end:Industry)
WHERE link.dataset = $dataset
  AND ($years IS NULL OR link.year IN $years)
RETURN start.iso3 AS start, end.key AS end, link.id AS id, link.year AS year, link.outputUsd AS outputUsd, link.valueAddedUsd AS valueAddedUsd, link.co2Kt AS co2Kt, link.basis AS basis
