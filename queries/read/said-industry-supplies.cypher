// What a dataset says so far: sales of one industry to another in a year, from an input-output table.
//
// @param   dataset  ID!      dataset
// @param   keys     [ID!]!   start nodes, one page of them
// @param   years    [Year!]  years to look at, null for all
// @returns start    ID!      key of the start node
// @returns end      ID!      key of the end node
// @returns id       ID!      relationship
// @returns year          Year!    calendar year
// @returns usd           Usd!     sales to the buyer, US dollars
// @returns basis         String!  REPORTED, MIRROR, ESTIMATED or ILLUSTRATIVE
// @reads   Industry, SUPPLIES
UNWIND $keys AS key
MATCH (start:Industry {key: key})-[link:SUPPLIES]->(end:Industry)
WHERE link.dataset = $dataset
  AND ($years IS NULL OR link.year IN $years)
RETURN start.key AS start, end.key AS end, link.id AS id, link.year AS year, link.usd AS usd, link.basis AS basis
