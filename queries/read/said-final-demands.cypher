// What a dataset says so far: sales of an industry to the final users of an economy.
//
// @param   dataset  ID!      dataset
// @param   keys     [ID!]!   start nodes, one page of them
// @param   years    [Year!]  years to look at, null for all
// @returns start    ID!      key of the start node
// @returns end      ID!      key of the end node
// @returns id       ID!      relationship
// @returns year          Year!    calendar year
// @returns category      String!  category of final demand
// @returns usd           Usd!     sales to final users, US dollars; negative where stocks fall
// @returns basis         String!  REPORTED, MIRROR, ESTIMATED or ILLUSTRATIVE
// @reads   Industry, Economy, FINAL_DEMAND
UNWIND $keys AS key
MATCH (start:Industry {key: key})-[link:FINAL_DEMAND]->(end:Economy)
WHERE link.dataset = $dataset
  AND ($years IS NULL OR link.year IN $years)
RETURN start.key AS start, end.iso3 AS end, link.id AS id, link.year AS year, link.category AS category, link.usd AS usd, link.basis AS basis
