// What a dataset says so far of its blocs.
//
// @param   dataset  ID!  dataset
// @returns key      ID!  key
// @returns name     String  as stored
// @returns type     String  as stored
// @returns basis    String  as stored
// @returns url      String  as stored
// @reads   Bloc
MATCH (node:Bloc)
WHERE node.dataset = $dataset
RETURN node.id AS key, node.name AS name, node.type AS type, node.basis AS basis, node.url AS url
