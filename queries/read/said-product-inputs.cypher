// What a dataset says so far: what a product goes into.
//
// @param   dataset  ID!     dataset
// @param   keys     [ID!]!  start nodes, one page of them
// @returns start    ID!     key of the start node
// @returns end      ID!     key of the end node
// @returns id       ID!     relationship
// @returns basis    String! REPORTED, MIRROR, ESTIMATED or ILLUSTRATIVE
// @reads   Product, Product, GOES_INTO
UNWIND $keys AS key
MATCH (start:Product {hs: key})-[link:GOES_INTO]->(end:Product)
WHERE link.dataset = $dataset
RETURN start.hs AS start, end.hs AS end, link.id AS id, link.basis AS basis
