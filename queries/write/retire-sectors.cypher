// Takes back sectors that a dataset no longer names and that nothing else is tied to.
//
// @param   dataset  ID!    dataset that named them
// @param   keys     [ID!]! keys
// @returns retired  Int!   sectors deleted
// @reads   Sector
UNWIND $keys AS key
MATCH (node:Sector {id: key})
WHERE node.dataset = $dataset AND NOT EXISTS { (node)--() }
DELETE node
RETURN count(*) AS retired
