// What the store says so far of agreements, and which dataset described each first.
//
// @returns key      ID!  key
// @returns dataset  ID!  dataset
// @returns name        String  as stored
// @returns type        String  as stored
// @returns signedYear  Int  as stored
// @returns depth       Int  as stored
// @returns depthRasch  Float  as stored
// @returns amendedOn   [Date!]  as stored
// @reads   Agreement
MATCH (node:Agreement)
WHERE node.dataset IS NOT NULL
RETURN node.id AS key, node.dataset AS dataset, node.name AS name, node.type AS type, node.signedYear AS signedYear, node.depth AS depth, node.depthRasch AS depthRasch, node.amendedOn AS amendedOn
