// What a dataset says so far: direct investment of one economy in another in a year, as one of them reported it.
//
// @param   dataset  ID!      dataset
// @param   keys     [ID!]!   start nodes, one page of them
// @param   years    [Year!]  years to look at, null for all
// @returns start    ID!      key of the start node
// @returns end      ID!      key of the end node
// @returns id       ID!      relationship
// @returns year          Year!    calendar year
// @returns measure       String!  FLOW or STOCK
// @returns reportedBy    String!  ORIGIN or HOST, whose statistics say so
// @returns investor      String!  IMMEDIATE or ULTIMATE
// @returns sector        String   sector, null for all
// @returns usd           Usd!     value, US dollars; negative for disinvestment
// @returns basis         String!  REPORTED, MIRROR, ESTIMATED or ILLUSTRATIVE
// @reads   Economy, INVESTS_IN
UNWIND $keys AS key
MATCH (start:Economy {iso3: key})-[link:INVESTS_IN]->(end:Economy)
WHERE link.dataset = $dataset
  AND ($years IS NULL OR link.year IN $years)
RETURN start.iso3 AS start, end.iso3 AS end, link.id AS id, link.year AS year, link.measure AS measure, link.reportedBy AS reportedBy, link.investor AS investor, link.sector AS sector, link.usd AS usd, link.basis AS basis
