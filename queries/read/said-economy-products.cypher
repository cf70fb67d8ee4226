// What a dataset says so far: what is made in an economy.
//
// @param   dataset       ID!      dataset
// @param   keys          [ID!]!   start nodes, one page of them
// @returns start         ID!      key of the start node
// @returns end           ID!      key of the end node
// @returns id            ID!      relationship
// @returns share         Share    share of all that is made of it, in the economy or by the party; null where it is not told
// @returns isNegligible  Boolean! said to make so little that it does not count
// @returns basis         String!  REPORTED, MIRROR, ESTIMATED or ILLUSTRATIVE
// @reads   Economy, Product, MAKES
UNWIND $keys AS key
MATCH (start:Economy {iso3: key})-[link:MAKES]->(end:Product)
WHERE link.dataset = $dataset
RETURN start.iso3 AS start, end.hs AS end, link.id AS id, link.share AS share, link.isNegligible AS isNegligible, link.basis AS basis
