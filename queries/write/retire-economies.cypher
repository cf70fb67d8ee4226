// Takes back economies that a dataset no longer names and that nothing else is tied to.
//
// @param   dataset  ID!     dataset that named them
// @param   keys     [ID!]!  keys
// @returns retired  Int!    economies deleted
// @reads   Economy
UNWIND $keys AS key
MATCH (node:Economy {iso3: key})
WHERE node.dataset = $dataset AND NOT EXISTS { (node)--() }
DELETE node
RETURN count(*) AS retired
