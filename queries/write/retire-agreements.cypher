// Takes back agreements that a dataset no longer names and that nothing else is tied to.
//
// @param   dataset  ID!     dataset that named them
// @param   keys     [ID!]!  keys
// @returns retired  Int!    agreements deleted
// @reads   Agreement
UNWIND $keys AS key
MATCH (node:Agreement {id: key})
WHERE node.dataset = $dataset AND NOT EXISTS { (node)--() }
DELETE node
RETURN count(*) AS retired
