// What a dataset says so far: all trade of an economy with the world in a year.
//
// @param   dataset  ID!      dataset
// @param   keys     [ID!]!   start nodes, one page of them
// @param   years    [Year!]  years to look at, null for all
// @returns start    ID!      key of the start node
// @returns end      ID!      key of the end node
// @returns id       ID!      relationship
// @returns year     Year!    calendar year
// @returns flow     String!  EXPORT, IMPORT, RE_EXPORT or RE_IMPORT
// @returns product  String   HS code, null for all goods
// @returns usd      Usd!     value, US dollars
// @returns revision String   edition of the Harmonized System
// @returns basis    String!  REPORTED, ESTIMATED or ILLUSTRATIVE
// @reads   Economy, TRADES_WITH_WORLD
UNWIND $keys AS key
MATCH (start:Economy {iso3: key})-[link:TRADES_WITH_WORLD]->(end:Economy)
WHERE link.dataset = $dataset
  AND ($years IS NULL OR link.year IN $years)
RETURN start.iso3 AS start, end.iso3 AS end, link.id AS id, link.year AS year, link.flow AS flow, link.product AS product, link.usd AS usd, link.revision AS revision, link.basis AS basis
