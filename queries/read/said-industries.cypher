// What a dataset says so far of its industries.
//
// @param   dataset  ID!  dataset
// @returns key      ID!  key
// @returns economy  String  as stored
// @returns scheme   String  as stored
// @returns code     String  as stored
// @returns name     String  as stored
// @reads   Industry
MATCH (node:Industry)
WHERE node.dataset = $dataset
RETURN node.key AS key, node.economy AS economy, node.scheme AS scheme, node.code AS code, node.name AS name
