// Takes back products that a dataset no longer names and that nothing else is tied to.
//
// @param   dataset  ID!     dataset that named them
// @param   keys     [ID!]!  keys
// @returns retired  Int!    products deleted
// @reads   Product
UNWIND $keys AS key
MATCH (node:Product {hs: key})
WHERE node.dataset = $dataset AND NOT EXISTS { (node)--() }
DELETE node
RETURN count(*) AS retired
