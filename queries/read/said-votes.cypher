// What a dataset says so far: where an economy stands in the votes of a body in a year.
//
// @param   dataset  ID!      dataset
// @param   keys     [ID!]!   start nodes, one page of them
// @param   years    [Year!]  years to look at, null for all
// @returns start    ID!      key of the start node
// @returns end      ID!      key of the end node
// @returns id       ID!      relationship
// @returns year          Year!    calendar year
// @returns idealPoint    Float!   position on the main line of division, about -3 to 3
// @returns series        String!  series of estimates, ALL or FINAL_PASSAGE
// @returns basis         String!  REPORTED, MIRROR, ESTIMATED or ILLUSTRATIVE
// @reads   Economy, Body, VOTES
UNWIND $keys AS key
MATCH (start:Economy {iso3: key})-[link:VOTES]->(end:Body)
WHERE link.dataset = $dataset
  AND ($years IS NULL OR link.year IN $years)
RETURN start.iso3 AS start, end.id AS end, link.id AS id, link.year AS year, link.idealPoint AS idealPoint, link.series AS series, link.basis AS basis
