// What a dataset says so far: sales of one firm to another in a year.
//
// @param   dataset  ID!      dataset
// @param   keys     [ID!]!   start nodes, one page of them
// @param   years    [Year!]  years to look at, null for all
// @returns start    ID!      key of the start node
// @returns end      ID!      key of the end node
// @returns id       ID!      relationship
// @returns year          Year!    calendar year
// @returns product       String   HS code
// @returns usd           Usd      sales to the buyer, US dollars; null where only the link is known
// @returns basis         String!  REPORTED, MIRROR, ESTIMATED or ILLUSTRATIVE
// @reads   Firm, SUPPLIES
UNWIND $keys AS key
MATCH (start:Firm {id: key})-[link:SUPPLIES]->(end:Firm)
WHERE link.dataset = $dataset
  AND ($years IS NULL OR link.year IN $years)
RETURN start.id AS start, end.id AS end, link.id AS id, link.year AS year, link.product AS product, link.usd AS usd, link.basis AS basis
