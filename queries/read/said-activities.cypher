// What a dataset says so far: the industry in which a firm earns its revenue.
//
// @param   dataset  ID!      dataset
// @param   keys     [ID!]!   start nodes, one page of them
// @param   years    [Year!]  years to look at, null for all
// @returns start    ID!      key of the start node
// @returns end      ID!      key of the end node
// @returns id       ID!      relationship
// @returns year          Year!    calendar year
// @returns revenueUsd    Usd      revenue, US dollars
// @returns purchasesUsd  Usd      all purchases, stated suppliers or not, US dollars
// @returns basis         String!  REPORTED, MIRROR, ESTIMATED or ILLUSTRATIVE
// @reads   Firm, Industry, ACTIVE_IN
UNWIND $keys AS key
MATCH (start:Firm {id: key})-[link:ACTIVE_IN]->(end:Industry)
WHERE link.dataset = $dataset
  AND ($years IS NULL OR link.year IN $years)
RETURN start.id AS start, end.key AS end, link.id AS id, link.year AS year, link.revenueUsd AS revenueUsd, link.purchasesUsd AS purchasesUsd, link.basis AS basis
