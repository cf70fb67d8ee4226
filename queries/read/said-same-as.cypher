// What a dataset says so far: that two parties are the same.
//
// @param   dataset  ID!      dataset
// @param   keys     [ID!]!   start nodes, one page of them
// @returns start    ID!      key of the start node
// @returns end      ID!      key of the end node
// @returns id       ID!      relationship
// @returns weight   Share    probability that they are, 0..1
// @returns method   String   how it was found
// @returns author   String!  who decided
// @returns reason   String   why
// @returns basis    String!  REPORTED, MIRROR, ESTIMATED or ILLUSTRATIVE
// @reads   Party, SAME_AS
UNWIND $keys AS key
MATCH (start:Party {id: key})-[link:SAME_AS]->(end:Party)
WHERE link.dataset = $dataset
RETURN start.id AS start, end.id AS end, link.id AS id, link.weight AS weight, link.method AS method, link.author AS author, link.reason AS reason, link.basis AS basis
