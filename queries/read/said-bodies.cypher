// What the store says so far of bodies, and which dataset described each first.
//
// @returns key      ID!  key
// @returns dataset  ID!  dataset
// @returns name        String  as stored
// @reads   Body
MATCH (node:Body)
WHERE node.dataset IS NOT NULL
RETURN node.id AS key, node.dataset AS dataset, node.name AS name
