// What the store says so far of sectors, and which dataset described each first.
//
// @returns key      ID!    key
// @returns dataset  ID!    dataset
// @returns scheme   String as stored
// @returns code     String as stored
// @returns name     String as stored
// @reads   Sector
MATCH (node:Sector)
WHERE node.dataset IS NOT NULL
RETURN node.id AS key, node.dataset AS dataset, node.scheme AS scheme, node.code AS code, node.name AS name
