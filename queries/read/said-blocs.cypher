// What the store says so far of blocs, and which dataset described each first.
//
// @returns key      ID!  key
// @returns dataset  ID!  dataset
// @returns name     String  as stored
// @returns type     String  as stored
// @returns basis    String  as stored
// @returns url      String  as stored
// @reads   Bloc
MATCH (node:Bloc)
WHERE node.dataset IS NOT NULL
RETURN node.id AS key, node.dataset AS dataset, node.name AS name, node.type AS type, node.basis AS basis, node.url AS url
