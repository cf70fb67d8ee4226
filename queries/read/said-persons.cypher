// What a dataset says so far of its persons.
//
// @param   dataset  ID!  dataset
// @returns key      ID!  key
// @returns name     String  as stored
// @reads   Person
MATCH (node:Person)
WHERE node.dataset = $dataset
RETURN node.id AS key, node.name AS name
