// What a dataset says so far of its firms.
//
// @param   dataset  ID!  dataset
// @returns key      ID!  key
// @returns name     String  as stored
// @returns lei      String  as stored
// @reads   Firm
MATCH (node:Firm)
WHERE node.dataset = $dataset
RETURN node.id AS key, node.name AS name, node.lei AS lei
