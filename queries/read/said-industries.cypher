// What the store says so far of industries, and which dataset described each first.
//
// @returns key      ID!  key
// @returns dataset  ID!  dataset
// @returns economy  String  as stored
// @returns scheme   String  as stored
// @returns code     String  as stored
// @returns name     String  as stored
// @reads   Industry
MATCH (node:Industry)
WHERE node.dataset IS NOT NULL
RETURN node.key AS key, node.dataset AS dataset, node.economy AS economy, node.scheme AS scheme, node.code AS code, node.name AS name
